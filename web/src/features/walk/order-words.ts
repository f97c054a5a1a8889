import { defineMessages } from '../../i18n/messages.ts'

export const orderWords = defineMessages({
  en: {
    order: 'How do you walk?',
    orderStart: 'Begin at any door you like: the next one follows from there.',
    orderSides: 'One side of the street, then the other',
    orderSidesMore: 'The shortest way through this turf.',
    orderZigzag: 'Crossing over, by house number',
    orderZigzagMore: 'For quiet streets.',
  },
  es: {
    order: '¿Cómo recorres?',
    orderStart: 'Empieza por la puerta que quieras: la siguiente sale de ahí.',
    orderSides: 'Un lado de la calle y luego el otro',
    orderSidesMore: 'El camino más corto por esta zona.',
    orderZigzag: 'Cruzando, por número de casa',
    orderZigzagMore: 'Para calles tranquilas.',
  },
})
