import { defineMessages } from '../../i18n/messages.ts'

export const coverageWords = defineMessages({
  en: {
    title: 'Coverage map',
    open: 'Coverage map',
    nothing: 'There is no door to show yet. Bring in a list and cut turfs.',
    which: 'Which doors',
    everything: 'All doors',
    how: 'How it stands',
    share: 'Share',
  },
  es: {
    title: 'Mapa de avance',
    open: 'Mapa de avance',
    nothing: 'Todavía no hay ninguna puerta que mostrar. Trae una lista y divídela en zonas.',
    which: 'Qué puertas',
    everything: 'Todas las puertas',
    how: 'Cómo está',
    share: 'Parte',
  },
})
