import fc from 'fast-check'
import { EMAIL_KINDS, PHONE_KINDS } from '../types.ts'
import type { NewPerson, PersonCard } from '../types.ts'
import { SLOTS, asAddress, emailKey, phoneDigits } from '../values.ts'

/** For tests: people with everything that a file may make trouble with. */
const nasty = fc.string({
  unit: fc.constantFrom('a', 'B', 'é', 'ñ', '漢', '🚪', ' ', ',', ':', '"', '\\', '=', "'", '+', '-', '@', '1'),
  maxLength: 30,
})
const line = nasty.map(text => text.trim().replace(/\s+/g, ' '))
const filled = line.filter(text => text !== '' && !text.includes(':::'))
const words = fc.uniqueArray(filled, { maxLength: 3, selector: text => text.normalize('NFC').toLowerCase() })
const digits = fc.integer({ min: 2_160_000_000, max: 2_169_999_999 })
const phones = fc.uniqueArray(
  fc.record({
    number: fc.oneof(
      digits.map(String),
      digits.map(n => `+49 ${n}`),
      digits.map(n => `(${String(n).slice(0, 3)}) ${String(n).slice(3)}`),
    ),
    kind: fc.constantFrom(...PHONE_KINDS),
  }),
  { maxLength: 3, selector: phone => phoneDigits(phone.number) },
)
const emails = fc.uniqueArray(fc.record({ address: fc.nat(99).map(n => `ana${n}@example.org`), kind: fc.constantFrom(...EMAIL_KINDS) }), {
  maxLength: 3,
  selector: email => emailKey(email.address),
})
const address = fc.record({ street: line, unit: line, city: line, state: line, zip: line, country: line }).map(asAddress)

export const person: fc.Arbitrary<PersonCard> = fc.record({
  name: filled,
  given: line,
  family: line,
  pronouns: line,
  about: fc.array(line, { maxLength: 3 }).map(lines => lines.join('\n').trim()),
  freeNote: line,
  phones,
  emails,
  address: fc.option(address, { nil: undefined }),
  languages: fc.subarray(['es', 'en', 'vi', 'yue']),
  skills: words,
  offers: words,
  wants: words,
  roles: words,
  free: fc.subarray([...SLOTS], { maxLength: 4 }),
})
export const people = fc.array(person, { maxLength: 4 })

/** Without the ids, which every bringing-in makes anew. */
export const asCards = (all: readonly (NewPerson | PersonCard)[]): unknown[] => all.map(one => ({ ...one, id: undefined }))
