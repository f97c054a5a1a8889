import { defineMessages } from '../../i18n/messages.ts'

export const handedWords = defineMessages({
  en: {
    title: 'From another app',
    looking: 'Looking at what came…',
    nothing: 'Nothing is waiting here. Share a list, a contact or a .porchlight file to Porchlight, or open one with it.',
    start: 'Go to the start',
    kept: (name: string, size: string) => `${name} (${size}) is kept on this phone, sealed, until you take it or throw it away.`,
    noGroup: 'It belongs in a group, and there is none on this phone yet. Join or start one, then come back here.',
    noRight: 'This looks like a list. Only members of the group can bring in lists.',
    which: 'This looks like a list. What is it a list of?',
    voters: 'Voters, to visit at their doors',
    people: 'People of the group',
    begin: 'Join or start a group',
    throwAway: 'Throw it away',
  },
  es: {
    title: 'De otra aplicación',
    looking: 'Mirando lo que llegó…',
    nothing: 'Aquí no espera nada. Comparte una lista, un contacto o un archivo .porchlight con Porchlight, o ábrelo con él.',
    start: 'Ir al inicio',
    kept: (name: string, size: string) => `${name} (${size}) se guarda en este teléfono, sellado, hasta que lo tomes o lo tires.`,
    noGroup: 'Va en un grupo, y todavía no hay ninguno en este teléfono. Únete a uno o empieza uno y vuelve aquí.',
    noRight: 'Parece una lista. Solo los miembros del grupo pueden traer listas.',
    which: 'Parece una lista. ¿De qué es?',
    voters: 'Votantes, para visitar en su puerta',
    people: 'Personas del grupo',
    begin: 'Unirme o empezar un grupo',
    throwAway: 'Tirarlo',
  },
})
