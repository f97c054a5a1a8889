import { defineMessages } from '../i18n/messages.ts'

export const notComeWords = defineMessages({
  en: {
    title: 'This part of Porchlight has not come to this phone yet',
    text: 'Nothing is lost, and what you have opened before keeps working. This part comes by itself as soon as there is a signal.',
    again: 'Try again',
    notYet: 'It could not be reached yet. You do not have to wait here.',
  },
  es: {
    title: 'Esta parte de Porchlight todavía no llegó a este teléfono',
    text: 'No se pierde nada, y lo que ya abriste sigue funcionando. Esta parte llega sola en cuanto haya señal.',
    again: 'Intentar de nuevo',
    notYet: 'Todavía no se pudo alcanzar. No hace falta que esperes aquí.',
  },
})
