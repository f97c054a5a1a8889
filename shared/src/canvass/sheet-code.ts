import type { TurfScope } from '../base/ids.ts'
import { concat, fromHex, toHex } from '../base/bytes.ts'
import { LETTERS, fromBase45, toBase45, toLetters } from '../base/letters.ts'
import { Refused, need, refusal } from '../base/refusal.ts'
import type { Result } from '../base/result.ts'
import { fail, ok } from '../base/result.ts'

/**
 * What stands in the QR code of one door on a printed sheet: which door of which turf, on which sheet. No name, no address,
 * no key: a sheet found on the street tells by its codes nothing to anybody who does not have the turf. 38 letters that
 * QR packs tightest, so that a code of 25 modules holds them (docs/PROTOCOL.md, "Printed sheets").
 */
export interface SheetCode {
  readonly turf: TurfScope
  readonly door: string
  readonly version: string
  /** Its number on the sheet. */
  readonly row: number
}

const SCHEME = 'PL1:'
/** Base45 may end with a space, which some readers take off. */
const END = '.'
/** turf (8) | door (8) | day (2) | letters (20 bits), row (12 bits) */
const LENGTH = 22
const FIRST_DAY = Date.UTC(2020, 0, 1)
const DAY_MS = 86_400_000
const VERSION_LETTERS = 4
const VERSION = /^(\d{4}-\d{2}-\d{2}) ([0-9A-HJKMNP-TV-Z]{4})$/
export const MAX_ROW = 4095

/** `2026-11-22 K7QM`: when it was printed, and letters that differ when another list is on it. */
export const sheetVersion = (day: string, hash: string): string => `${day} ${toLetters(fromHex(hash), VERSION_LETTERS)}`

/** For typing by hand where the camera fails: depends on the door alone, so that it is the same on every sheet. */
export const doorCode = (door: string): string => toLetters(fromHex(door), VERSION_LETTERS)

/** As typed: small letters, spaces, and letters that are easily taken for digits. */
export const plainCode = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1').replaceAll('U', 'V')

export function writeSheetCode({ turf, door, version, row }: SheetCode): string {
  const [, day, letters] = VERSION.exec(version)!
  const days = Math.round((Date.parse(day!) - FIRST_DAY) / DAY_MS)
  const tail = new DataView(new ArrayBuffer(6))
  tail.setUint16(0, days)
  const mark = Array.from(letters!).reduce((sum, letter) => sum * 32 + LETTERS.indexOf(letter), 0)
  tail.setUint32(2, mark * (MAX_ROW + 1) + Math.min(row, MAX_ROW))
  return SCHEME + toBase45(concat(fromHex(turf.slice('turf/'.length)), fromHex(door), new Uint8Array(tail.buffer))) + END
}

/** Refusals: `not-a-sheet`. */
export function readSheetCode(text: string): Result<SheetCode> {
  try {
    need(text.startsWith(SCHEME) && text.endsWith(END), 'malformed', 'scheme')
    const bytes = fromBase45(text.slice(SCHEME.length, -END.length))
    need(bytes.length === LENGTH, 'malformed', 'length')
    const tail = new DataView(bytes.buffer, bytes.byteOffset + 16, 6)
    const day = new Date(FIRST_DAY + tail.getUint16(0) * DAY_MS).toISOString().slice(0, 10)
    const last = tail.getUint32(2)
    const mark = Math.floor(last / (MAX_ROW + 1))
    const letters = [15, 10, 5, 0].map(shift => LETTERS[(mark >> shift) & 31]).join('')
    return ok({
      turf: `turf/${toHex(bytes.subarray(0, 8))}`,
      door: toHex(bytes.subarray(8, 16)),
      version: `${day} ${letters}`,
      row: last % (MAX_ROW + 1),
    })
  } catch (error) {
    if (error instanceof Refused) return fail(refusal('not-a-sheet'))
    throw error
  }
}
