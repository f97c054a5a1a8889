import { defineMessages } from '../i18n/messages.ts'

export const updateWords = defineMessages({
  en: {
    title: 'A new version is on this phone',
    text: 'It takes over when you say so. Your work stays as it is.',
    now: 'Update now',
    waiting: 'Saving your work first…',
    applying: 'Updating…',
    reload: 'Load again',
  },
  es: {
    title: 'Hay una nueva versión en este teléfono',
    text: 'Entra en uso cuando tú lo digas. Tu trabajo queda como está.',
    now: 'Actualizar ahora',
    waiting: 'Guardando tu trabajo primero…',
    applying: 'Actualizando…',
    reload: 'Volver a cargar',
  },
})
