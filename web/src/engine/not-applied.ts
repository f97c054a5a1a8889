import { type Refusal, refusal } from '@porchlight/shared/base/refusal'
import type { Verdict } from './judge.ts'

/** What keeps an entry back that a bug of ours does not let in: it waits for another roster, or another version of the app. */
export const OUR_BUG = 'bug'

export function asBug(doc: string, error: unknown): Refusal {
  console.error('Porchlight: an entry could not be taken in', doc, error)
  return refusal(OUR_BUG)
}

/** `malformed`: keeps every rule, and Automerge does not take it. */
export const isNotApplied = ({ code }: Refusal): boolean => code === OUR_BUG || code === 'malformed'

/** The verdict on what could not be applied, by itself. */
export const notApplied = (verdict: Verdict, why: string): Verdict =>
  verdict.is !== 'accepted' ? verdict : why === OUR_BUG ? { is: 'held', why } : { is: 'aside', why, batch: verdict.batch }
