import { fromHex, toHex } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import type { GroupId, InvitationId, Role, Scope, TurfScope } from '../base/ids.ts'
import type { Random } from '../base/ports.ts'
import { need, Refused } from '../base/refusal.ts'
import type { Result } from '../base/result.ts'
import type { DeviceKeys } from '../crypto/device.ts'
import { attempt } from '../wire/attempt.ts'
import { boundTo, buildBoxes } from '../wire/boxes.ts'
import { keeperHashOf } from '../wire/channel.ts'
import type { Channel } from '../wire/channel.ts'
import { invitationKeys, newSeed } from '../wire/invitation-link.ts'
import type { InvitationKeys } from '../wire/invitation-link.ts'
import { buildMailboxEntry } from '../wire/mailbox.ts'
import { makeEpoch } from './epochs.ts'
import type { MadeEpoch } from './epochs.ts'
import type { EpochKey, KeyRing } from './key-ring.ts'
import { createKeyRing } from './key-ring.ts'
import type { EpochItem, Operation } from './operations.ts'
import { epochsOf, latest, missingHolders, recipientsOf } from './recipients.ts'
import { createRoster } from './roster.ts'
import type { Roster } from './roster.ts'
import { proveInvitation, provePossession, signOperation } from './sign-operation.ts'
import type { NewAct } from './sign-operation.ts'
import type { RosterState } from './state.ts'
import { usesLeft } from './state.ts'

/**
 * Making operations. Each function signs with the roster's heads as parents, passes our own door, and answers what has
 * to travel: boxes first, then the operation, then mailboxes. Nothing is sent here.
 */
export interface Authored {
  readonly op: Operation
  /** Boxes entries, each for `keys/<scope>`. */
  readonly boxes: readonly { readonly scope: Scope; readonly entry: Bytes }[]
  /** Mailbox entries of live invitations, by channel. */
  readonly mailboxes: readonly { readonly invitation: InvitationId; readonly channel: string; readonly entry: Bytes }[]
}

export interface NewGroup extends Authored {
  readonly group: GroupId
  readonly roster: Roster
  readonly ring: KeyRing
}

/** A new group with this device as its only member. */
export async function newGroup(keys: DeviceKeys, random: Random): Promise<NewGroup> {
  const made = new Map<Scope, MadeEpoch>()
  for (const scope of ['group', 'log', 'organizers'] as const)
    made.set(scope, await makeEpoch(undefined, scope, [toHex(keys.x.public)], [], undefined, random))
  const keeper = await keeperHashOf(made.get('organizers')!.secret.locator)
  const salt = random.bytes(16).slice() as Bytes
  const epochs = [...made.values()].map(one => one.item)
  const op = await signOperation(keys, '', [], { type: 'genesis', ed: keys.ed.public, x: keys.x.public, keeper, salt, epochs })
  const roster = createRoster(op.group)
  const ring = createKeyRing(keys, op.group)
  await take(roster, op)
  const boxes = await keep(ring, made)
  await ring.update(roster.view()!)
  return { group: op.group, roster, ring, op, boxes, mailboxes: [] }
}

async function take(roster: Roster, op: Operation): Promise<void> {
  const result = await roster.receive(op.raw)
  if (!result.ok) throw new Refused(result.error.code, result.error)
}

async function keep(ring: KeyRing, made: ReadonlyMap<Scope, MadeEpoch>): Promise<{ scope: Scope; entry: Bytes }[]> {
  for (const [scope, one] of made) {
    await ring.add(scope, one.item.nonce, one.secret, one.boxes)
  }
  return [...made].map(([scope, one]) => ({ scope, entry: one.boxes.raw }))
}

export const viewOf = (roster: Roster): RosterState => {
  const view = roster.view()
  if (!view) throw new Refused('not-synced')
  return view
}

/** Signs and takes one operation that needs no keys: grant, revoke, setRole, revokeInvite, ask, admit, remove… */
export const act = (roster: Roster, keys: DeviceKeys, what: NewAct): Promise<Result<Operation>> => attempt(() => actNow(roster, keys, what))

