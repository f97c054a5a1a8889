import { shorten } from './shorten.ts'
import type { Email, NewPerson, Phone } from './types.ts'
import { phoneDigits } from './values.ts'

/** What a pasted or dropped text is. */
export function kindOfList(text: string): 'vcard' | 'csv' | 'lines' {
  if (/^\uFEFF?\s*BEGIN:VCARD/i.test(text)) return 'vcard'
  const [first = '', second = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 2)
  const separators = /[,;\t|]/g
  const columns = first.match(separators)?.length ?? 0
  // A header has names of columns and no people's data in it.
  const isHeader = columns > 0 && !/@|\d{3}/.test(first) && /name|nombre|first|last|apellido/i.test(first)
  return isHeader && (second === '' || (second.match(separators)?.length ?? 0) >= columns) ? 'csv' : 'lines'
}

const EMAIL = /<?(?:mailto:)?([^\s<>,;:"()@]+@[^\s<>,;:"()@]+\.[^\s<>,;:"()@]+)>?/gi
const PHONE = /(?:tel:)?(\+?\(?\d[\d\s().\-/]{5,}\d(?:\s*(?:ext\.?|x)\s*\d+)?)(?:\s*\(?(mobile|cell|home|work|m|h|w)\)?(?![\w@]))?/gi
const PRONOUNS = /[([]((?:she|he|they|ze|xe|ella|él|elle)(?:\s*\/\s*\p{L}+)+)[)\]]/iu
const KINDS: Readonly<Record<string, Phone['kind']>> = {
  mobile: 'mobile',
  cell: 'mobile',
  m: 'mobile',
  home: 'home',
  h: 'home',
  work: 'work',
  w: 'work',
}

/** A longer line is not one person. */
const LONGEST_LINE = 2000

export interface PastedLine {
  readonly line: number
  readonly text: string
  /** Undefined where no name could be found. */
  readonly person: NewPerson | undefined
}

/** One person a line: name, phones and e-mails in any order, however they are parted. */
export function readPastedPeople(text: string, newId: () => string): PastedLine[] {
  return text.split(/\r\n|\r|\n/).flatMap((raw, i) => {
    const line = raw.trim().slice(0, LONGEST_LINE)
    return line === '' ? [] : [{ line: i + 1, text: line, person: personIn(line, newId) }]
  })
}

function personIn(line: string, newId: () => string): NewPerson | undefined {
  const emails: Email[] = []
  const phones: Phone[] = []
  let rest = line.replace(EMAIL, (_, address: string) => {
    emails.push({ address, kind: 'other' })
    return ' ; '
  })
  rest = rest.replace(PHONE, (whole: string, number: string, kind: string | undefined) => {
    const digits = phoneDigits(number).replace('+', '')
    if (digits.length < 7 || digits.length > 15) return whole
    phones.push({ number: number.trim(), kind: KINDS[kind?.toLowerCase() ?? ''] ?? 'other' })
    return ' ; '
  })
  const pronouns = PRONOUNS.exec(rest)
  if (pronouns) rest = rest.replace(pronouns[0], ' ')
  const parts = rest
    .replace(/^\s*(?:[-*•·–—]|\d{1,3}[.)])\s+/, '')
    .split(/\s*[;|\t]\s*|\s+[-–—]\s+/)
    .map(part => part.replace(/^[\s,:;"'<>-]+|[\s,:;"'<>-]+$/g, ''))
    .filter(part => /\p{L}/u.test(part))
  const [first = ''] = parts
  if (first === '') return undefined
  const [, family = '', given = ''] = SURNAME_FIRST.exec(first) ?? []
  const [name = '', ...others] = family === '' ? parts.flatMap(part => part.split(/\s*,\s*/)) : [`${given} ${family}`, ...parts.slice(1)]
  const { person } = shorten({
    ...EMPTY,
    name,
    given,
    family,
    pronouns: pronouns?.[1]?.replace(/\s/g, '') ?? '',
    about: others.join('; '),
    phones,
    emails,
  })
  return { id: newId(), ...person }
}

/** "Lopez, Ana" is Ana Lopez; "Ana Lopez, Lakewood" is not: what is before the comma has to be one surname. */
const SURNAME_FIRST = /^((?:\p{Ll}+\s+)*[\p{Lu}][^,\s]*),\s*(\p{Lu}[^,\s]*(?:\s+\p{Lu}[^,\s]*)?)$/u

const EMPTY = { freeNote: '', address: undefined, languages: [], skills: [], offers: [], wants: [], roles: [], free: [] } as const
