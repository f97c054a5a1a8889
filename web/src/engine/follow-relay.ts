import type { GroupId } from '@porchlight/shared/base/ids'
import { homeOf } from '@porchlight/shared/roster/state'
import { unpackOutgoing } from './outgoing.ts'
import type { Runtimes } from './runtimes.ts'
import type { Shell } from './shell.ts'

/** So long the relay that the group leaves is told of it; one that does not answer any more keeps nobody. */
const FAREWELL_MS = 30_000

/** A group that has moved to another relay is followed there by every phone, once the old one has what was meant for it. */
export function createRelayFollower({ phone, home, options }: Shell, runtimes: Runtimes) {
  const waiting = new Map<GroupId, () => void>()

  async function look(id: GroupId, isLate = false): Promise<void> {
    const [record, loaded, runtime] = [home.group(id), await runtimes.session(id), await runtimes.running(id)]
    const state = loaded.ok ? loaded.value.state() : undefined
    if (!record || !loaded.ok || !state || !runtime || record.out) return
    const { op, relay } = homeOf(state)
    if (relay === undefined || record.relayBy === op) return
    const rows = (await phone.store.outgoing(id)).map(unpackOutgoing)
    if (!isLate && record.relay !== 'none' && rows.some(row => loaded.value.places.at(row.channel)?.isLeft)) {
      if (!waiting.has(id))
        waiting.set(
          id,
          options.world.clock.after(FAREWELL_MS, () => void look(id, true)),
        )
      return
    }
    waiting.get(id)?.()
    waiting.delete(id)
    const saved = await home.putGroup(id, { ...home.group(id)!, relay, relayBy: op })
    if (saved.ok && relay !== record.relay) runtime.setRelay(relay)
  }

  return { look: (id: GroupId) => look(id) }
}

/** A relay that a whole group may be sent to: sealed on the way, or on this machine. */
export const isRelayAddress = (address: string): boolean => {
  const url = URL.parse(address)
  return url?.protocol === 'wss:' || (url?.protocol === 'ws:' && ['localhost', '127.0.0.1'].includes(url.hostname))
}