/** `heads`: those that what is said was worked out from, should the roster have grown since. */
export async function actNow(roster: Roster, keys: DeviceKeys, what: NewAct, heads = roster.heads()): Promise<Operation> {
  const op = await signOperation(keys, viewOf(roster).group, heads, what)
  await take(roster, op)
  return op
}

export interface Invited extends Authored {
  readonly seed: Bytes
  readonly keys: InvitationKeys
  /** To be opened at the relay before the mailbox entries are appended. */
  readonly mailbox: Channel
}

export interface InviteInput {
  readonly role: Exclude<Role, 'admin'>
  readonly scopes: readonly TurfScope[]
  readonly uses: number
  readonly expires?: number
}

/** `not-organizer`, `not-admin`, `unknown-scope`, `needs-rekey` or `missing-key` when there is no key to leave in the mailbox. */
export const invite = (roster: Roster, ring: KeyRing, keys: DeviceKeys, input: InviteInput, random: Random): Promise<Result<Invited>> =>
  attempt(async () => {
    const seed = newSeed(random)
    const made = await invitationKeys(seed)
    const scopes = input.scopes.toSorted()
    await ring.update(viewOf(roster))
    // Looked up before anything is said, so that nothing can fail after it.
    const held = new Map<Scope, EpochKey>((['log', ...scopes] as const).map(scope => [scope, hasKey(ring, scope)]))
    const said = { role: input.role, scopes, uses: input.uses, ...(input.expires === undefined ? {} : { expires: input.expires }) }
    const mailbox = made.mailbox
    const what = { type: 'invite', ed: made.ed.public, x: made.x.public, mailbox: fromHex(mailbox.id), ...said } as const
    const op = await actNow(roster, keys, what)
    const mailboxes = await mailboxEntries(viewOf(roster), held, random, made.id)
    return { op, boxes: [], mailboxes, seed, keys: made, mailbox }
  })

function hasKey(ring: KeyRing, scope: Scope): EpochKey {
  const key = ring.newest(scope)
  if (!key.ok) throw new Refused(key.error.code, key.error)
  return key.value
}

/** What is to lie in the mailboxes of live invitations, for scopes with these keys. */
export async function mailboxEntries(
  view: RosterState,
  keys: ReadonlyMap<Scope, EpochKey>,
  random: Random,
  only?: InvitationId,
): Promise<Authored['mailboxes']> {
  const live = [...view.invitations.values()].filter(one => one.ended.length === 0 && usesLeft(one) > 0)
  const entries: { invitation: InvitationId; channel: string; entry: Bytes }[] = []
  for (const invitation of live) {
    if (only !== undefined && invitation.id !== only) continue
    for (const [scope, key] of keys) {
      if (scope !== 'log' && !invitation.scopes.some(turf => turf === scope)) continue
      const { nonce, locator } = key
      const content = { group: view.group, keeper: view.keeper, scope, epoch: key.epoch!, nonce, key: key.key, locator }
      const channel = invitation.mailbox as Channel['id']
      entries.push({ invitation: invitation.id, channel, entry: await buildMailboxEntry(invitation.x, channel, content, random) })
    }
  }
  return entries
}

/** Renews scopes, or begins turfs. `needless-rekey`, `not-organizer`, `author-no-right`, `missing-key`. */
export const rekey = (
  roster: Roster,
  ring: KeyRing,
  keys: DeviceKeys,
  scopes: readonly Scope[],
  random: Random,
): Promise<Result<Authored>> =>
  attempt(async () => {
    const [view, heads] = [viewOf(roster), roster.heads()]
    await ring.update(view)
    const locatorOf = (scope: Scope) => {
      const locator = ring.locator(scope)
      need(locator || !view.tips.has(scope), 'missing-key', scope)
      return locator
    }
    const made = await makeEpochs(view, ring, scopes, locatorOf, random)
    const op = await actNow(roster, keys, { type: 'rekey', epochs: itemsOf(made) }, heads)
    return begun(roster, ring, op, made, random)
  })

