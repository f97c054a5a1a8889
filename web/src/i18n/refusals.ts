import type { Refusal } from '@porchlight/shared/base/refusal'
import type { Language } from './language.ts'
import type { RefusalKey, RefusalSentence, RefusalWords } from './refusals.en.ts'

type Table = Readonly<Record<RefusalKey, RefusalSentence>>

/** Hundreds of sentences, of which the first screen hardly ever needs one: they come after it (use-refusals.ts). */
const tables: { [L in Language]?: Table } = {}
const LOAD: Readonly<Record<Language, () => Promise<Table>>> = {
  en: async () => (await import('./refusals.en.ts')).EN,
  es: async () => (await import('./refusals.es.ts')).ES,
}
const listeners = new Set<() => void>()

export async function loadRefusals(language: Language): Promise<void> {
  tables[language] ??= await LOAD[language]()
  for (const listener of listeners) listener()
}
export function onRefusalsLoaded(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const hasRefusals = (language: Language): boolean => tables[language] !== undefined

/** For what has no sentences of its own. */
const GENERAL: Readonly<Record<Language, RefusalWords>> = {
  en: {
    title: 'That did not work.',
    text: 'What you saved on this phone is safe. Try again; if it stays, open Porchlight anew.',
  },
  es: {
    title: 'Eso no funcionó.',
    text: 'Lo que guardaste en este teléfono está a salvo. Inténtalo de nuevo; si continúa, vuelve a abrir Porchlight.',
  },
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
  'written-once': 'not-allowed',
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
  'addition-unknown': 'no-longer-here',
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
  const table = tables[language]
  const key = table && keyOf(table, refusal.code)
  if (!key) return { ...GENERAL[language], text: `${GENERAL[language].text} (${refusal.code})` }
  const sentence = table[key]
  return typeof sentence === 'function' ? sentence(refusal.values ?? {}) : sentence
}

/** The entry that speaks for a code, if there is one. */
export const keyOf = (table: Table, code: string): RefusalKey | undefined =>
  Object.hasOwn(table, code) ? (code as RefusalKey) : SAME[code]
