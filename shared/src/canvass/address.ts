import { hash64 } from '../base/hash64.ts'
import type { Address } from './types.ts'

/** Words that files write in full or short; the short form (USPS Publication 28) makes one door of both. */
const SHORT: Readonly<Record<string, string>> = {
  NORTH: 'N',
  SOUTH: 'S',
  EAST: 'E',
  WEST: 'W',
  NORTHEAST: 'NE',
  NORTHWEST: 'NW',
  SOUTHEAST: 'SE',
  SOUTHWEST: 'SW',
  STREET: 'ST',
  STR: 'ST',
  AVENUE: 'AVE',
  AV: 'AVE',
  BOULEVARD: 'BLVD',
  ROAD: 'RD',
  DRIVE: 'DR',
  LANE: 'LN',
  COURT: 'CT',
  PLACE: 'PL',
  CIRCLE: 'CIR',
  TERRACE: 'TER',
  TERR: 'TER',
  PARKWAY: 'PKWY',
  PKY: 'PKWY',
  HIGHWAY: 'HWY',
  SQUARE: 'SQ',
  TRAIL: 'TRL',
  TRACE: 'TRCE',
  ALLEY: 'ALY',
  CROSSING: 'XING',
  HEIGHTS: 'HTS',
  POINT: 'PT',
  RIDGE: 'RDG',
  EXPRESSWAY: 'EXPY',
  EXTENSION: 'EXT',
  TURNPIKE: 'TPKE',
  MOUNT: 'MT',
  SAINT: 'ST',
  FORT: 'FT',
  ROUTE: 'RTE',
  RT: 'RTE',
  COUNTY: 'CO',
  TOWNSHIP: 'TWP',
}
const FRACTIONS: Readonly<Record<string, string>> = { '½': '1/2', '¼': '1/4', '¾': '3/4', '⅓': '1/3', '⅔': '2/3' }
/** Words before a unit's number; `#2`, `APT 2` and `UNIT 2` are one unit, since files mix them. */
const UNIT_WORD = /^(?:APARTMENT|APT|UNIT|STE|SUITE|NO|NUMBER|RM|ROOM|SPC|SPACE|#)\.?(?=\s|\d|#|$)\s*#?\s*/

const plain = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[.,]/g, ' ')
    .replace(/[½¼¾⅓⅔]/g, mark => ` ${FRACTIONS[mark]}`)
    .replace(/\s+/g, ' ')
    .trim()

export const plainStreet = (street: string): string =>
  plain(street)
    .split(' ')
    .map(word => SHORT[word] ?? word)
    .join(' ')

export const plainUnit = (unit: string): string => plain(unit).replace(UNIT_WORD, '').replace(/^#\s*/, '')

const plainPlace = (address: Address): string =>
  address.zip.replace(/\D/g, '').slice(0, 5) || `${plain(address.city)} ${plain(address.state)}`

const plainNumber = (number: string): string =>
  plain(number)
    .replace(/\s*-\s*/g, '-')
    .replace(/(?<=\d) (?=[A-Z]$)/, '')

/** Number and street of no certain place: what address points are looked up by. */
export const houseKey = (address: Pick<Address, 'number' | 'street'>): string =>
  `${plainNumber(address.number)}\n${plainStreet(address.street)}`

/** The same door in a later file, or added by two people, has the same id. */
export const doorId = (address: Address): string =>
  hash64(`door\n${plainNumber(address.number)}\n${plainStreet(address.street)}\n${plainUnit(address.unit)}\n${plainPlace(address)}`)

/** A building is every door at one street and number. */
export const buildingId = (address: Address): string =>
  hash64(`building\n${plainNumber(address.number)}\n${plainStreet(address.street)}\n${plainPlace(address)}`)

/** One street of one place: what turfs and walk lists go along. */
export const streetKey = (address: Address): string => `${plainStreet(address.street)}\n${plainPlace(address)}`

const isBox = (address: Address): boolean => /^box\b/i.test(address.number)

/** `118 Oak St`, `RR 2 Box 45`; without the unit. */
export const streetLine = (address: Address): string =>
  (isBox(address) ? [address.street, address.number] : [address.number, address.street]).filter(Boolean).join(' ')

const NAMED_UNIT = /^(?:#|[a-z]{2,}\.?\s)/i

/** `118 Oak St, unit 2` in short: `118 Oak St #2`; a unit that brings its own word keeps it. */
export const addressLine = (address: Address): string =>
  address.unit ? `${streetLine(address)} ${NAMED_UNIT.test(address.unit) ? '' : '#'}${address.unit}` : streetLine(address)
