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
