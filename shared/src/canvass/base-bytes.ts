import { Inflate } from 'fflate'
import { asFields, listField, textField, uintField } from '../base/cbor.ts'
import { concat, fromUtf8 } from '../base/bytes.ts'
import { Refused, need } from '../base/refusal.ts'
import { entriesOf, optionalText, tolerant } from '../doc/flat.ts'
import { isId } from '../doc/checks.ts'
import { readDoor, readVoter } from './shapes.ts'
import type { Door, Voter, VoterBase } from './types.ts'

/**
 * A voter base inside a document: raw DEFLATE of its JSON, in parts small enough for one entry each (the wire's limit
 * is 512 KiB), under the keys `<import id>/<part>-<parts>`. A base counts once all its parts are there. Written by
 * pack-base.ts, which who only reads does not load.
 */
export const PART_BYTES = 190_000
/** Against bytes that expand without end: 2,000,000 voters would be split into several bases long before this. */
const MAX_INFLATED = 64 << 20
const SLICE = 8192
const PART_KEY = /^([0-9a-f]{16})\/(\d{1,4})-(\d{1,4})$/

export interface BasePart {
  readonly key: string
  readonly bytes: Uint8Array
}

export const isPartKey = (key: string): boolean => PART_KEY.test(key)

// Keyed by the first part's bytes, whose identity Automerge keeps: a base is inflated once, not at every reading.
const unpacked = new WeakMap<Uint8Array, { bytes: Uint8Array[]; base: VoterBase | undefined }>()

/** Every whole base in `map`, newest first (by date, then id). */
export function basesOf(map: unknown): VoterBase[] {
  const groups = new Map<string, Map<number, Uint8Array>>()
  for (const [key, value] of entriesOf(map)) {
    const named = PART_KEY.exec(key)
    if (!named || !(value instanceof Uint8Array)) continue
    const name = `${named[1]}/${Number(named[3])}`
    if (!groups.has(name)) groups.set(name, new Map())
    groups.get(name)!.set(Number(named[2]), value)
  }
  const bases: VoterBase[] = []
  for (const [name, parts] of groups) {
    const [importId, count] = name.split('/') as [string, string]
    const bytes = Array.from({ length: Number(count) }, (_, i) => parts.get(i)).filter(part => part !== undefined)
    if (bytes.length === 0 || bytes.length !== Number(count)) continue
    const base = unpackOnce(bytes)
    if (base?.importId === importId) bases.push(base)
  }
  return bases.toSorted((a, b) => b.importedAt - a.importedAt || (a.importId < b.importId ? 1 : -1))
}

function unpackOnce(bytes: Uint8Array[]): VoterBase | undefined {
  const known = unpacked.get(bytes[0]!)
  if (known && known.bytes.length === bytes.length && known.bytes.every((part, i) => part === bytes[i])) return known.base
  const base = tolerant(() => unpackBase(bytes))
  unpacked.set(bytes[0]!, { bytes, base })
  return base
}

/** Throws Refused('malformed') unless the parts are a base as `packBase` writes it. */
export function unpackBase(parts: readonly Uint8Array[]): VoterBase {
  const fields = asFields(JSON.parse(inflated(concat(...parts))))
  const importId = textField(fields, 'importId', 16)
  need(fields['v'] === 1 && isId(importId), 'malformed', 'base')
  return {
    v: 1,
    importId,
    source: optionalText(fields, 'source'),
    fileName: optionalText(fields, 'fileName', 1000),
    importedAt: uintField(fields, 'importedAt'),
    terms: optionalText(fields, 'terms', 20_000),
    ...(fields['routed'] === true ? { routed: true } : {}),
    ...(fields['elections'] === undefined ? {} : { elections: electionsField(fields) }),
    ...(typeof fields['updates'] === 'string' && isId(fields['updates']) ? { updates: fields['updates'] } : {}),
    doors: each(fields, 'doors', readDoor),
    voters: each(fields, 'voters', readVoter),
  }
}

/** Every label keeps its place, since voters name elections by it. */
const electionsField = (fields: Readonly<Record<string, unknown>>): string[] =>
  listField(fields, 'elections', 1000).map(label => (typeof label === 'string' ? label.slice(0, 120) : ''))

function each<T extends Door | Voter>(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  read: (fields: Readonly<Record<string, unknown>>) => T,
): T[] {
  const found: T[] = []
  for (const value of listField(fields, name, 1_000_000)) {
    const one = tolerant(() => read(asFields(value)))
    if (one) found.push(one)
  }
  return found
}

/** Streams, so that what expands beyond the cap is refused after the slice that crossed it and not after it all. */
function inflated(bytes: Uint8Array): string {
  const out: Uint8Array[] = []
  let size = 0
  let ended = false
  const inflate = new Inflate((chunk, final) => {
    size += chunk.length
    need(size <= MAX_INFLATED, 'malformed', 'base too large')
    out.push(chunk)
    ended = final
  })
  try {
    for (let at = 0; at < bytes.length; at += SLICE) inflate.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length)
    need(ended, 'malformed', 'base cut short')
    return fromUtf8(concat(...out))
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('malformed', { detail: String(error) })
  }
}
