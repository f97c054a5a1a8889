import { defineMessages } from '../../i18n/messages.ts'

/** A row of doors where the same happened. */
export const severalWords = defineMessages({
  en: {
    title: 'Several doors at once',
    hold: 'Or hold a finger on a door in the list.',
    lead: 'Touch the first door, then the last: all between are chosen. Touch one again to take it out.',
    done: (doors: string) => `Noted at ${doors}. Saved on this phone.`,
    undoAll: 'Undo all of it',
    undone: 'All of it is taken back.',
    none: 'There is no door left where this could be noted.',
  },
  es: {
    title: 'Varias puertas a la vez',
    hold: 'O deja el dedo sobre una puerta de la lista.',
    lead: 'Toca la primera puerta y luego la última: se eligen todas las que hay entre ellas. Toca otra vez una para quitarla.',
    done: (doors: string) => `Anotado en ${doors}. Guardado en este teléfono.`,
    undoAll: 'Deshacer todo',
    undone: 'Todo quedó deshecho.',
    none: 'No queda ninguna puerta donde anotar esto.',
  },
})
