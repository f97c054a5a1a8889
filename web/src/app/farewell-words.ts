import { defineMessages } from '../i18n/messages.ts'

/** A canvasser's phone may never have learned the name of the group. */
export const farewellWords = defineMessages({
  en: {
    about: 'A group that is gone from this phone',
    removed: (name: string) => `You are no longer in ${name ? `“${name}”` : 'the group'}: an organizer has removed you.`,
    refused: (name: string) => `You were not let into ${name ? `“${name}”` : 'the group'}.`,
    device: (name: string) => `This phone was removed from ${name ? `“${name}”` : 'the group'}.`,
    left: (name: string) => `You have left ${name ? `“${name}”` : 'the group'}.`,
    wiped: 'Your work was handed over, and the group is wiped from this phone. To come back you need a new invitation.',
    wipedRemoved:
      'Your work was handed over, and the group is wiped from this phone. If that was a mistake, ask an organizer to let this phone in again, or try your recovery key.',
    wipedRefused:
      'The link that you used was for somebody else, or had ended. The group is wiped from this phone, and nothing that you wrote counts. Ask whoever invited you for a new link; it is for you alone.',
    wipedDevice:
      'Its work was handed over, and the group is wiped from this phone. You go on with another phone of yours, or come back by your recovery key.',
    read: 'I have read it',
  },
  es: {
    about: 'Un grupo que ya no está en este teléfono',
    removed: (name: string) => `Ya no estás en ${name ? `«${name}»` : 'el grupo'}: quien organiza te quitó.`,
    refused: (name: string) => `No te dejaron entrar ${name ? `en «${name}»` : 'en el grupo'}.`,
    device: (name: string) => `Este teléfono fue quitado ${name ? `de «${name}»` : 'del grupo'}.`,
    left: (name: string) => `Dejaste ${name ? `«${name}»` : 'el grupo'}.`,
    wiped: 'Tu trabajo se entregó y el grupo se borró de este teléfono. Para volver necesitas una nueva invitación.',
    wipedRemoved:
      'Tu trabajo se entregó y el grupo se borró de este teléfono. Si fue un error, pide a quien organiza que deje entrar otra vez este teléfono, o prueba tu clave de recuperación.',
    wipedRefused:
      'El enlace que usaste era para otra persona o ya había terminado. El grupo se borró de este teléfono y lo que escribiste no cuenta. Pide un enlace nuevo, solo para ti, a quien te invitó.',
    wipedDevice:
      'Su trabajo se entregó y el grupo se borró de este teléfono. Sigues con otro teléfono tuyo, o vuelves con tu clave de recuperación.',
    read: 'Ya lo leí',
  },
})
