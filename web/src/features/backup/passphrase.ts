/** Letters and digits that nobody mistakes for each other, in any hand. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const SHORTEST = 12

export const isLongEnough = (passphrase: string): boolean => passphrase.replaceAll(/\s/g, '').length >= SHORTEST

/** Twenty of them, about 99 bits, in groups of five. */
export function suggestPassphrase(): string {
  let made = ''
  while (made.length < 20) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1))
    // No letter is likelier than another.
    if (byte! < LETTERS.length * 8) made += LETTERS[byte! % LETTERS.length]!
  }
  return made.match(/.{5}/g)!.join('-')
}
