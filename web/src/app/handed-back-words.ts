import { defineMessages } from '../i18n/messages.ts'

/** Turfs are called as their organizer has called them; one may never have been known here. */
export const handedBackWords = defineMessages({
  en: {
    about: 'What is gone from this phone',
    one: (name: string) => `${name || 'A turf'} was handed back.`,
    several: (names: string) => `${names} were handed back.`,
    more: (count: number, number: string) => (count === 1 ? 'one more turf' : `${number} more turfs`),
    role: (group: string) => `Your role in ${group ? `“${group}”` : 'the group'} has changed.`,
    delivered: 'Your work was delivered. Its doors, names and notes have left this phone.',
    roleDelivered: 'Your work was delivered. What your role does not show any more has left this phone.',
    read: 'I have read it',
  },
  es: {
    about: 'Lo que ya no está en este teléfono',
    one: (name: string) => `${name || 'Una zona'}: se devolvió.`,
    several: (names: string) => `${names}: se devolvieron.`,
    more: (count: number, number: string) => (count === 1 ? 'una zona más' : `${number} zonas más`),
    role: (group: string) => `Tu papel en ${group ? `«${group}»` : 'el grupo'} cambió.`,
    delivered: 'Tu trabajo se entregó. Sus puertas, nombres y notas salieron de este teléfono.',
    roleDelivered: 'Tu trabajo se entregó. Lo que tu papel ya no muestra salió de este teléfono.',
    read: 'Ya lo leí',
  },
})
