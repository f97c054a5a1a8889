import { plainStreet, plainUnit } from './address.ts'
import type { Address } from './types.ts'

/** The order in which people walk: deterministic on every phone (no locale), numbers as numbers. */
export type Side = 'odd' | 'even' | 'none'

/** `2` before `10`, `A2` before `A10`; upper and lower case alike. */
export function compareNatural(a: string, b: string): number {
  const left = chunks(a)
  const right = chunks(b)
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = compareChunk(left[i]!, right[i]!)
    if (difference !== 0) return difference
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0)
}

const chunks = (text: string): string[] => text.toUpperCase().match(/\d+|[^\d\s]+/g) ?? []

function compareChunk(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)]
  const numbers = [!Number.isNaN(left), !Number.isNaN(right)]
  if (numbers[0] && numbers[1]) return left - right
  if (numbers[0] !== numbers[1]) return numbers[0] ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

interface HouseNumber {
  /** Letters before the first number (`N6W23001`), sorted after plain numbers. */
  readonly prefix: string
  readonly main: number
  readonly fraction: number
  readonly rest: string
  /** The number that decides the side: the last one, so that `112-05` (Queens) and `12-14` are right. */
  readonly parity: number | undefined
}

const MARKS: Readonly<Record<string, number>> = { '½': 1 / 2, '¼': 1 / 4, '¾': 3 / 4, '⅓': 1 / 3, '⅔': 2 / 3 }

function parse(number: string): HouseNumber {
  let text = number.trim().toUpperCase()
  let fraction = 0
  text = text.replace(/[½¼¾⅓⅔]|(?<![\d/])(\d)\/(\d)(?![\d/])/, (mark, top, bottom) => {
    fraction = bottom && Number(bottom) !== 0 ? Number(top) / Number(bottom) : (MARKS[mark] ?? 0)
    return ' '
  })
  const parts = /^([^\d]*)(\d+)?(.*)$/.exec(text)!
  const digits = text.match(/\d+/g)
  return {
    prefix: parts[1]!.trim(),
    main: parts[2] === undefined ? Infinity : Number(parts[2]),
    fraction,
    rest: parts[3]!.trim(),
    parity: digits ? Number(digits.at(-1)) % 2 : undefined,
  }
}

/** 12 · 12½ · 12A · 12-14 · 13; no number last. */
export function compareNumbers(a: string, b: string): number {
  const [isBlankA, isBlankB] = [a.trim() === '', b.trim() === '']
  if (isBlankA || isBlankB) return Number(isBlankA) - Number(isBlankB)
  const left = parse(a)
  const right = parse(b)
  const letters =
    left.prefix === right.prefix ? 0 : left.prefix === '' ? -1 : right.prefix === '' ? 1 : compareNatural(left.prefix, right.prefix)
  if (letters !== 0) return letters
  if (left.main !== right.main) return left.main < right.main ? -1 : 1
  return rank(left.rest) - rank(right.rest) || left.fraction - right.fraction || compareNatural(left.rest, right.rest)
}

/** Nothing, then a letter (`12A`), then a range (`12-14`). */
const rank = (rest: string): number => (rest === '' ? 0 : /^[A-Z]/.test(rest) ? 1 : 2)

/** Boxes on a rural route and houses without a number have no side. */
export function sideOf(address: Address): Side {
  if (/^box\b/i.test(address.number)) return 'none'
  const { parity } = parse(address.number)
  return parity === undefined ? 'none' : parity === 1 ? 'odd' : 'even'
}

/** Along one street: by number, then by unit. */
export const compareHouses = (a: Address, b: Address): number =>
  compareNumbers(a.number, b.number) || compareNatural(plainUnit(a.unit), plainUnit(b.unit))

/** Streets by name, without a leading direction first: `N Oak St` stands beside `Oak St`. */
export const compareStreets = (a: Address, b: Address): number =>
  compareNatural(bare(a.street), bare(b.street)) ||
  compareNatural(plainStreet(a.street), plainStreet(b.street)) ||
  compareNatural(a.zip, b.zip)

const bare = (street: string): string => plainStreet(street).replace(/^(?:N|S|E|W|NE|NW|SE|SW) (?=\S)/, '')
