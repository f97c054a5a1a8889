import type { TurfScope } from '@porchlight/shared/base/ids'
import { parseDocId } from '@porchlight/shared/base/ids'
import type { Lease } from '@porchlight/shared/canvass/leases'
import { LEASE_MS, SAY_EVERY, freshLeases, readLease, withLease } from '@porchlight/shared/canvass/leases'
import type { Runner } from '@porchlight/shared/canvass/team'
import { visitsDocAt } from '@porchlight/shared/canvass/visits-docs'
import type { Group } from '../../engine/api.ts'
import { newId } from './new-id.ts'

/** What was heard of each turf stays while screens come and go. */
const heard = new WeakMap<Group, Map<TurfScope, readonly Lease[]>>()
const me = newId()

/** Says where I stand, now and again, and tells who stands where. Returns the end of it. */
export function holdLease(
  group: Group,
  scope: TurfScope,
  mine: { readonly name: string; readonly door: string },
  onLeases: (leases: readonly Lease[]) => void,
  runners = '[]',
): () => void {
  const doc = visitsDocAt(scope, 1)
  // The turf is named by the address of the page, which may say anything.
  if (!parseDocId(doc)) return () => undefined
  const known = heard.get(group) ?? new Map<TurfScope, readonly Lease[]>()
  heard.set(group, known)
  const set = (leases: readonly Lease[]) => {
    if (leases === known.get(scope)) return
    known.set(scope, leases)
    onLeases(leases)
  }
  // Each of mine is to others' phones like somebody with a phone of their own.
  const said: readonly Pick<Lease, 'from' | 'name' | 'door'>[] = [
    { from: me, ...mine },
    ...(JSON.parse(runners) as readonly Runner[]).map(({ id, name, door }) => ({ from: id, name, door })),
  ]
  const say = () => said.forEach(lease => group.cast(doc, { lease }))
  const stop = group.onCast(doc, what => {
    const lease = readLease(what, Date.now())
    if (!lease || said.some(one => one.from === lease.from)) return
    const before = known.get(scope) ?? []
    set(withLease(before, lease))
    // Somebody new: they should know at once that I am here too.
    if (!before.some(one => one.from === lease.from)) say()
  })
  onLeases(freshLeases(known.get(scope) ?? [], Date.now()))
  say()
  const saying = setInterval(say, SAY_EVERY)
  const forgetting = setInterval(() => set(freshLeases(known.get(scope) ?? [], Date.now())), LEASE_MS / 6)
  return () => {
    stop()
    clearInterval(saying)
    clearInterval(forgetting)
  }
}
