import { ImmutableString, isImmutableString } from '@automerge/automerge/slim'
import { asFields, boolField, textField, uintField } from '../base/cbor.ts'
import type { Fields } from '../base/cbor.ts'
import { Refused } from '../base/refusal.ts'

/**
 * Documents are flat maps of texts (and bytes) that exist from the frozen initial change: no container is ever made
 * twice, single values are set, nothing is rewritten whole. A plain string would be a text CRDT and cost 15 times as much.
 */
export type Texts = Record<string, ImmutableString>

export const text = (value: string): ImmutableString => new ImmutableString(value)
export const json = (value: unknown): ImmutableString => new ImmutableString(JSON.stringify(value))

/** Sets `key` unless it already says the same, so that saying something twice makes no change. */
export function put(map: Texts, key: string, value: ImmutableString): void {
  if (textAt(map, key) !== value.toString()) map[key] = value
}

export function textAt(map: Texts, key: string): string | undefined {
  const value: unknown = Object.hasOwn(map, key) ? map[key] : undefined
  return isImmutableString(value) ? (value as ImmutableString).toString() : undefined
}

/**
 * The entries of what should be a map, by key: in memory their order is that in which changes happened to arrive, and
 * views must be alike on every phone. Nothing when a stranger has put something else there.
 */
export const entriesOf = (map: unknown): [string, unknown][] => (isMap(map) ? Object.entries(map).sort(([a], [b]) => byText(a, b)) : [])

const isMap = (map: unknown): map is Readonly<Record<string, unknown>> => typeof map === 'object' && map !== null && !Array.isArray(map)

/** Key and text of every entry that is a text. */
export function textsOf(map: unknown): [string, string][] {
  const found: [string, string][] = []
  for (const [key, value] of entriesOf(map)) if (isImmutableString(value)) found.push([key, (value as ImmutableString).toString()])
  return found
}

/** Names and the like, by key; over-long ones are skipped. */
export function namesOf(map: unknown, max = 80): Record<string, string> {
  return Object.fromEntries(textsOf(map).filter(([, value]) => value.length <= max))
}

// Automerge keeps the identity of unchanged values, so each entry is parsed once however often the view is read.
const parsed = new WeakMap<object, { key: string; read: unknown; value: unknown }>()

/** Every entry that `read` understands, in the order of the keys; it may throw Refused for those that it does not. */
export const recordsOf = <T>(map: unknown, read: Reader<T>): T[] => (isMap(map) ? recordsAt(map, Object.keys(map).sort(), read) : [])

/**
 * The same in another order, and not sorted twice. `order` has to tell any two records apart by what they say: none may stand
 * where it stands because it came first.
 */
export const recordsBy = <T>(map: unknown, read: Reader<T>, order: (a: T, b: T) => number): T[] =>
  isMap(map) ? recordsAt(map, Object.keys(map), read).sort(order) : []

type Reader<T> = (fields: Fields, key: string) => T

function recordsAt<T>(map: Readonly<Record<string, unknown>>, keys: readonly string[], read: Reader<T>): T[] {
  const found: T[] = []
  for (const key of keys) {
    const value = map[key]
    if (!isImmutableString(value)) continue
    const known = parsed.get(value as object)
    if (known && known.key === key && known.read === read) {
      if (known.value !== undefined) found.push(known.value as T)
      continue
    }
    const made = tolerant(() => read(asFields(JSON.parse(String(value))), key))
    parsed.set(value as object, { key, read, value: made })
    if (made !== undefined) found.push(made)
  }
  return found
}

/** By code units, as keys are sorted: the same on every phone, whatever its language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The answer, or undefined where the input is not what it should be. Bugs still throw. */
export function tolerant<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refused || error instanceof SyntaxError) return undefined
    throw error
  }
}

/** A field that may be missing (an older writer) but not wrong. */
export const optionalText = (fields: Fields, name: string, max = 256): string =>
  fields[name] === undefined ? '' : textField(fields, name, max)
export const optionalFlag = (fields: Fields, name: string): boolean => fields[name] !== undefined && boolField(fields, name)
export const optionalCount = (fields: Fields, name: string): number => (fields[name] === undefined ? 0 : uintField(fields, name))

/** A text-to-text map inside a record. */
export function textMap(fields: Fields, name: string, max = 2000): Record<string, string> {
  const value = fields[name]
  if (value === undefined) return {}
  const inner = asFields(value, name)
  return Object.fromEntries(Object.keys(inner).map(key => [key, textField(inner, key, max)]))
}
