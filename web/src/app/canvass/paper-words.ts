import { defineMessages } from '../../i18n/messages.ts'

export const paperLinkWords = defineMessages({
  en: { print: 'Print the walk list', enter: 'Enter results from paper' },
  es: { print: 'Imprimir la lista de puertas', enter: 'Anotar resultados del papel' },
})
