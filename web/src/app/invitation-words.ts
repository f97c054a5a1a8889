import { defineMessages } from '../i18n/messages.ts'

export const invitationWords = defineMessages({
  en: {
    notReady: 'Waiting for a signal: the link works as soon as this phone has delivered it. You can write down the code meanwhile.',
    qrLabel: (to: string) => `QR code: opens ${to}`,
    scanHint: 'Scan it with the other phone’s camera, or in Porchlight under “Join a group”.',
    code: 'Code',
    share: 'Share the link',
    copyLink: 'Copy the link',
    copyCode: 'Copy the code',
    linkCopied: 'Link copied',
    codeCopied: 'Code copied',
    copyFailed: 'This browser does not let us copy. Select the link below, or read out the code.',
    message: (to: string) => `Porchlight: your invitation to ${to}. Whoever has this link can use it, so keep it to yourself.`,
    whoever: 'Whoever has the unused link or code has what it opens. If it went to the wrong person, take it back.',
  },
  es: {
    notReady: 'Esperando señal: el enlace funciona en cuanto este teléfono lo entregue. Mientras tanto puedes anotar el código.',
    qrLabel: (to: string) => `Código QR: abre ${to}`,
    scanHint: 'Escanéalo con la cámara del otro teléfono, o en Porchlight en «Unirse a un grupo».',
    code: 'Código',
    share: 'Compartir el enlace',
    copyLink: 'Copiar el enlace',
    copyCode: 'Copiar el código',
    linkCopied: 'Enlace copiado',
    codeCopied: 'Código copiado',
    copyFailed: 'Este navegador no deja copiar. Selecciona el enlace de abajo o dicta el código.',
    message: (to: string) => `Porchlight: tu invitación a ${to}. Quien tenga este enlace puede usarlo; no lo compartas con nadie más.`,
    whoever: 'Quien tenga el enlace o el código sin usar tiene lo que abre. Si llegó a la persona equivocada, anúlalo.',
  },
})
