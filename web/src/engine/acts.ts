import { type Bytes, toHex } from '@porchlight/shared/base/bytes'
import type { ChannelId, InvitationId, MemberId, Scope, TurfScope } from '@porchlight/shared/base/ids'
import { isTurf } from '@porchlight/shared/base/ids'
import type { Random } from '@porchlight/shared/base/ports'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { newDeviceKeys } from '@porchlight/shared/crypto/device'
import { act, type Authored, deviceCard, invite, rekey, welcome } from '@porchlight/shared/roster/author'
import type { NewAct } from '@porchlight/shared/roster/sign-operation'
import { sealOperation } from '@porchlight/shared/roster/seal-operation'
import { missingHolders, scopesToRekey } from '@porchlight/shared/roster/recipients'
import { scopesOf } from '@porchlight/shared/roster/who-may'
import type { NewInvitation } from './api.ts'
import { isStanding, readRecovery, recoveryWrite } from './backup/recovery.ts'
import { mineWrite } from './my-invitations.ts'
import type { Outbox } from './outbox.ts'
import { outgoingWrite } from './outgoing.ts'
import type { Write } from './ports.ts'
import type { Session } from './session.ts'

/** Turfs begun by one operation: it must stay well below what an entry may hold. */
const TURFS_AT_ONCE = 100

/** What changes the roster. Everything is durable when a promise resolves, and on its way as soon as there is a line. */
export interface Acts {
  invite(input: NewInvitation): Promise<Result<InvitationId>>
  revokeInvitation(id: InvitationId): Promise<Result<void>>
  grant(member: MemberId, scope: Scope): Promise<Result<void>>
  revoke(member: MemberId, scope: Scope): Promise<Result<void>>
  newTurfs(count: number): Promise<Result<readonly Scope[]>>
  /** This member has a recovery device from here on, whose keys are kept here: backup/recovery.ts. `too-many-devices`. */
  needRecovery(): Promise<Result<void>>
  /** Renews what somebody holds who should not. Before sealing, and after somebody lost a right. */
  rekeyUnclean(): Promise<Result<void>>
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
  onChange(): void
}

export function createActs({ session, random, outbox, onChange }: ActsPorts): Acts {
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
  async function publish(authored: Authored, more: readonly Write[] = []): Promise<Result<void>> {
    await session.settle()
    const sealed = await publishWrites(session, authored)
    const stored = sealed.ok ? await store.commit([...sealed.value, ...session.writes(), ...more]) : sealed
    if (stored.ok) {
      session.stored()
      return stored
    }
    // Nothing that comes later may rest on it. A disk that stored it and then said that it had not is asked again.
    await roster.forget(authored.op.id)
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
    const me = session.me()
    if (!state || !me) return ok(undefined)
    const mine = new Set(scopesOf(state, me))
    const due = scopesToRekey(state).filter(scope => mine.has(scope))
    if (due.length === 0) return ok(undefined)
    const made = await rekey(roster, ring, keys, due, random)
    return made.ok ? publish(made.value) : made
  }

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

/** Everything that an authored operation sends: boxes, the operation, mailboxes, in this order. */
export async function publishWrites(session: Session, { op, boxes, mailboxes }: Authored): Promise<Result<Write[]>> {
  const log = session.channelOf('log')
  if (!log) return fail(refusal('missing-key', { detail: 'log' }))
  const entry = await sealOperation(session.ring, log.id, op)
  if (!entry.ok) return entry
  const out = (channel: ChannelId, bytes: Bytes) => outgoingWrite(session.group, channel, bytes, 0)
  const boxWrites: Write[] = []
  for (const one of boxes) {
    const channel = session.channelOf(`keys/${one.scope}`)
    if (!channel) return fail(refusal('missing-key', { detail: one.scope }))
    boxWrites.push(out(channel.id, one.entry))
  }
  return ok([...boxWrites, out(log.id, entry.value), ...mailboxes.map(one => out(one.channel as ChannelId, one.entry))])
}
