import { concat, fromHex } from '../../base/bytes.ts'
import type { Bytes } from '../../base/bytes.ts'
import { docId } from '../../base/ids.ts'
import type { BatchId, OpId, Scope, TurfScope } from '../../base/ids.ts'
import type { Random } from '../../base/ports.ts'
import { seededRandom } from '../../base/seeded-random.ts'
import { must } from '../../base/result.ts'
import type { DeviceKeys } from '../../crypto/device.ts'
import { deviceCard } from '../author.ts'
import { locatorOf } from '../homes.ts'
import type { EpochItem } from '../operations.ts'
import { createRoster } from '../roster.ts'
import type { Roster } from '../roster.ts'
import { proveInvitation, signOperation } from '../sign-operation.ts'
import type { NewAct } from '../sign-operation.ts'
import type { RosterState } from '../state.ts'
import { mayAct } from '../who-may.ts'
import { deviceOfPool, invitationOfPool } from './pool.ts'

/**
 * A tale: eight people with a phone each, and whoever they let in, do what they like and hear of each other at random
 * moments: promote, remove each other, stage coups, come back with other phones, use a link twice, move the group.
 * One roster knows everything; a phone is the heads that it knows of. What was refused is part of the tale.
 */
export interface Tale {
  readonly roster: Roster
  /** Everything that was accepted, in the order in which it was made. */
  readonly raws: readonly Uint8Array[]
  /** What phones saw at some moments. */
  readonly moments: readonly { readonly heads: readonly OpId[]; readonly state: RosterState }[]
  /** For each operation everything before it and itself, one bit each. */
  readonly masks: ReadonlyMap<OpId, bigint>
  readonly refused: ReadonlySet<string>
}

interface Phone {
  readonly keys: DeviceKeys
  heads: readonly OpId[]
}

const TURFS: readonly TurfScope[] = ['turf/0123456789abcdef', 'turf/fedcba9876543210']
const ROLES = ['admin', 'organizer', 'member', 'canvasser'] as const
const STEPS = 56

export async function tell(seed: number): Promise<Tale> {
  const random = seededRandom(seed)
  const teller = await begin(random)
  const { phones, moments, roster } = teller
  for (let step = 0; step < STEPS; step++) {
    const here = phones.filter(one => isHere(roster.viewAt(one.heads), one))
    const phone = pick(random, here.length === 0 || random.unit() < 0.1 ? phones : here)
    await act(teller, phone, random)
    if (random.unit() < 0.35) hear(teller, pick(random, phones), phone)
    if (random.unit() < 0.1) moments.push({ heads: phone.heads, state: roster.viewAt(phone.heads)! })
  }
  return teller
}

/** Active as far as they know. */
const isHere = (view: RosterState | undefined, { keys }: Phone): boolean => view !== undefined && mayAct(view, keys.id) === undefined

type Teller = Tale & { readonly raws: Uint8Array[]; readonly moments: Tale['moments'][number][]; readonly phones: Phone[] } & {
  readonly masks: Map<OpId, bigint>
  readonly refused: Set<string>
  invitations: number
  devices: number
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random.unit() * list.length)]!
const bytes = (random: Random, length: number): Bytes => random.bytes(length).slice() as Bytes

async function begin(random: Random): Promise<Teller> {
  const keys = await deviceOfPool(0)
  const epochs = (['group', 'log', 'organizers'] as const).map(scope => itemOf(undefined, scope, keys, random))
  const said = { keeper: bytes(random, 32), salt: bytes(random, 16), epochs }
  const op = await signOperation(keys, '', [], { type: 'genesis', ed: keys.ed.public, x: keys.x.public, ...said })
  const roster = createRoster(op.group)
  must(await roster.receive(op.raw))
  const founder = { keys, heads: [op.id] }
  const masks = new Map([[op.id, 1n]])
  const teller = { roster, raws: [op.raw], moments: [], masks, refused: new Set<string>(), phones: [founder], invitations: 0, devices: 1 }
  await say(teller, founder, { type: 'rekey', epochs: TURFS.map(scope => itemOf(roster.view(), scope, keys, random)) })
  for (const role of ['admin', 'admin', 'organizer', 'organizer', 'member', 'canvasser', 'canvasser'] as const) {
    const card = await deviceCard(await deviceOfPool(teller.devices), op.group)
    await say(teller, founder, { type: 'addMember', ...card, role, scopes: role === 'canvasser' ? TURFS.slice(0, 1) : [] })
    teller.phones.push({ keys: await deviceOfPool(teller.devices++), heads: [] })
  }
  for (const phone of teller.phones) phone.heads = founder.heads
  return teller
}

