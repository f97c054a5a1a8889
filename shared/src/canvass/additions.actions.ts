import { asFields } from '../base/cbor.ts'
import { refusal } from '../base/refusal.ts'
import { idFault } from '../doc/checks.ts'
import { json, textAt, tolerant } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import type { Action } from '../doc/kind.ts'
import type { VisitsDoc } from './visits.ts'

/**
 * Takes back what this member has added: a resident, or a door by its addition. Whether it is gone by that is told when it
 * is read: not as long as anything stands that was said of it. Refusals: `not-an-id`, `addition-unknown`, `not-yours`.
 */
export const takeBackAdded: Action<VisitsDoc, { id: string; added: string }> = (draft, { id, added }, context) => {
  const fault = idFault(id, added)
  if (fault) return fault
  const isPerson = Object.hasOwn(draft.residents, added)
  const map = isPerson ? draft.residents : draft.doors
  const key = isPerson ? added : keysOf(map).find(one => one.endsWith(`/${added}`))
  if (key === undefined) return refusal('addition-unknown')
  if (authorAt(map, key) !== context.member) return refusal('not-yours')
  if (!isBack(map, key)) map[`${added}/${id}`] = json({ id, takesBack: added, at: context.now, by: context.member, device: context.device })
}

const keysOf = (map: Texts): string[] => Reflect.ownKeys(map).filter(key => typeof key === 'string')

/** The keys of the records that belong to another one. */
export const beside = (map: Texts, id: string): string[] => keysOf(map).filter(key => key.startsWith(`${id}/`))

const authorAt = (map: Texts, key: string): unknown => {
  const entry = textAt(map, key)
  return entry === undefined ? undefined : tolerant(() => asFields(JSON.parse(entry))['by'])
}

/** Whether whoever wrote the record under this key has taken it back. */
export const isBack = (map: Texts, key: string): boolean =>
  beside(map, key.slice(-16)).some(one => authorAt(map, one) === authorAt(map, key))
