import { concat, fromHex, toHex } from '../base/bytes.ts'
import type { DeviceId, GroupId, MemberId, OpId, Role, TurfScope } from '../base/ids.ts'
import { need, Refused } from '../base/refusal.ts'
import { needSignature } from '../crypto/ed25519.ts'
import type { Facts } from './dag.ts'
import { DEVICES_LIMIT } from './operations.ts'
import type { Cut, Genesis, Invite, Join, Operation } from './operations.ts'
import { newestEpoch } from './recipients.ts'
import { judgeAsk, judgeMove, judgeRekey, judgeWelcome } from './rules-keys.ts'
import type { Case } from './rules-keys.ts'
import { needSigned } from './signatures.ts'
import { devicesOf, isOrganizer, RANK } from './state.ts'
import type { InvitationState, Member, RosterState } from './state.ts'
import { mayAct } from './who-may.ts'

/**
 * The door: whether an operation is authorised in its own causal past. What it answers is a function of the operation
 * and of what lies before it, so every device answers alike. Throws Refused with a named reason.
 */
const NONE: Omit<Facts, 'member'> = {
  admits: undefined,
  rests: [],
  restsOnAny: [],
  recipients: new Map(),
  after: new Map(),
  gives: [],
  present: false,
  own: false,
  invited: undefined,
  ends: [],
  cut: [],
}

const claim = (group: GroupId, device: DeviceId) => concat(fromHex(group), fromHex(device))

/** Genesis begins its own group; its rights are its own. */
export async function judgeGenesis(op: Operation<Genesis>): Promise<Facts> {
  await needSigned(op, op.act.ed)
  const scopes = op.act.epochs.map(one => one.scope)
  need(scopes.length === 3 && ['group', 'log', 'organizers'].every((scope, i) => scopes[i] === scope), 'malformed', 'epochs')
  need(
    op.act.epochs.every(one => one.prev.length === 0),
    'prev-mismatch',
  )
  const own = new Set([toHex(op.act.x)])
  const member = op.device as string as MemberId
  return { ...NONE, member, admits: member, recipients: new Map(scopes.map(scope => [scope, own])) }
}

export async function judge(op: Operation, past: RosterState): Promise<Facts> {
  if (op.act.type === 'join') return judgeJoin(op as Operation<Join>, past)
  const device = past.devices.get(op.device)
  if (!device) throw new Refused('unknown-author')
  await needSigned(op, device.ed)
  const why = mayAct(past, op.device)
  if (why) throw new Refused(why.code)
  const author = past.members.get(device.member)!
  const here: Case = { op, past, author }
  return { ...NONE, member: author.id, rests: standsOn(here), ...(await judgeAct(here)) }
}

/** What the author's being here rests on; rights that come from a role rest on the operations that gave it. */
function standsOn({ op, past, author }: Case): OpId[] {
  const device = past.devices.get(op.device)!
  return [...new Set([device.admitted[0]!.op, author.admitted[0]!.op, ...author.roles.map(one => one.op)])]
}

async function judgeAct(here: Case): Promise<Partial<Facts>> {
  const { op, past, author } = here
  const act = op.act
  switch (act.type) {
    case 'invite':
      return judgeInvite(here, act)
    case 'revokeInvite': {
      const invitation = past.invitations.get(act.invitation)
      need(invitation, 'unknown-invitation')
      needRankAbove(author, invitation.role)
      return {}
    }
    case 'addMember': {
      needRankAbove(author, act.role)
      needTurfs(past, act.scopes)
      const id = act.newDevice as string as MemberId
      needNew(past, act.newDevice)
      await needPossession(op, act)
      return { admits: id }
    }
    case 'addDevice':
      needNew(past, act.newDevice)
      need(devicesOf(past, author.id).length < DEVICES_LIMIT, 'too-many-devices')
      await needPossession(op, act)
      return {}
    case 'grant':
    case 'revoke': {
      need(isOrganizer(author.role), 'not-organizer')
      const member = past.members.get(act.member)
      need(member && member.standing !== 'absent', 'unknown-member')
      if (act.type === 'grant') need(member.standing === 'active', 'unknown-member')
      needTurfs(past, [act.scope])
      return {}
    }
    case 'setRole':
      need(author.role === 'admin', 'not-admin')
      need(past.members.get(act.member)?.standing === 'active', 'unknown-member')
      need(act.role === 'admin' || adminsWithout(past, act.member) > 0, 'last-admin')
      return {}
    case 'removeMember': {
      const member = past.members.get(act.member)
      need(member && (member.standing === 'active' || member.standing === 'pending'), 'unknown-member')
      if (member.id !== author.id) needRankAbove(author, member.role)
      need(adminsWithout(past, member.id) > 0, 'last-admin')
      return removes(here, act, device => past.devices.get(device)?.member === member.id, member.id === author.id)
    }
    case 'removeDevice': {
      const device = past.devices.get(act.target)
      need(device && !past.gone.has(device.id), 'unknown-device')
      const member = past.members.get(device.member)!
      if (member.id !== author.id) needRankAbove(author, member.role)
      need(devicesOf(past, member.id).length > 1 || adminsWithout(past, member.id) > 0, 'last-admin')
      return removes(here, act, target => target === device.id, member.id === author.id)
    }
    case 'rekey':
      return judgeRekey(here, act.epochs)
    case 'welcome':
      return judgeWelcome(here, act)
    case 'ask':
      return judgeAsk(here, act)
    case 'admit':
      need(isOrganizer(author.role), 'not-organizer')
      if (act.join === undefined) return { cut: act.cut ?? [] }
      need(
        [...past.invitations.values()].some(one => one.joins.some(join => join.op === act.join)),
        'unknown-join',
      )
      return {}
    case 'move':
      return judgeMove(here, act)
    default:
      throw new Refused('malformed', { detail: 'second genesis' })
  }
}

