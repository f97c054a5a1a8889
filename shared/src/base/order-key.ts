/**
 * Places in a list that people rearrange together: a key is a fraction written in base 62 (`V` is about the middle), so
 * that a move changes the moved entry alone and there is always room between two. Compared as plain text.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const KEY = /^[0-9A-Za-z]*[1-9A-Za-z]$/
/** Longer ones are somebody's mistake; a thousand moves into one gap make about 170. */
const MAX_KEY = 1000

export const isOrderKey = (text: string): boolean => text.length <= MAX_KEY && KEY.test(text)

/**
 * A key after `before` and before `after` (either may be missing: the beginning, the end). `salt`, an id of 16 hex
 * digits, is put at its end: two phones that add at the same place at the same time get different keys.
 */
export function keyBetween(before: string | undefined, after: string | undefined, salt: string): string {
  const low = before !== undefined && isOrderKey(before) ? before : ''
  // Equal neighbours leave no room between them: then it goes behind both.
  const high = after !== undefined && isOrderKey(after) && after > low ? after : undefined
  // No key ends in 0: nothing would fit before it.
  return `${middle(low, high)}${salt.slice(0, 6)}V`
}

/** `count` keys in a row between two. */
export function keysBetween(before: string | undefined, after: string | undefined, salts: readonly string[]): string[] {
  const keys: string[] = []
  for (const salt of salts) keys.push(keyBetween(keys.at(-1) ?? before, after, salt))
  return keys
}

/** The shortest text strictly between two, such that everything that begins with it lies between them too. */
function middle(low: string, high: string | undefined): string {
  let prefix = ''
  for (let i = 0; ; i++) {
    const from = digit(low[i])
    const to = high === undefined || !high.startsWith(prefix) ? DIGITS.length : digit(high[i])
    // At the end of a list the next digit does: adding a hundred entries one by one keeps their keys short.
    if (to - from > 1) return prefix + DIGITS[high === undefined ? from + 1 : Math.floor((from + to) / 2)]!
    prefix += DIGITS[from]!
  }
}

const digit = (char: string | undefined): number => (char === undefined ? 0 : Math.max(0, DIGITS.indexOf(char)))

/** By key, then by id where two keys are the same, alike on every phone. */
export const byOrder = (a: { order: string; id: string }, b: { order: string; id: string }): number =>
  compareText(a.order, b.order) || compareText(a.id, b.id)

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
