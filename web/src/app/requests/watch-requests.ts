import type { GroupId } from '@porchlight/shared/base/ids'
import type { Engine, Group } from '../../engine/api.ts'
import { carryWork } from '../canvass/carry-work.ts'
import { passOnAsked, turfsHere } from './pass-on.ts'

const LOOK_EVERY_MS = 60_000
/** What comes in comes in heaps: it is looked at once it is quiet. */
const QUIET_MS = 2_000

/** What was recorded in a turf that was cut anew goes to those that follow it; then, what was asked in any of them. */
async function tend(group: Group): Promise<void> {
  await carryWork(group)
  await passOnAsked(group)
}

/**
 * Whoever asked to be left alone in one turf is left alone in every other, and late work finds its turf, without anybody
 * having to think of it.
 */
export function watchRequests(engine: Engine): void {
  const watched = new Set<GroupId>()
  const timers = new Map<GroupId, ReturnType<typeof setTimeout>>()
  /** The turfs as they were looked at last: the same ones need no second look. */
  const seen = new Map<GroupId, readonly unknown[]>()

  async function look(group: Group): Promise<void> {
    const parts = turfsHere(group).flatMap(({ turf, visits }) => [turf, visits])
    const before = seen.get(group.id)
    if (before?.length === parts.length && before.every((part, i) => part === parts[i])) return
    seen.set(group.id, parts)
    // A phone that could not write tries again when something else has come.
    await navigator.locks.request(`porchlight/requests/${group.id}`, { ifAvailable: true }, lock => (lock ? tend(group) : undefined))
  }

  function lookSoon(id: GroupId): void {
    clearTimeout(timers.get(id))
    const isHere = () => engine.groups().some(each => each.id === id && !each.out)
    timers.set(
      id,
      setTimeout(() => {
        if (isHere()) look(engine.group(id)).catch((error: unknown) => console.warn('Porchlight:', error))
      }, QUIET_MS),
    )
  }

  function lookAtAll(): void {
    for (const { id } of engine.groups()) {
      if (!watched.has(id)) {
        watched.add(id)
        engine.group(id).subscribe(() => lookSoon(id))
      }
      lookSoon(id)
    }
  }

  engine.subscribe(lookAtAll)
  setInterval(lookAtAll, LOOK_EVERY_MS)
  lookAtAll()
}
