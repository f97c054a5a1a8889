import type { Random } from '@porchlight/shared/base/ports'
import { utf8, type Bytes } from '@porchlight/shared/base/bytes'

/** Letters and digits that nobody mistakes for each other, in any hand. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 20

/** About 99 bits, in groups of five: to be written down once, and typed perhaps never. */
export function newRecoveryCode(random: Random): string {
  let made = ''
  while (made.length < LENGTH) {
    const [byte] = random.bytes(1)
    // No letter is likelier than another.
    if (byte! < LETTERS.length * 8) made += LETTERS[byte! % LETTERS.length]!
  }
  return made.match(/.{5}/g)!.join('-')
}

/** However it was typed: capitals, spaces, and the letters that look like others. Undefined: it cannot be one. */
export function recoverySecret(typed: string): Bytes | undefined {
  const plain = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return plain.length === LENGTH && [...plain].every(letter => LETTERS.includes(letter)) ? utf8(plain) : undefined
}

export const PIN_LENGTH = 6
export const PASSPHRASE_LENGTH = 12

/** Why this PIN or passphrase cannot be one: too short, or among the first that anybody tries. */
export function weakness(kind: 'pin' | 'passphrase', text: string): 'short' | 'guessable' | undefined {
  if (kind === 'passphrase') return text.replaceAll(/\s/g, '').length < PASSPHRASE_LENGTH ? 'short' : undefined
  if (!/^\d+$/.test(text) || text.length < PIN_LENGTH) return 'short'
  const steps = new Set([...text].slice(1).map((digit, i) => (Number(digit) - Number(text[i]) + 10) % 10))
  const half = text.slice(0, text.length / 2)
  // 111111, 123456, 987654, 246802, 123123.
  return steps.size === 1 || half + half === text || isYearTwice(text) ? 'guessable' : undefined
}

const isYearTwice = (text: string): boolean => /^(19|20)\d\d(19|20)\d\d$/.test(text)
