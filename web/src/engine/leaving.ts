import type { DocId, GroupId } from '@porchlight/shared/base/ids'
import { parseDocId } from '@porchlight/shared/base/ids'
import { ok, type Result } from '@porchlight/shared/base/result'
import type { Out } from './api-members.ts'
import { letGoName } from './let-go.ts'
import { outgoingWrite, unpackOutgoing } from './outgoing.ts'
import type { Write } from './ports.ts'
import { buildName } from './rows.ts'
import type { Runtimes } from './runtimes.ts'
import type { Session } from './session.ts'
import type { Shell } from './shell.ts'

/** What a group has at rest besides documents, entries and what waits to be sent. */
const NAMES = [
  'keys',
  'ring',
  'keeper',
  'logs',
  'carried',
  'recovery',
  'invitations',
  'mailboxes',
  'held',
  'aside',
  'twins',
  'strangers',
  'judged',
  'snapshots',
  'relay-history',
  'roster',
]

/** How a group goes from this phone: by hand, or because the roster says that this device is no longer of it. */
export interface Leaving {
  /** Everything of the group, for ever. */
  wipe(group: GroupId): Promise<Result<void>>
  /** Once what is unsent has been handed over, a device that is out keeps nothing but the word of it. */
  look(group: GroupId): Promise<void>
  /** Somebody comes back by a new invitation: what has not been handed over goes out all the same. */
  letGo(group: GroupId): Promise<readonly Write[]>
}

export function createLeaving(shell: Shell, runtimes: Runtimes): Leaving {
  const { phone, docs, home } = shell
  const leaving = new Set<GroupId>()

  async function erase(group: GroupId): Promise<Result<void>> {
    const loaded = await runtimes.session(group)
    await runtimes.stop(group)
    const channels = loaded.ok ? channelsOf(loaded.value) : []
    const ours = loaded.ok ? docsOf(loaded.value) : []
    await docs.forget(group, ours)
    const perDoc = ours.flatMap(doc => [`chain/${group}/${doc}`, `own/${group}/${doc}`, letGoName(group, doc), buildName(group, doc)])
    const names = [...NAMES.map(name => `${name}/${group}`), ...channels.map(id => `cursor/${id}`), ...perDoc]
    const gone = await phone.store.forget(group, channels, names, ours)
    if (!gone.ok) return gone
    runtimes.setSession(group, undefined)
    shell.handles.delete(group)
    return ok(undefined)
  }

  async function wipe(group: GroupId): Promise<Result<void>> {
    const erased = await erase(group)
    if (!erased.ok) return erased
    const left = await home.putGroup(group, undefined)
    shell.tell({ type: 'groups' })
    return left
  }

  async function look(group: GroupId): Promise<void> {
    const record = home.group(group)
    if (!record?.out || leaving.has(group)) return
    const runtime = await runtimes.running(group)
    if (runtime?.acts.busy() || (await isWaiting(group))) return
    leaving.add(group)
    const erased = await erase(group)
    if (erased.ok) await home.sayFarewell({ group, name: record.name, out: record.out, at: shell.options.world.clock.now() })
    leaving.delete(group)
    if (erased.ok) shell.tell({ type: 'groups' })
  }

  const isWaiting = async (group: GroupId): Promise<boolean> =>
    (await phone.store.unsent(group)).length > 0 || (await phone.store.outgoing(group)).length > 0

  async function letGo(group: GroupId): Promise<readonly Write[]> {
    const runtime = await runtimes.running(group)
    await runtime?.outbox.cut()
    const waiting = (await phone.store.outgoing(group)).map(unpackOutgoing)
    await erase(group)
    return waiting.map(one => outgoingWrite(group, one.channel, one.entry, one.changes, one.isTyped))
  }

  return { wipe, look, letGo }
}

/** How the roster says that this device is out. */
export function outOf(session: Session): Out | undefined {
  const state = session.state()
  if (!state || !session.isOut()) return undefined
  const member = session.me()!
  if (member.standing !== 'removed') return 'device'
  if (member.admitted.length === 0) return 'refused'
  const own = member.removedBy.some(id => state.devices.get(session.roster.operation(id)!.device)?.member === member.id)
  return own ? 'left' : 'removed'
}

const channelsOf = (session: Session) => [
  ...new Set([...session.places.known(), ...session.channels()].map(({ channel }) => channel.id)),
  ...session.invitations().map(one => one.mailbox.id),
]
const docsOf = (session: Session): readonly DocId[] => [
  ...new Set(session.places.known().flatMap(({ doc }) => (parseDocId(doc) ? [doc as DocId] : []))),
]
