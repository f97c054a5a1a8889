import { toHex } from '@porchlight/shared/base/bytes'
import type { DeviceId, InvitationId, MemberId, OpId, Role, Scope, TurfScope } from '@porchlight/shared/base/ids'
import { isTurf } from '@porchlight/shared/base/ids'
import type { Random } from '@porchlight/shared/base/ports'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { newDeviceKeys } from '@porchlight/shared/crypto/device'
import { act, type Authored, deviceCard, invite, rekey, welcome } from '@porchlight/shared/roster/author'
import { askDue, move, remove as removeNow, renewal, renewalDue } from '@porchlight/shared/roster/author-removal'
import { cutFor } from '@porchlight/shared/roster/counting'
import type { Cut } from '@porchlight/shared/roster/operations'
import type { NewAct } from '@porchlight/shared/roster/sign-operation'
import { missingHolders } from '@porchlight/shared/roster/recipients'
import type { NewInvitation } from './api.ts'
import type { EndedInvitation } from './api-members.ts'
import { isStanding, readRecovery, recoveryWrite } from './backup/recovery.ts'
import { mineWrite } from './my-invitations.ts'
import type { Outbox } from './outbox.ts'
import type { Write } from './ports.ts'
import { publishWrites } from './publish.ts'
import { chainEnds, invitationsEnded } from './removal.ts'
import type { Session } from './session.ts'

export type Who = { readonly member: MemberId } | { readonly target: DeviceId }

/** Turfs begun by one operation: it must stay well below what an entry may hold. */
const TURFS_AT_ONCE = 100

/** What changes the roster. Everything is durable when a promise resolves, and on its way as soon as there is a line. */
export interface Acts {
  invite(input: NewInvitation): Promise<Result<InvitationId>>
  revokeInvitation(id: InvitationId): Promise<Result<void>>
  grant(member: MemberId, scope: Scope): Promise<Result<void>>
  revoke(member: MemberId, scope: Scope): Promise<Result<void>>
  newTurfs(count: number): Promise<Result<readonly Scope[]>>
  /** Removal with its new keys as one commit. Answers the invitations that it ended. */
  remove(who: Who, cause: boolean): Promise<Result<readonly EndedInvitation[]>>
  setRole(member: MemberId, role: Role): Promise<Result<void>>
  /** New channels for everything, at another relay if one is said. */
  move(relay?: string): Promise<Result<void>>
  /** Makes somebody's join count, or what a removed device wrote up to these batches. */
  admit(what: { readonly join: OpId } | { readonly cut: Cut }): Promise<Result<void>>
  /** A device is let in by an operation of ours, then has its keys; what is stored together with it comes from `more`, once it is taken. */
  letIn(what: NewAct, more: () => Promise<Result<readonly Write[]>>): Promise<Result<void>>
  /** This member has a recovery device from here on, whose keys are kept here: backup/recovery.ts. `too-many-devices`. */
  needRecovery(): Promise<Result<void>>
  /** Renews what somebody holds who should not, or what somebody spoiled. Before sealing, and after somebody lost a right. */
  rekeyUnclean(): Promise<Result<void>>
  isRekeyDue(): boolean
  /** Gives current keys to those who lack them. */
  welcomeMissing(): Promise<Result<void>>
  isWelcomeDue(): boolean
  /** Something is being changed that may not have been queued for sending yet. */
  busy(): boolean
  /** Resolves when nothing is being changed. */
  idle(): Promise<unknown>
}

export interface ActsPorts {
  readonly session: Session
  readonly random: Random
  readonly outbox: Pick<Outbox, 'cut' | 'whileNothingIsCut' | 'send'>
  /** Everything that the relay has is here. */
  upToDate(): boolean
  onChange(): void
}

