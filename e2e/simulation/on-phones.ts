import { docId, type Scope } from '@porchlight/shared/base/ids'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import { groupKind } from '@porchlight/shared/group/group'
import { renameGroup } from '@porchlight/shared/group/group.actions'
import type { Phone } from './phones.ts'

/** What tests of a few phones do on them, and what they see there. */
export const GROUP = docId('group', 'group')
const DOOR = 'd0d0d0d0d0d0d0d0'

export const of = (phone: Phone) => phone.engine.group(phone.group)
export const nameOn = (phone: Phone) => of(phone).view(groupKind, GROUP)?.name
export const renamed = (phone: Phone, name: string) => of(phone).change(groupKind, GROUP, renameGroup, { name })

/** Nobody home; `id` is one hex digit, by which `visitsOn` tells it. */
export function visited(phone: Phone, turf: Scope, id: string) {
  const target = { level: 'door', id: DOOR } as const
  const said = { id: id.repeat(16), target, door: DOOR, result: 'not-home', literature: false, note: '', answers: {} } as const
  return of(phone).change(visitsKind, docId('visits', turf), recordVisit, said)
}
export const visitsOn = (phone: Phone, turf: Scope) =>
  of(phone)
    .view(visitsKind, docId('visits', turf))
    ?.visits.map(one => one.id[0])
    .toSorted()
    .join('')

export function switchOff(phone: Phone, off = true): void {
  phone.line.faults = { ...phone.line.faults, offline: off }
  phone.line.cut()
}
