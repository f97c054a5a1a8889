import type { DeviceId, DocId, GroupId, InvitationId, MemberId, Role, Scope } from '@porchlight/shared/base/ids'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { docId, isTurf, parseDocId } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import { fail, ok } from '@porchlight/shared/base/result'
import type { Action, ActionContext, Kind } from '@porchlight/shared/doc/kind'
import { setOwnName, renameGroup } from '@porchlight/shared/group/group.actions'
import { groupKind } from '@porchlight/shared/group/group'
import { devicesKind, nameDevice } from '@porchlight/shared/group/devices'
import type {
  Group,
  GroupSummary,
  InvitationView,
  Invited,
  MemberView,
  NewInvitation,
  Progress,
  RosterView,
  Status,
} from '../engine/api.ts'
import type { SharedText } from '../engine/api-text.ts'
import type { AsidePart } from '../engine/api-aside.ts'
import { fakeAside } from './fake-aside.ts'
import { FakeDevices } from './fake-devices.ts'
import { fakeText } from './fake-text.ts'
import { work } from './fake-work.ts'

export const hex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), byte => byte.toString(16).padStart(2, '0')).join('')

const CONTAINERS = ['about', 'names', 'bases', 'turfs', 'retired', 'handouts', 'takenBack', 'questions', 'formerQuestions', 'mappings']
const MORE = ['doNotContact', 'liftings', 'visits', 'residents', 'doors']
const OF_MEETINGS = ['meetings', 'series', 'revisions', 'items', 'clock', 'answers', 'attendance', 'decisions', 'tasks', 'lines']
const OF_PEOPLE = ['uses', 'cards', 'fields', 'members', 'merges', 'unmerges', 'notes']
type Plain = Record<string, Record<string, unknown>>
const empty = (): Plain => Object.fromEntries([...CONTAINERS, ...MORE, ...OF_MEETINGS, ...OF_PEOPLE].map(name => [name, {}]))

/** Documents as plain objects: the real actions and the real readers run on them. */
export class FakeGroup implements Group {
  readonly id = hex(32) as GroupId
  readonly #me
  readonly #flags: ReadonlySet<string>
  readonly #listeners = new Set<() => void>()
  readonly #watchers = new Map<DocId, Set<() => void>>()
  readonly #docs = new Map<DocId, Plain>()
  readonly #views = new Map<DocId, unknown>()
  readonly #texts = new Map<DocId, SharedText<object>>()
  readonly #sample: boolean
  #roster: RosterView = { members: [], invitations: [] }
  #status: Status
  #relay: string
  #me2
  readonly #aside: AsidePart

