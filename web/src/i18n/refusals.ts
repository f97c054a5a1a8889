import type { Refusal } from '@porchlight/shared/base/refusal'
import type { Language } from './language.ts'
import type { RefusalKey, RefusalSentence, RefusalWords } from './refusals.en.ts'
import { EN } from './refusals.en.ts'

type Table = Readonly<Record<RefusalKey, RefusalSentence>>

/** Only a phone that speaks Spanish needs it for its first screen; every other one has it soon after. */
let spanish: Table = EN

export async function loadSpanish(): Promise<void> {
  const { ES } = await import('./refusals.es.ts')
  spanish = ES
}

/** Codes that are one and the same thing for people. */
export const SAME: Readonly<Record<string, RefusalKey>> = {
  'not-found': 'relay-unreachable',
  'already-member': 'already-in-group',
  'unknown-scope': 'turf-unknown',
  'relay-lost': 'relay-unreachable',
  'unknown-channel': 'not-here-yet',
  'unknown-invitation': 'invitation-unknown',
  'invitation-ended': 'invitation-revoked',
  'author-no-right': 'not-allowed',
  'no-right': 'not-allowed',
  'wrong-keeper': 'not-allowed',
  'unknown-author': 'not-allowed',
  'unknown-group': 'file-other-group',
  'wrong-group': 'file-other-group',
  'file-not-work': 'file-not-porchlight',
  'missing-key': 'not-here-yet',
  'no-key': 'not-here-yet',
  'needs-rekey': 'not-here-yet',
  'not-synced': 'not-here-yet',
  'not-yet': 'not-here-yet',
  'other-history': 'not-here-yet',
  'entry-gone': 'not-here-yet',
  'kind-unknown': 'newer-version',
  'file-empty': 'file-cut-short',
  'person-unknown': 'no-longer-here',
  'merge-unknown': 'no-longer-here',
  'note-unknown': 'no-longer-here',
  'meeting-unknown': 'no-longer-here',
  'series-unknown': 'no-longer-here',
  'item-unknown': 'no-longer-here',
  'decision-unknown': 'no-longer-here',
  'task-unknown': 'no-longer-here',
}

/** The sentences for a refusal in a language. A code without sentences gets the general ones, with the code for whoever helps. */
export function refusalWords(language: Language, refusal: Refusal): RefusalWords {
  const key = keyOf(refusal.code)
  const table: Table = language === 'es' ? spanish : EN
  const sentence = table[key ?? 'other']
  const words = typeof sentence === 'function' ? sentence(refusal.values ?? {}) : sentence
  return key ? words : { ...words, text: `${words.text} (${refusal.code})` }
}

/** The entry that speaks for a code, if there is one. */
export const keyOf = (code: string): RefusalKey | undefined => (Object.hasOwn(EN, code) ? (code as RefusalKey) : SAME[code])