/** An item whose keys nobody has: the roster never sees them. */
function itemOf(view: RosterState | undefined, scope: Scope, keys: DeviceKeys, random: Random, isNew = false): EpochItem {
  const known = view && !isNew ? locatorOf(view, scope) : undefined
  const commit = concat(random.bytes(32), known === undefined ? random.bytes(32) : fromHex(known))
  const tips = view?.tips.get(scope) ?? []
  const prev = tips.filter(() => random.unit() < 0.8).map(epoch => ({ epoch, sealed: bytes(random, 48) }))
  return { scope, nonce: bytes(random, 16), commit, public: keys.x.public, prev, boxesHash: bytes(random, 32) }
}

async function say(teller: Teller, { keys, heads }: Phone, what: NewAct): Promise<boolean> {
  const op = await signOperation(keys, teller.roster.group!, heads, what)
  const result = await teller.roster.receive(op.raw)
  if (!result.ok) return (teller.refused.add(result.error.code), false)
  if (result.value === 'known') return false
  const before = heads.reduce((mask, id) => mask | teller.masks.get(id)!, 0n)
  teller.masks.set(op.id, before | (1n << BigInt(teller.raws.length)))
  teller.raws.push(op.raw)
  for (const phone of teller.phones) if (phone.keys === keys) phone.heads = [op.id]
  return true
}

/** What `from` knows, `to` knows as well. */
function hear({ masks }: Teller, to: Phone, from: Phone): void {
  const all = [...new Set([...to.heads, ...from.heads])]
  const isBefore = (a: OpId, b: OpId) => a !== b && (masks.get(b)! & masks.get(a)!) === masks.get(a)!
  to.heads = all.filter(one => !all.some(other => isBefore(one, other))).sort()
}