/** The keys of new epochs, each carrying on those before it that are here. */
export async function makeEpochs(
  view: RosterState,
  ring: KeyRing,
  scopes: readonly Scope[],
  locatorOf: (scope: Scope) => Bytes | undefined,
  random: Random,
): Promise<Map<Scope, MadeEpoch>> {
  const made = new Map<Scope, MadeEpoch>()
  // The organizers' first: turfs are sealed to its public half.
  for (const scope of scopes.toSorted((a, b) => Number(b === 'organizers') - Number(a === 'organizers'))) {
    // Who was left out of an epoch cannot carry it on, but renews the scope all the same: what nobody carries is given by welcome.
    const known = epochsOf(view, scope)
    const prev = latest(
      view,
      known.filter(one => ring.byEpoch(one.id)),
    ).map(one => ring.byEpoch(one.id)!)
    const organizers = made.get('organizers')?.item.public
    const to = recipientsOf(view, scope, organizers && toHex(organizers))
    made.set(scope, await makeEpoch(view.group, scope, to, prev, locatorOf(scope), random))
  }
  return made
}

export const itemsOf = (made: ReadonlyMap<Scope, MadeEpoch>): EpochItem[] =>
  [...made.values()].map(one => one.item).sort((a, b) => (a.scope < b.scope ? -1 : 1))

/** What travels once the operation that begins these epochs has been taken. */
export async function begun(
  roster: Roster,
  ring: KeyRing,
  op: Operation,
  made: ReadonlyMap<Scope, MadeEpoch>,
  random: Random,
): Promise<Authored> {
  const boxes = await keep(ring, made)
  const after = viewOf(roster)
  await ring.update(after)
  const items = 'epochs' in op.act && op.act.type !== 'ask' ? op.act.epochs : []
  const held = new Map<Scope, EpochKey>(items.map(one => [one.scope, ring.byEpoch(one.id)!]))
  return { op, boxes, mailboxes: await mailboxEntries(after, held, random) }
}

/** Gives one key that is here to the recipients who lack it; undefined when nobody lacks any. To be asked until then. */
export const welcome = (
  roster: Roster,
  ring: KeyRing,
  keys: DeviceKeys,
  scope: Scope,
  random: Random,
): Promise<Result<Authored | undefined>> =>
  attempt(async () => {
    const [view, heads] = [viewOf(roster), roster.heads()]
    await ring.update(view)
    const lacking = missingHolders(view, scope, epoch => ring.byEpoch(epoch.id) !== undefined)
    if (!lacking) return undefined
    const { epoch, missing } = lacking
    const key = ring.byEpoch(epoch.id)!
    const bound = boundTo(epoch.op === (view.group as string) ? undefined : view.group)
    const boxes = await buildBoxes(bound, scope, epoch.nonce, missing, key, random)
    const op = await actNow(roster, keys, { type: 'welcome', scope, epoch: epoch.id, boxesHash: boxes.hash }, heads)
    await ring.receiveBoxes(scope, boxes.raw)
    return { op, boxes: [{ scope, entry: boxes.raw }], mailboxes: [] }
  })

/** Joins by the secret. Refused before anything is made when the invitation is not in the roster, ended or used up. */
export const join = (roster: Roster, keys: DeviceKeys, invitation: InvitationKeys): Promise<Result<Operation>> =>
  attempt(async () => {
    const view = viewOf(roster)
    const said = view.invitations.get(invitation.id)
    if (!said) throw new Refused('unknown-invitation')
    need(said.ended.length === 0, 'invitation-revoked')
    need(usesLeft(said) > 0, 'invitation-used-up')
    const proof = await proveInvitation(invitation.ed, view.group, keys.id)
    return actNow(roster, keys, { type: 'join', ed: keys.ed.public, x: keys.x.public, invitation: invitation.id, proof })
  })

/** What a new device hands to whoever adds it in person: its public keys and that it owns them. */
export interface DeviceCard {
  readonly ed: Bytes
  readonly x: Bytes
  readonly possession: Bytes
}

export const deviceCard = async (keys: DeviceKeys, group: GroupId): Promise<DeviceCard> => ({
  ed: keys.ed.public,
  x: keys.x.public,
  possession: await provePossession(keys, group),
})
