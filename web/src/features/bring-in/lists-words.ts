import { defineMessages } from '../../i18n/messages.ts'

export const listsWords = defineMessages({
  en: {
    twice: 'many of these people are on another list, too: take one of them off if it is the same',
    noLonger: 'No longer needed?',
    off: 'Take this list off',
    offText:
      'Turfs that were cut from it stay, with their people and all that was recorded. Its other doors are no longer cut or counted. What is stored of it stays sealed on the phones of organizers.',
    isOff: 'The list is off.',
    undo: 'Undo',
  },
  es: {
    twice: 'muchas de estas personas están también en otra lista: quita una si es la misma',
    noLonger: '¿Ya no hace falta?',
    off: 'Quitar esta lista',
    offText:
      'Las zonas que salieron de ella quedan, con su gente y todo lo anotado. Sus otras puertas ya no se dividen ni se cuentan. Lo guardado de ella sigue sellado en los teléfonos de quienes organizan.',
    isOff: 'La lista está quitada.',
    undo: 'Deshacer',
  },
})
