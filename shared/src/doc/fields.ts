import { put, text, textsOf } from './flat.ts'
import type { Texts } from './flat.ts'

/**
 * Records that stand field by field in one flat map, as `<id>/<field>`: two people who change different fields of one
 * record at the same time both get their way, and no container is ever made twice.
 */
export type FieldsOf = ReadonlyMap<string, string>

const NONE: FieldsOf = new Map()

/** Id → field → text. What is after the first slash is the field, further slashes included. */
export function fieldsById(map: unknown): ReadonlyMap<string, FieldsOf> {
  const all = new Map<string, Map<string, string>>()
  for (const [key, value] of textsOf(map)) {
    const at = key.indexOf('/')
    if (at < 1) continue
    const id = key.slice(0, at)
    const fields = all.get(id)
    if (fields) fields.set(key.slice(at + 1), value)
    else all.set(id, new Map([[key.slice(at + 1), value]]))
  }
  return all
}

export const fieldsAt = (all: ReadonlyMap<string, FieldsOf>, id: string): FieldsOf => all.get(id) ?? NONE

/** Sets those fields of a record that are given and differ from what stands. */
export function putFields(map: Texts, id: string, fields: Readonly<Record<string, string | undefined>>): void {
  for (const [field, value] of Object.entries(fields)) if (value !== undefined) put(map, `${id}/${field}`, text(value))
}