  constructor(name: string, myName: string, role: Role, flags: ReadonlySet<string>, relay = '', sample = false) {
    this.#flags = flags
    this.#sample = sample
    this.#me = { member: hex(16) as MemberId, device: hex(16) as DeviceId, role, name: myName }
    this.#me2 = { ...this.#me, scopes: this.#scopes() }
    this.#relay = relay || `wss://${location.host}/relay`
    const none = relay === 'none'
    this.#status = {
      saved: flags.has('problem') ? 'problem' : 'saved',
      waiting: flags.has('waiting') ? 2 : 0,
      link: none ? 'none' : flags.has('offline') || flags.has('away') ? 'offline' : 'online',
      reason: flags.has('problem') ? 'storage-full' : flags.has('full') ? 'full' : flags.has('away') ? 'relay-unreachable' : undefined,
      damage: flags.has('damaged') ? 'group-damaged' : undefined,
      setAside: flags.has('aside') ? 4 : 0,
      twin: flags.has('twin') ? 'this-phone' : undefined,
      waitingFor: 0,
      upToDate: !flags.has('offline'),
    }
    this.#aside = fakeAside(flags, {
      ...this.#me,
      turf: () => this.#scopes().find(isTurf) ?? 'turf/0f3a91c24be07d55',
      people: () => this.#roster.members.flatMap(one => (one.id === this.#me.member ? [] : one.id)),
      invitation: () => this.#roster.invitations[0]?.id ?? ('' as InvitationId),
      changed: () => this.#tell(),
    })
    // An organizer's table is there from the beginning, and empty.
    if (role === 'admin') this.#views.set(docId('canvass', 'organizers'), canvassKind.read(empty() as never))
    this.addMember(this.#me.member, role, undefined)
    this.do(groupKind, docId('group', 'group'), renameGroup, { name }, 'admin')
    this.do(groupKind, docId('group', 'group'), setOwnName, { name: myName }, 'admin')
    const around = {
      newId: () => hex(16),
      name: (args: Parameters<typeof nameDevice>[1]) => this.do(devicesKind, docId('devices', 'group'), nameDevice, args, 'admin'),
      change: this.change.bind(this),
    }
    this.#phones = new FakeDevices(around, this.#me.member, this.#me.device, flags)
  }

  readonly #phones: FakeDevices
  devices = () => this.#phones.devices()
  standing = () => this.#phones.standing()
  nameDevice: FakeDevices['nameDevice'] = (...args) => this.#phones.nameDevice(...args)
  offer: FakeDevices['offer'] = input => this.#phones.offer(input)
  cards = () => this.#phones.cards()
  readCard: FakeDevices['readCard'] = (...args) => this.#phones.readCard(...args)
  letIn: FakeDevices['letIn'] = (...args) => this.#phones.letIn(...args)
  answerFile = () => this.#phones.answerFile()
  refuse = () => this.#phones.refuse()
  endOffer = () => this.#phones.endOffer()
  makeRecoveryKey = () => this.#phones.makeRecoveryKey()
  renewDevice = () => this.#phones.renewDevice()

  #scopes(): readonly Scope[] {
    return [...new Set([...this.#docs.keys()].map(doc => parseDocId(doc)!.scope))]
  }

  #tell(doc?: DocId): void {
    this.#me2 = { ...this.#me, scopes: this.#scopes() }
    for (const listener of this.#listeners) listener()
    if (doc) for (const listener of this.#watchers.get(doc) ?? []) listener()
  }

  addMember(id: MemberId, role: Role, name: string | undefined, scopes: readonly Scope[] = [], invitation?: InvitationId): void {
    const deviceIds = [hex(16) as DeviceId]
    const member: MemberView = { id, role, scopes, devices: 1, deviceIds, invitation, removed: false }
    this.#roster = { ...this.#roster, members: [...this.#roster.members, member] }
    if (name) this.do(groupKind, docId('group', 'group'), setOwnName, { name }, role, id)
  }

  addInvitation(input: NewInvitation, used = 0, ready = true): InvitationView {
    const code = Array.from({ length: 4 }, () => hex(3).slice(0, 5).toUpperCase()).join('-')
    const link = `${location.origin}/#j1.${hex(20)}.`
    const invitation: InvitationView = {
      id: hex(16) as InvitationId,
      expires: undefined,
      ...input,
      used,
      revoked: false,
      link,
      code,
      ready,
    }
    this.#roster = { ...this.#roster, invitations: [...this.#roster.invitations, invitation] }
    this.#tell()
    return invitation
  }

  summary(): GroupSummary {
    const name = this.view(groupKind, docId('group', 'group'))?.name ?? ''
    const out = this.#flags.has('out') ? ({ out: 'removed' } as const) : {}
    return { id: this.id, name, role: this.#me.role, sample: this.#sample, openedAt: 0, ...out }
  }

  /** An action at once, by anybody. Throws where it is refused. */
  do<D extends object, A>(
    kind: Kind<D, unknown>,
    doc: DocId,
    action: Action<D, A>,
    args: A,
    role: Role = this.#me.role,
    by?: MemberId,
    now?: number,
  ): void {
    const result = this.#run(kind, doc, action, args, { role, member: by ?? this.#me.member }, now)
    if (!result.ok) throw new Error(`${doc}: ${JSON.stringify(result.error)}`)
  }

  #run<D extends object, A>(
    kind: Kind<D, unknown>,
    doc: DocId,
    action: Action<D, A>,
    args: A,
    who: { role: Role; member: MemberId },
    now = Date.now(),
  ): Result<void> {
    const draft = Object.fromEntries(Object.entries(this.#docs.get(doc) ?? empty()).map(([name, map]) => [name, { ...map }]))
    const context: ActionContext = { now, device: this.#me.device, newId: () => hex(8), ...who }
    const refused = action(draft as unknown as D, args, context)
    if (refused) return fail(refused)
    this.#docs.set(doc, draft)
    this.#views.set(doc, kind.read(draft as unknown as D))
    this.#tell(doc)
    return ok(undefined)
  }

  me = () => this.#me2
  status = () => this.#status
  roster = () => this.#roster
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  view<D extends object, V>(_kind: Kind<D, V>, doc: DocId): V | undefined {
    return this.#views.get(doc) as V | undefined
  }
  async text<D extends object>(kind: Kind<D, unknown>, doc: DocId) {
    const text = this.#texts.get(doc) ?? (await fakeText(kind, now => this.#show(doc, kind.read(now))))
    this.#texts.set(doc, text as never)
    return ok(text as SharedText<D>)
  }
  aside = () => this.#aside.aside()
  admit: AsidePart['admit'] = id => this.#aside.admit(id)
  admitJoin: AsidePart['admitJoin'] = join => this.#aside.admitJoin(join)
  clearAside: AsidePart['clearAside'] = ids => this.#aside.clearAside(ids)
  cast = () => undefined
  /** `others`: somebody has the notes open, too. */
  onCast = (_doc: DocId, listener: (what: unknown) => void): (() => void) => {
    const told = setTimeout(() => {
      if (this.#flags.has('others')) listener({ from: '0000000000000001', name: 'Dana Whitfield', anchor: 1, head: 1 })
    })
    return () => clearTimeout(told)
  }
  #show(doc: DocId, view: unknown): void {
    this.#views.set(doc, view)
    this.#tell(doc)
  }
  watch(doc: DocId, listener: () => void): () => void {
    const watchers = this.#watchers.get(doc) ?? new Set()
    this.#watchers.set(doc, watchers.add(listener))
    return () => watchers.delete(listener)
  }
  async change<D extends object, A>(kind: Kind<D, unknown>, doc: DocId, action: Action<D, A>, args: A): Promise<Result<void>> {
    await new Promise(resolve => setTimeout(resolve, 15))
    const result = this.#run(kind, doc, action, args, this.#me)
    if (result.ok && this.#flags.has('offline')) {
      this.#status = { ...this.#status, waiting: this.#status.waiting + 1 }
      this.#tell()
    }
    return result
  }
  docs = (kind: string) => [...this.#docs.keys()].filter(doc => parseDocId(doc)!.kind === kind)
  async createDoc<D extends object, V>(kind: Kind<D, V>, scope: Scope, instance = hex(8)): Promise<Result<DocId>> {
    const doc = docId(kind.name, scope, instance)
    this.#docs.set(doc, this.#docs.get(doc) ?? empty())
    this.#views.set(doc, kind.read(this.#docs.get(doc) as unknown as D))
    this.#tell(doc)
    return ok(doc)
  }
  async newTurfs(count: number, progress?: Progress): Promise<Result<readonly Scope[]>> {
    await work(3, progress)
    return ok(Array.from({ length: count }, () => `turf/${hex(8)}` as Scope))
  }
  async invite(input: NewInvitation): Promise<Result<Invited>> {
    await work(2)
    const invitation = this.addInvitation(input, 0, !this.#flags.has('offline'))
    return ok({ id: invitation.id, link: invitation.link!, code: invitation.code!, ready: invitation.ready })
  }
  async revokeInvitation(id: InvitationId): Promise<Result<void>> {
    const invitations = this.#roster.invitations.map(each => (each.id === id ? { ...each, revoked: true } : each))
    this.#roster = { ...this.#roster, invitations }
    this.#tell()
    return ok(undefined)
  }
  #setScopes(member: MemberId, change: (scopes: readonly Scope[]) => readonly Scope[]): Result<void> {
    const members = this.#roster.members.map(each => (each.id === member ? { ...each, scopes: change(each.scopes) } : each))
    this.#roster = { ...this.#roster, members }
    this.#tell()
    return ok(undefined)
  }
  #setMember(member: MemberId, change: Partial<MemberView>): Result<void> {
    const members = this.#roster.members.map(each => (each.id === member ? { ...each, ...change } : each))
    this.#roster = { ...this.#roster, members }
    this.#tell()
    return ok(undefined)
  }
  async removeMember(member: MemberId, { cause }: { cause: boolean }) {
    const open = this.#roster.invitations.filter(one => cause && !one.revoked)
    this.#held.set(member, this.heldBy(member))
    this.#setMember(member, { removed: true, scopes: [], devices: 0, deviceIds: [] })
    this.#roster = { ...this.#roster, invitations: this.#roster.invitations.map(one => (cause ? { ...one, revoked: true } : one)) }
    this.#tell()
    return ok({ ended: open.map(one => ({ ...one, role: one.role as NewInvitation['role'], uses: one.uses - one.used })) })
  }
  async removeDevice(device: DeviceId, { cause }: { cause: boolean }) {
    this.#phones.remove(device)
    const owner = this.#roster.members.find(one => one.deviceIds.includes(device))
    if (!owner) return ok({ ended: [] })
    const deviceIds = owner.deviceIds.filter(each => each !== device)
    if (deviceIds.length === 0) return this.removeMember(owner.id, { cause })
    this.#setMember(owner.id, { devices: deviceIds.length, deviceIds })
    return ok({ ended: [] })
  }
  leave = async () => ok(undefined)
  setRole = async (member: MemberId, role: Role) => this.#setMember(member, { role })
  async move(relay?: string): Promise<Result<void>> {
    if (relay !== undefined) this.#relay = relay
    this.#tell()
    return ok(undefined)
  }
  readonly #held = new Map<MemberId, readonly Scope[]>()
  heldBy = (member: MemberId) => this.#held.get(member) ?? this.#roster.members.find(one => one.id === member)?.scopes ?? []
  grant = async (member: MemberId, scope: Scope) => this.#setScopes(member, scopes => [...scopes, scope])
  revoke = async (member: MemberId, scope: Scope) => this.#setScopes(member, scopes => scopes.filter(each => each !== scope))
  async saveToFile(progress?: Progress): Promise<Result<Blob>> {
    await work(6, progress)
    return ok(new Blob(['PORCHLIGHT1\n']))
  }
  storage = async () => ok({ entries: 212, bytes: 148_000, otherHistory: undefined })
  retryNow = () => {}
  relay = () => this.#relay
  setRelay = async (address: string) => {
    this.#relay = address
    return ok(undefined)
  }
}