export function createActs({ session, random, outbox, upToDate, onChange }: ActsPorts): Acts {
  const { roster, ring, keys, group, store } = session
  let last: Promise<unknown> = Promise.resolve()
  let busy = 0

  /** One after the other; what was written under the old roster is cut before it changes. */
  function inTurn<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    busy++
    const result = last.then(async () => {
      await outbox.cut()
      const done = await outbox.whileNothingIsCut(work)
      void outbox.send()
      return done
    })
    last = result
      .catch(() => undefined)
      .then(() => {
        busy--
        onChange()
      })
    return result
  }

  /** Makes durable what was authored, boxes first. When that fails the roster is read back as it was. */
  const publish = (authored: Authored, more: readonly Write[] = []) => publishAll([authored], more)

  /** What belongs together is stored together, or nothing of it. */
  async function publishAll(all: readonly Authored[], more: readonly Write[] = []): Promise<Result<void>> {
    await session.settle()
    const writes: Write[] = []
    let failed: Result<void> | undefined
    for (const one of all) {
      const sealed = await publishWrites(session, one)
      if (sealed.ok) writes.push(...sealed.value)
      else failed ??= sealed
    }
    const stored = failed ?? (await store.commit([...writes, ...session.writes(), ...more]))
    if (stored.ok) {
      session.stored()
      return stored
    }
    // Nothing that comes later may rest on it. A disk that stored it and then said that it had not is asked again.
    for (const { op } of all.toReversed()) await roster.forget(op.id)
    await session.reload()
    return stored
  }

  async function plain(what: NewAct): Promise<Result<void>> {
    const made = await act(roster, keys, what)
    if (!made.ok) return made
    const published = await publish({ op: made.value, boxes: [], mailboxes: [] })
    return published.ok ? renew() : published
  }

  async function renew(): Promise<Result<void>> {
    const state = session.state()
    const asking = state ? askDue(state, ring, keys.id, upToDate()) : []
    if (asking.length > 0) {
      const asked = await act(roster, keys, { type: 'ask', epochs: asking })
      if (asked.ok) await publish({ op: asked.value, boxes: [], mailboxes: [] })
    }
    const made = state ? await renewal(roster, ring, keys, random, upToDate()) : ok(undefined)
    if (!made.ok) return made
    return made.value ? publish(made.value) : ok(undefined)
  }

  async function remove(who: Who, cause: boolean): Promise<Result<readonly EndedInvitation[]>> {
    const before = session.state()
    if (!before) return fail(refusal('not-synced'))
    const heads = roster.heads()
    const cut = cutFor(before, who, await chainEnds(session))
    const made = await removeNow(roster, ring, keys, { who, cause, cut }, random)
    if (!made.ok) {
      // Nothing of it may stay: a removal that nobody hears of.
      for (let added = newHeads(heads); added.length > 0; added = newHeads(heads)) for (const id of added) await roster.forget(id)
      return made
    }
    const published = await publishAll(made.value)
    if (!published.ok) return published
    return ok(invitationsEnded(before, session.state()!))
  }

  const newHeads = (heads: readonly OpId[]) => roster.heads().filter(id => !heads.includes(id))

  /** Scopes in which somebody lacks a key that is here. */
  const dueScopes = (): Scope[] => {
    const state = session.state()
    if (!state) return []
    return ring.scopes().filter(scope => missingHolders(state, scope, epoch => ring.byEpoch(epoch.id) !== undefined))
  }

  return {
    invite: input =>
      inTurn(async () => {
        const made = await invite(roster, ring, keys, { ...input, scopes: input.scopes.filter(isTurf) }, random)
        if (!made.ok) return made
        const { seed, mailbox } = made.value
        const list = [...session.invitations(), { id: made.value.keys.id, seed, mailbox, ready: false, ended: false }]
        await session.setInvitations(list)
        const published = await publish(made.value, [mineWrite(group, list)])
        return published.ok ? ok(made.value.keys.id) : published
      }),
    revokeInvitation: id =>
      inTurn(async () => {
        const list = session.invitations().map(one => (one.id === id ? { ...one, ended: true } : one))
        const done = await plain({ type: 'revokeInvite', invitation: id })
        if (!done.ok) return done
        await session.setInvitations(list)
        return store.commit([mineWrite(group, list)])
      }),
    grant: (member, scope) =>
      inTurn(async () => {
        const done = await plain({ type: 'grant', member, scope: scope as TurfScope })
        return done.ok ? welcomeNow() : done
      }),
    revoke: (member, scope) => inTurn(() => plain({ type: 'revoke', member, scope: scope as TurfScope })),
    admit: what =>
      inTurn(async () => {
        const done = await plain({ type: 'admit', ...what })
        return done.ok ? welcomeNow() : done
      }),
    remove: (who, cause) => inTurn(() => remove(who, cause)),
    setRole: (member, role) => inTurn(() => plain({ type: 'setRole', member, role })),
    move: relay =>
      inTurn(async () => {
        const made = await move(roster, ring, keys, random, relay)
        return made.ok ? publish(made.value) : made
      }),
    newTurfs: count =>
      inTurn(async () => {
        const scopes = Array.from({ length: count }, (): Scope => `turf/${toHex(random.bytes(8))}`)
        for (let at = 0; at < count; at += TURFS_AT_ONCE) {
          const made = await rekey(roster, ring, keys, scopes.slice(at, at + TURFS_AT_ONCE), random)
          if (!made.ok) return made
          const published = await publish(made.value)
          if (!published.ok) return published
        }
        return ok(scopes)
      }),
    letIn: (what, more) =>
      inTurn(async () => {
        const heads = roster.heads()
        const made = await act(roster, keys, what)
        if (!made.ok) return made
        const together = await more()
        if (!together.ok) {
          for (const id of newHeads(heads)) await roster.forget(id)
          return together
        }
        const published = await publish({ op: made.value, boxes: [], mailboxes: [] }, together.value)
        return published.ok ? welcomeNow() : published
      }),
    needRecovery: () =>
      inTurn(async () => {
        const state = session.state()
        if (!state) return fail(refusal('not-synced'))
        const known = await readRecovery(store, group)
        if (known && isStanding(state, known, keys)) return ok(undefined)
        const recovery = await newDeviceKeys(random)
        const made = await act(roster, keys, { type: 'addDevice', ...(await deviceCard(recovery, group)) })
        if (!made.ok) return made
        const published = await publish({ op: made.value, boxes: [], mailboxes: [] }, [recoveryWrite(group, recovery)])
        // A backup has today's keys itself; that the group gives them too is only custom, and may wait.
        if (published.ok) await welcomeNow()
        return published
      }),
    rekeyUnclean: () => inTurn(renew),
    welcomeMissing: () => inTurn(welcomeNow),
    isRekeyDue() {
      const state = session.state()
      if (!state) return false
      return renewalDue(state, ring, keys.id, upToDate()) !== undefined || askDue(state, ring, keys.id, upToDate()).length > 0
    },
    isWelcomeDue: () => dueScopes().length > 0,
    busy: () => busy > 0,
    idle: () => last,
  }

  async function welcomeNow(): Promise<Result<void>> {
    for (const scope of dueScopes()) {
      for (let more = true; more;) {
        const made = await welcome(roster, ring, keys, scope, random)
        if (!made.ok) return made
        more = made.value !== undefined
        const published = made.value ? await publish(made.value) : ok(undefined)
        if (!published.ok) return published
      }
    }
    return ok(undefined)
  }
}
