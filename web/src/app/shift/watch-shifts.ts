import type { GroupId } from '@porchlight/shared/base/ids'
import type { Engine } from '../../engine/api.ts'
import { isDelivered, isOver, setShift, shiftOf } from './shift.ts'

const LOOK_EVERY_MS = 60_000

/** Takes a turf off this phone when its shift is over and everything has been delivered; one tab does it for all. */
export function watchShifts(engine: Engine): void {
  const watched = new Set<GroupId>()
  const going = new Set<GroupId>()

  async function forget(group: GroupId): Promise<void> {
    await navigator.locks.request(`porchlight/shift/${group}`, async () => {
      if (!engine.groups().some(each => each.id === group)) return
      const gone = await engine.forget(group)
      if (gone.ok) await setShift(engine, group, undefined)
    })
  }

  function look(group: GroupId): void {
    const shift = shiftOf(engine, group)
    if (!shift || going.has(group) || !isOver(shift, Date.now())) return
    const handle = engine.group(group)
    if (handle.me().role !== 'canvasser' || !isDelivered(handle.status())) return
    going.add(group)
    void forget(group).finally(() => going.delete(group))
  }

  function lookAtAll(): void {
    for (const { id } of engine.groups()) {
      if (!watched.has(id)) {
        watched.add(id)
        engine.group(id).subscribe(() => engine.groups().some(each => each.id === id) && look(id))
      }
      look(id)
    }
  }

  engine.subscribe(lookAtAll)
  setInterval(lookAtAll, LOOK_EVERY_MS)
  lookAtAll()
}