async function act(teller: Teller, phone: Phone, random: Random): Promise<void> {
  const { roster, phones } = teller
  const view = roster.viewAt(phone.heads)!
  const { keys } = phone
  const members = [...view.members.keys()].sort()
  const member = pick(random, members)
  const cause = random.unit() < 0.4
  const cut = random.unit() < 0.3 ? [[docId('visits', TURFS[0]!), pick(random, phones).keys.id, fakeBatch(random)] as const] : []
  const invitation = () => invitationOfPool(Math.max(0, teller.invitations - 1 - Math.floor(random.unit() * 3)))
  const scopes: readonly Scope[] = ['log', 'group', 'organizers', ...TURFS]
  const some = <T>(list: readonly T[]) => list.filter(() => random.unit() < 0.5)
  const acts: (() => Promise<NewAct | undefined>)[] = [
    async () => ({ type: 'removeMember', member, cause, cut }),
    async () => ({ type: 'removeMember', member: view.devices.get(keys.id)?.member ?? member, cause, cut }),
    async () => ({ type: 'removeDevice', target: pick(random, [...view.devices.keys()].sort()), cause, cut }),
    ...Array.from({ length: 3 }, () => async () => ({ type: 'setRole', member, role: pick(random, ROLES) }) as const),
    async () => ({ type: 'grant', member, scope: pick(random, TURFS) }),
    async () => ({ type: 'revoke', member, scope: pick(random, TURFS) }),
    ...Array.from({ length: 2 }, () => () => inviteOf(teller, random)),
    async () => ({ type: 'revokeInvite', invitation: [...view.invitations.keys()].sort().at(-1) ?? (await invitation()).id }),
    ...Array.from({ length: 5 }, () => () => joinOf(teller, random, invitation)),
    async () => ({ type: 'admit', cut: [[docId('visits', TURFS[0]!), pick(random, phones).keys.id, fakeBatch(random)]] }),
    async () => {
      const joins = [...view.invitations.values()].flatMap(one => one.joins.map(join => join.op)).sort()
      return joins.length > 0 ? { type: 'admit', join: pick(random, joins) } : undefined
    },
    async () => {
      const items = some(scopes).map(scope => itemOf(view, scope, keys, random))
      return items.length > 0 ? { type: 'rekey', epochs: items.sort((a, b) => (a.scope < b.scope ? -1 : 1)) } : undefined
    },
    async () => {
      const items = [...view.tips.keys()].sort().map(scope => itemOf(view, scope, keys, random, true))
      return random.unit() < 0.7 ? { type: 'move', keeper: bytes(random, 32), epochs: items } : undefined
    },
    async () => {
      const [scope, ids] = pick(random, [...view.tips].sort())
      return { type: 'welcome', scope, epoch: pick(random, ids), boxesHash: bytes(random, 32) }
    },
    async () => ({ type: 'ask', epochs: some([...view.epochs.keys()].sort()).slice(0, 3) }),
    () => addOf(teller, random),
  ]
  const what = await pick(random, acts)()
  if (what) await say(teller, phone, what)
}

const fakeBatch = (random: Random): BatchId => ['aa', 'bb', 'cc'][Math.floor(random.unit() * 3)]!.repeat(32) as BatchId

/** Now and then the same invitation is made twice. */
async function inviteOf(teller: Teller, random: Random): Promise<NewAct> {
  if (teller.invitations === 0 || random.unit() < 0.9) teller.invitations++
  const made = await invitationOfPool(teller.invitations - 1)
  const role = pick(random, ROLES)
  const scopes = role === 'canvasser' ? TURFS.slice(0, 1) : []
  const uses = 1 + Math.floor(random.unit() * 2)
  return { type: 'invite', ed: made.ed.public, x: made.x.public, mailbox: fromHex(made.mailbox.id), role, scopes, uses }
}

/** By somebody new, by somebody who is here, or by somebody who was removed. */
async function joinOf(teller: Teller, random: Random, invitation: () => ReturnType<typeof invitationOfPool>): Promise<undefined> {
  if (teller.invitations === 0) return undefined
  const made = await invitation()
  const knowing = teller.phones.filter(one => teller.roster.viewAt(one.heads)?.invitations.has(made.id))
  if (knowing.length === 0) return undefined
  const known = pick(random, knowing)
  if (random.unit() < 0.7) teller.phones.push({ keys: await deviceOfPool(teller.devices++), heads: known.heads })
  const phone = random.unit() < 0.7 ? teller.phones.at(-1)! : pick(random, teller.phones)
  if (random.unit() < 0.8) hear(teller, phone, known)
  const { ed, x } = phone.keys
  const proof = await proveInvitation(made.ed, teller.roster.group!, phone.keys.id)
  await say(teller, phone, { type: 'join', ed: ed.public, x: x.public, invitation: made.id, proof })
  return undefined
}

/** Somebody new, an own second phone, or a phone that was here before. */
async function addOf(teller: Teller, random: Random): Promise<NewAct> {
  const isKnown = random.unit() < 0.3
  const keys = isKnown ? pick(random, teller.phones).keys : await deviceOfPool(teller.devices++)
  const card = await deviceCard(keys, teller.roster.group!)
  if (!isKnown) teller.phones.push({ keys, heads: pick(random, teller.phones).heads })
  if (random.unit() < 0.5) return { type: 'addDevice', ...card }
  return { type: 'addMember', ...card, role: pick(random, ROLES), scopes: [] }
}
