import type { whyWords } from './words.ts'

type Why = Readonly<Record<keyof (typeof whyWords)['en'], string>>

const LARGE = ['too-large', 'too-many-operations', 'actor-too-long', 'message-too-long', 'map-key-too-long']

/**
 * Why somebody else's change does not count, by the refusal's code; the code itself is for whoever helps. `isHere`: its
 * author is still in the group, so it was one phone of theirs that was removed.
 */
export function whySentence(why: Why, doc: string, code: string, isHere = false): string {
  if (code === 'after-cut' && isHere) return why.afterPhone
  if (Object.hasOwn(why, code)) return why[code as keyof Why]
  if (doc === 'log') return `${why.roster} (${code})`
  return LARGE.includes(code) ? why.tooLarge : `${why.other} (${code})`
}
