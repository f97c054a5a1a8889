import type { Refusal } from '@porchlight/shared/base/refusal'
import type { Language } from './language.ts'

/** `title`: what happened. `text`: what is safe and what to do. */
export interface RefusalWords {
  readonly title: string
  readonly text: string
}

export const refusalWords = (language: Language, refusal: Refusal): RefusalWords =>
  language === 'es'
    ? { title: 'Eso no funcionó.', text: `Lo que guardaste en este teléfono está a salvo. Inténtalo de nuevo. (${refusal.code})` }
    : { title: 'That did not work.', text: `What you saved on this phone is safe. Try again. (${refusal.code})` }
