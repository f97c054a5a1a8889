import { docId, type DocId, type GroupId, isTurf, parseDocId, type Scope } from '@porchlight/shared/base/ids'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { scopesOf } from '@porchlight/shared/roster/who-may'
import { createKept } from './kept.ts'
import { letGoName } from './let-go.ts'
import type { Write } from './ports.ts'
import { buildName, cursorName } from './rows.ts'
import type { Runtimes } from './runtimes.ts'
import { docsKnown } from './scope-docs.ts'
import type { Session } from './session.ts'
import { ringName, ringWithout } from './session-keys.ts'
import type { Shell } from './shell.ts'

/**
 * What the roster does not give to this member any more goes from this phone: a turf that was taken back, all that a role
 * has shown. Once everything that waits is delivered and the relay has nothing to say that could change it.
 */
export interface TakenBack {
  look(group: GroupId): Promise<void>
}

/** Scopes with keys here that the roster gives to others only. Of somebody who is held back, or out, nothing is told by that. */
export function scopesTakenBack(session: Session): readonly Scope[] {
  const [state, me] = [session.state(), session.me()]
  if (!state || me?.standing !== 'active' || session.isOut()) return []
  const mine = new Set(scopesOf(state, me))
  return session.ring.scopes().filter(scope => !mine.has(scope))
}

export function createTakenBack(shell: Shell, runtimes: Runtimes): TakenBack {
  const { phone, docs, home } = shell
  const { store } = phone
  const going = new Set<GroupId>()

  async function look(group: GroupId): Promise<void> {
    if (going.has(group)) return
    going.add(group)
    const isTried = await wipeIfDue(group).catch(failed)
    // A disk that does not take it is not asked again and again: at the next start.
    if (isTried) going.delete(group)
  }

  async function wipeIfDue(group: GroupId): Promise<boolean> {
    const record = home.group(group)
    const loaded = record && !record.out ? await runtimes.session(group) : undefined
    if (!loaded?.ok || scopesTakenBack(loaded.value).length === 0) return true
    const runtime = await runtimes.running(group)
    if (!runtime || runtime.acts.busy() || !runtime.status().upToDate || (await isWaiting(group))) return true
    let isDone = false
    // Whatever becomes of it, the group goes on.
    await runtimes.anew(group, async () => void (isDone = await wipe(loaded.value).catch(failed)))
    return isDone
  }

  const isWaiting = async (group: GroupId): Promise<boolean> =>
    (await store.unsent(group)).length > 0 || (await store.outgoing(group)).length > 0

  /** Documents, views and entries first, keys last: killed in between, it is done again. */
  async function wipe(session: Session): Promise<boolean> {
    const { group } = session
    const scopes = new Set(scopesTakenBack(session))
    const names = await namesOf(group, [...scopes])
    const ours = docsOf(session, scopes)
    await docs.forget(group, ours)
    // Another tab that had not heard of it may have written at the last moment: that is sent first.
    if ((await store.unsent(group)).some(row => ours.includes(row.doc))) return true
    const channels = channelsOf(session, scopes)
    // Where the own batches end stays: whoever is given the turf again must not write two under one number.
    const perDoc = ours.flatMap(doc => [`chain/${group}/${doc}`, letGoName(group, doc), buildName(group, doc)])
    const erased = await store.forgetDocs(group, channels, [...perDoc, ...channels.map(cursorName)], ours)
    if (!erased.ok) return false
    const ring = await store.value(ringName(group), 'now')
    const at = shell.options.world.clock.now()
    const said = await home.sayHandedBack(
      [...scopes].map(scope => ({ group, scope, name: names.get(scope) ?? '', at })),
      [
        ...(ring ? [{ to: 'value', name: ringName(group), value: ringWithout(ring, scopes) } as const] : []),
        ...(await listsWithout(session, scopes)),
        // The links that an organizer made lead to what they may not read any more; whoever is one still ends them.
        ...(scopes.has('organizers') ? [{ to: 'value', name: `invitations/${group}`, value: undefined } as const] : []),
      ],
    )
    return said.ok
  }

  async function namesOf(group: GroupId, scopes: readonly Scope[]): Promise<ReadonlyMap<Scope, string>> {
    const turfs = scopes.filter(isTurf).map(scope => [scope, docId('turf', scope)] as const)
    await docs.warm(
      group,
      turfs.map(([, doc]) => doc),
    )
    return new Map(turfs.map(([scope, doc]) => [scope, docs.view(group, turfKind, doc)?.name ?? '']))
  }

  const docsOf = (session: Session, scopes: ReadonlySet<Scope>): readonly DocId[] => [
    ...new Set([
      ...docsKnown(docs, session.group, [...scopes]),
      ...session.places.known().flatMap(({ doc }) => (scopes.has(parseDocId(doc)?.scope as Scope) ? [doc as DocId] : [])),
    ]),
  ]

  /** Entries of these that wait for something, and what was set aside of them. */
  async function listsWithout(session: Session, scopes: ReadonlySet<Scope>): Promise<readonly Write[]> {
    const kept = createKept(session, store)
    await kept.load()
    const isLeft = <T extends { readonly doc: string }>(one: T) => !scopes.has(scopeOf(one.doc))
    const { held, aside, twins } = kept.now()
    kept.change({ held: held.filter(isLeft), aside: aside.filter(isLeft), twins: twins.filter(isLeft) })
    return kept.writes()
  }

  return { look }
}

function failed(error: unknown): false {
  console.error('Porchlight: what was taken back could not be wiped', error)
  return false
}

const channelsOf = (session: Session, scopes: ReadonlySet<Scope>) =>
  session.places.known().flatMap(({ doc, channel }) => (scopes.has(scopeOf(doc)) ? [channel.id] : []))

const scopeOf = (doc: string): Scope => (doc.startsWith('keys/') ? (doc.slice('keys/'.length) as Scope) : (parseDocId(doc)?.scope ?? 'log'))
