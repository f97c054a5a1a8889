import { defineMessages } from '../../../i18n/messages.ts'

/** A script where it is said: at a door and on paper. */
export const scriptWords = defineMessages({
  en: {
    language: 'Say it in',
    firstLanguage: 'First language',
    opening: 'To begin with',
    closing: 'To close with',
    noAnswer: 'No answer',
    scale1: 'strongly for',
    scale5: 'strongly against',
  },
  es: {
    language: 'Decirlo en',
    firstLanguage: 'Primer idioma',
    opening: 'Para empezar',
    closing: 'Para terminar',
    noAnswer: 'Sin respuesta',
    scale1: 'muy a favor',
    scale5: 'muy en contra',
  },
})
