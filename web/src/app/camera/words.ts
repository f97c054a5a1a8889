import { defineMessages } from '../../i18n/messages.ts'

export const cameraWords = defineMessages({
  en: {
    starting: 'Opening the camera…',
    refused: 'The camera is not allowed for Porchlight. Allow it in the browser’s settings for this site, or use the other way.',
    none: 'This phone offers no camera here. Use the other way.',
    picture: 'Camera picture',
  },
  es: {
    starting: 'Abriendo la cámara…',
    refused: 'Porchlight no tiene permiso para la cámara. Permítelo en los ajustes del navegador para este sitio, o usa la otra manera.',
    none: 'Este teléfono no ofrece cámara aquí. Usa la otra manera.',
    picture: 'Imagen de la cámara',
  },
})
