import { concat, fromHex } from '@porchlight/shared/base/bytes'
import type { Bytes } from '@porchlight/shared/base/bytes'
import type { GroupId, MemberId, OpId, Scope, TurfScope } from '@porchlight/shared/base/ids'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { type DeviceKeys, newDeviceKeys } from '@porchlight/shared/crypto/device'
import { deviceCard } from '@porchlight/shared/roster/author'
import { locatorOf } from '@porchlight/shared/roster/homes'
import type { EpochItem } from '@porchlight/shared/roster/operations'
import { createRoster, type Roster } from '@porchlight/shared/roster/roster'
import { type NewAct, proveInvitation, signOperation } from '@porchlight/shared/roster/sign-operation'
import type { RosterState } from '@porchlight/shared/roster/state'
import { invitationKeys, newSeed } from '@porchlight/shared/wire/invitation-link'

/** Some years of a large group: what its log holds, and one more operation that comes afterwards. */
export interface History {
  readonly group: GroupId
  readonly raws: readonly Bytes[]
  readonly next: Bytes
  /** Operations with more than one parent. */
  readonly merges: number
}

const AUTHORS = 12
const MEMBERS = 200
const TURFS = Array.from({ length: 30 }, (_, i): TurfScope => `turf/${String(i).padStart(16, '0')}`)

/** A dozen organizers work at once and hear of each other now and then: more than a third of all operations join two views. */
export async function makeHistory(operations: number, seed = 14): Promise<History> {
  const random = seededRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.unit() * list.length)]!
  const bytes = (length: number) => random.bytes(length).slice() as Bytes
  const raws: Bytes[] = []
  const masks = new Map<OpId, bigint>()
  let merges = 0

  const founder = await newDeviceKeys(random)
  const epochs = (['group', 'log', 'organizers'] as const).map(scope => item(undefined, scope))
  const said = { keeper: bytes(32), salt: bytes(16), epochs }
  const genesis = await signOperation(founder, '', [], { type: 'genesis', ed: founder.ed.public, x: founder.x.public, ...said })
  const roster: Roster = createRoster(genesis.group)
  await take(genesis, [])
  const authors: { keys: DeviceKeys; heads: readonly OpId[] }[] = [{ keys: founder, heads: [genesis.id] }]

  function item(view: RosterState | undefined, scope: Scope): EpochItem {
    const known = view && locatorOf(view, scope)
    const commit = concat(random.bytes(32), known === undefined ? random.bytes(32) : fromHex(known))
    const prev = (view?.tips.get(scope) ?? []).map(epoch => ({ epoch, sealed: bytes(48) }))
    return { scope, nonce: bytes(16), commit, public: founder.x.public, prev, boxesHash: bytes(32) }
  }

  async function take(op: { id: OpId; raw: Bytes }, parents: readonly OpId[]): Promise<boolean> {
    const result = await roster.receive(op.raw)
    if (!result.ok || result.value !== 'added') return false
    masks.set(op.id, parents.reduce((mask, id) => mask | masks.get(id)!, 0n) | (1n << BigInt(raws.length)))
    raws.push(op.raw)
    if (parents.length > 1) merges++
    return true
  }

  async function say(author: (typeof authors)[number], what: NewAct): Promise<void> {
    const op = await signOperation(author.keys, roster.group!, author.heads, what)
    if (await take(op, author.heads)) author.heads = [op.id]
  }

  function hear(to: (typeof authors)[number], from: (typeof authors)[number]): void {
    const all = [...new Set([...to.heads, ...from.heads])]
    const isBefore = (a: OpId, b: OpId) => a !== b && (masks.get(b)! & masks.get(a)!) === masks.get(a)!
    to.heads = all.filter(one => !all.some(other => isBefore(one, other))).sort()
  }

  async function addMember(author: (typeof authors)[number], role: 'organizer' | 'member' | 'canvasser'): Promise<DeviceKeys> {
    const keys = await newDeviceKeys(random)
    const card = await deviceCard(keys, roster.group!)
    await say(author, { type: 'addMember', ...card, role, scopes: role === 'canvasser' ? [pick(TURFS)] : [] })
    return keys
  }

  async function byLink(author: (typeof authors)[number]): Promise<void> {
    const made = await invitationKeys(newSeed(random))
    const { ed, x, mailbox } = made
    const what = { ed: ed.public, x: x.public, mailbox: fromHex(mailbox.id), role: 'canvasser', scopes: [pick(TURFS)], uses: 1 } as const
    await say(author, { type: 'invite', ...what })
    if (random.unit() < 0.5) return say(author, { type: 'revokeInvite', invitation: made.id })
    const keys = await newDeviceKeys(random)
    const proof = await proveInvitation(ed, roster.group!, keys.id)
    const newcomer = { keys, heads: author.heads }
    await say(newcomer, { type: 'join', ed: keys.ed.public, x: keys.x.public, invitation: made.id, proof })
    hear(author, newcomer)
  }

  async function work(author: (typeof authors)[number]): Promise<void> {
    const view = roster.viewAt(author.heads)!
    const others = [...view.members.values()].filter(one => one.standing === 'active' && one.role !== 'admin' && one.role !== 'organizer')
    const member = pick(others).id
    const dice = random.unit()
    if (dice < 0.3) return say(author, { type: 'grant', member, scope: pick(TURFS) })
    if (dice < 0.6) return say(author, { type: 'revoke', member, scope: pick(TURFS) })
    if (dice < 0.7) return say(author, { type: 'rekey', epochs: [item(view, pick(TURFS))] })
    if (dice < 0.72) return say(author, { type: 'rekey', epochs: [item(view, pick(['log', 'group'] as const))] })
    if (dice < 0.86) {
      const [scope, tips] = pick([...view.tips])
      return say(author, { type: 'welcome', scope, epoch: pick(tips), boxesHash: bytes(32) })
    }
    if (dice < 0.92) return byLink(author)
    if (dice < 0.96) return say(author, { type: 'ask', epochs: [pick(view.tips.get('log')!)] })
    if (others.length < MEMBERS - AUTHORS) return void (await addMember(author, pick(['member', 'canvasser'] as const)))
    return say(author, { type: 'removeMember', member: member as MemberId, cause: random.unit() < 0.2, cut: [] })
  }

  await say(authors[0]!, { type: 'rekey', epochs: TURFS.map(scope => item(roster.view(), scope)) })
  while (authors.length < AUTHORS) authors.push({ keys: await addMember(authors[0]!, 'organizer'), heads: [] })
  for (let i = AUTHORS; i < MEMBERS; i++) await addMember(authors[0]!, i < 50 ? 'member' : 'canvasser')
  for (const author of authors) author.heads = authors[0]!.heads
  while (raws.length < operations) {
    const author = pick(authors)
    if (random.unit() < 0.5) hear(author, pick(authors))
    await work(author)
  }
  const next = await signOperation(founder, roster.group!, roster.heads(), {
    type: 'grant',
    member: pick([...roster.view()!.members.keys()]),
    scope: TURFS[0]!,
  })
  return { group: roster.group!, raws: raws.slice(0, operations), next: next.raw, merges }
}
