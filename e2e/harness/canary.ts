// Canaries: names and notes that occur nowhere else, and every shape in which they could lie somewhere unsealed.
import { below, pick, seeded } from '../seeded.ts'

export interface Canary {
  /** What it stands for in the story: `name`, `note`, `street` … */
  readonly what: string
  readonly text: string
}

export interface Shape {
  readonly canary: Canary
  readonly encoding: string
  readonly bytes: Buffer
}

const CONSONANTS = 'bcdfghjklmnprstvwz'
const VOWELS = 'aeiouy'

/** A word that nobody has ever written: 18 letters are some 60 bits. */
function word(random: ReturnType<typeof seeded>): string {
  let text = ''
  for (let i = 0; i < 9; i++) text += pick(random, [...CONSONANTS]) + pick(random, [...VOWELS])
  return text[0]!.toUpperCase() + text.slice(1)
}

/** One canary for each thing that must stay secret; the same for the same seed. */
export function canaries<W extends string>(seed: number, what: readonly W[]): Record<W, Canary> {
  const random = seeded(seed)
  const made = {} as Record<W, Canary>
  for (const each of what) made[each] = { what: each, text: `${word(random)}${below(random, 90) + 10}` }
  return made
}

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

/** The part of a base64 text that is the same whatever stands before and after, for each of the three alignments. */
function base64s(bytes: Buffer, encoding: 'base64' | 'base64url'): Buffer[] {
  return [0, 1, 2].map(shift => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString(encoding)
      .replaceAll('=', '')
    const first = Math.ceil((shift * 8) / 6)
    const last = Math.floor(((shift + bytes.length) * 8) / 6)
    return Buffer.from(text.slice(first, last), 'latin1')
  })
}

/** Every shape of a text that counts as readable. */
export function shapes(canary: Canary): Shape[] {
  const { text } = canary
  const plain: [string, Buffer][] = [
    ['utf-8', Buffer.from(text, 'utf8')],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', utf16be(text)],
  ]
  const all = plain.flatMap(([name, bytes]): [string, Buffer][] => [
    [name, bytes],
    [`hex of ${name}`, Buffer.from(bytes.toString('hex'))],
    [`HEX of ${name}`, Buffer.from(bytes.toString('hex').toUpperCase())],
    ...base64s(bytes, 'base64').map((part): [string, Buffer] => [`base64 of ${name}`, part]),
    ...base64s(bytes, 'base64url').map((part): [string, Buffer] => [`base64url of ${name}`, part]),
  ])
  const seen = new Set<string>()
  return all
    .filter(([, bytes]) => !seen.has(bytes.toString('latin1')) && seen.add(bytes.toString('latin1')))
    .map(([encoding, bytes]) => ({ canary, encoding, bytes }))
}
