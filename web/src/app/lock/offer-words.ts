import { defineMessages } from '../../i18n/messages.ts'

export const offerWords = defineMessages({
  en: {
    title: 'Lock this phone’s Porchlight?',
    text: 'A voter list is on this phone now. With a lock, whoever finds the phone or copies its files cannot read it.',
    lock: 'Set up a lock',
  },
  es: {
    title: '¿Bloquear Porchlight en este teléfono?',
    text: 'Ahora hay una lista de votantes en este teléfono. Con un bloqueo, quien encuentre el teléfono o copie sus archivos no puede leerla.',
    lock: 'Poner un bloqueo',
  },
})
