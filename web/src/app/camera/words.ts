import { defineMessages } from '../../i18n/messages.ts'

export const cameraWords = defineMessages({
  en: {
    starting: 'Opening the camera…',
    refused: 'The camera is not allowed for Porchlight. Allow it in the browser’s settings for this site, or take the other way below.',
    none: 'This phone offers no camera here. There is another way below.',
    picture: 'Camera picture',
  },
  es: {
    starting: 'Abriendo la cámara…',
    refused:
      'Porchlight no tiene permiso para la cámara. Permítelo en los ajustes del navegador para este sitio, o usa la otra manera, más abajo.',
    none: 'Este teléfono no ofrece cámara aquí. Hay otra manera más abajo.',
    picture: 'Imagen de la cámara',
  },
})