/** A removal ends invitations only by somebody who may; and says of nobody else up to where their work counts. */
function removes(
  { author, past }: Case,
  act: { cause: boolean; cut: Cut },
  isTarget: (device: DeviceId) => boolean,
  own: boolean,
): Partial<Facts> {
  const ends =
    act.cause && isOrganizer(author.role) ? [...past.invitations.values()].filter(one => one.ended.length === 0).map(one => one.id) : []
  return { own, ends, cut: act.cut.filter(([, device]) => isTarget(device)) }
}

/** Organizers act on members and canvassers; on organizers and admins only an admin does. */
function needRankAbove(author: Member, role: Role): void {
  need(isOrganizer(author.role), 'not-organizer')
  need(author.role === 'admin' || RANK[role] < RANK.organizer, 'not-admin')
}

function needTurfs(past: RosterState, scopes: readonly TurfScope[]): void {
  for (const scope of scopes) need(past.tips.has(scope), 'unknown-scope', scope)
}

/** Ids never come back: not a removed member's, not a removed device's. */
function needNew(past: RosterState, device: DeviceId): void {
  need(!past.gone.has(device), 'removed-author')
  const member = past.members.get(device as string as MemberId)
  need(member?.standing !== 'removed', 'removed-author')
  need(!past.devices.has(device) || member?.standing === 'pending', 'already-member')
}

const needPossession = (op: Operation, act: { ed: Uint8Array; possession: Uint8Array; newDevice: DeviceId }) =>
  needSignature(act.ed, 'porchlight/possession/v1', claim(op.group, act.newDevice), act.possession, 'no-proof-of-possession')

function adminsWithout(past: RosterState, leaving: MemberId): number {
  const admins = [...past.members.values()].filter(one => one.standing === 'active' && one.role === 'admin' && one.id !== leaving)
  return admins.filter(one => devicesOf(past, one.id).length > 0).length
}

function judgeInvite({ past, author }: Case, act: Invite): Partial<Facts> {
  need(isOrganizer(author.role), 'not-organizer')
  need(act.role !== 'admin', 'grants-admin')
  needRankAbove(author, act.role)
  needTurfs(past, act.scopes)
  need(!past.invitations.has(act.invitation), 'invitation-exists')
  return { gives: (['log', ...act.scopes] as const).flatMap(scope => newestEpoch(past, scope)?.id ?? []) }
}

async function judgeJoin(op: Operation<Join>, past: RosterState): Promise<Facts> {
  const act = op.act
  await needSigned(op, act.ed)
  const invitation: InvitationState | undefined = past.invitations.get(act.invitation)
  if (!invitation) throw new Refused('unknown-invitation')
  need(!past.gone.has(op.device), 'removed-author')
  await needSignature(invitation.ed, 'porchlight/join/v1', claim(op.group, op.device), act.proof, 'bad-invitation-proof')
  need(invitation.ended.length === 0, 'invitation-revoked')
  const device = past.devices.get(op.device)
  const known = device && past.members.get(device.member)
  need(known?.standing !== 'removed', 'removed-author')
  const present = known?.standing === 'active'
  const member = present ? known.id : (op.device as string as MemberId)
  const here = present ? standsOn({ op, past, author: known }) : []
  const rests = [invitation.op, ...here]
  const invited = { role: invitation.role, scopes: invitation.scopes }
  return { ...NONE, member, rests, present, invited, admits: present ? undefined : member }
}
