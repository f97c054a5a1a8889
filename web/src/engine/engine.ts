import { toHex } from '@porchlight/shared/base/bytes'
import { docId, type DocId, type GroupId, type InvitationId, isTurf, type MemberId, type Scope } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { setCanvasserName } from '@porchlight/shared/canvass/visits.actions'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { newDeviceKeys } from '@porchlight/shared/crypto/device'
import { kindOf } from '@porchlight/shared/doc/registry'
import { groupKind } from '@porchlight/shared/group/group'
import { renameGroup, setOwnName } from '@porchlight/shared/group/group.actions'
import { newGroup } from '@porchlight/shared/roster/author'
import { memberOf } from '@porchlight/shared/roster/state'
import { scopesOf } from '@porchlight/shared/roster/who-may'
import { readInvitationText } from '@porchlight/shared/wire/invitation-link'
import { readWorkFile } from '@porchlight/shared/wire/work-file'
import { publishWrites } from './acts.ts'
import type { BroughtIn, Engine, GroupSummary, NewInvitation, PhoneStatus, Status } from './api.ts'
import { createDocs, type DocsOptions } from './docs.ts'
import { createGroup, type GroupHandle } from './group.ts'
import { createHome, type GroupRecord } from './home.ts'
import { joinByInvitation, whenOnline } from './join.ts'
import { createLeader } from './leader.ts'
import type { World, Write } from './ports.ts'
import { authorOf, type Runtime, startRuntime } from './runtime.ts'
import { docsOfScope } from './scope-docs.ts'
import { createSession, keysName, loadSession, packDeviceKeys, ringName, type Session } from './session.ts'
import { openPhone, type Phone } from './store.ts'
import { createTabs } from './tabs.ts'
import type { Dial } from './transports/dial.ts'
import { createRelayLink } from './transports/link.ts'
import { takeWorkFile, writeWorkFile } from './work-files.ts'

export interface EngineOptions {
  readonly world: World
  readonly dial: Dial
  /** The address of the application, without fragment: what links begin with. */
  readonly app: string
  /** The relay of the server that the app came from. */
  readonly ownRelay: string
  /** Between tabs; none in simulations. */
  readonly network?: DocsOptions['network']
  /** The browser's own numbers about storage. */
  readonly storage?: Pick<StorageManager, 'estimate' | 'persisted' | 'persist'>
}

/** What the engine is made of once the sealed database is open. */
interface Parts {
  readonly phone: Phone
  readonly docs: ReturnType<typeof createDocs>
  readonly home: ReturnType<typeof createHome>
  readonly leader: ReturnType<typeof createLeader>
  readonly tabs: ReturnType<typeof createTabs>
}

type TabMessage =
  | { readonly type: 'groups' }
  | { readonly type: 'group-changed'; readonly group: GroupId }
  | { readonly type: 'status'; readonly group: GroupId; readonly status: Status }

export interface TestedEngine extends Engine {
  /** For simulations and harnesses: hex heads of a document. */
  heads(group: GroupId, doc: DocId): Promise<readonly string[]>
  session(group: GroupId): Promise<Result<Session>>
  held(group: GroupId): Promise<readonly { readonly doc: string; readonly lacks: string | undefined }[]>
  lagging(group: GroupId): Promise<readonly string[]>
}

export function createEngine(options: EngineOptions): TestedEngine {
  const { world, dial, app, ownRelay, network, storage } = options
  const { clock, random } = world
  const listeners = new Set<() => void>()
  const handles = new Map<GroupId, GroupHandle>()
  const sessions = new Map<GroupId, Promise<Result<Session>>>()
  const runtimes = new Map<GroupId, Promise<Runtime | undefined>>()
  let parts: Parts | undefined
  let summaries: readonly GroupSummary[] = []
  let phoneStatus: PhoneStatus = { persisted: undefined, usage: undefined, quota: undefined, problem: undefined, tabs: 1 }
  let closed = false

  const opening = open()

  async function open(): Promise<Result<void>> {
    const opened = await openPhone(world)
    if (!opened.ok) {
      setPhone({ problem: opened.error.code })
      return opened
    }
    const phone = opened.value
    const tabs = createTabs(world)
    const docs = createDocs({ world, phone, tabs, kindOf, network, onDamage: repair })
    const home = createHome(phone.store)
    const leader = createLeader(tabs, clock, () => toHex(random.bytes(8)), work)
    parts = { phone, docs, home, leader, tabs }
    phone.store.onProblem(problem => {
      setPhone({ problem })
      for (const id of handles.keys()) void tellStatus(id)
    })
    await home.load()
    home.onChange(notice)
    notice()
    const newest = home.groups()[0]
    if (newest) await docs.warm(newest.id, newest.scopes.flatMap(docsOfScope))
    tabs.hear(message => void hear(message as TabMessage))
    tabs.lead(() => {
      // The lock is held now; `tabs.leading` says so only after this returns.
      queueMicrotask(() => {
        leader.leading()
        for (const group of home.groups()) void startLeading(group.id)
      })
      return () => {
        for (const runtime of runtimes.values()) void runtime.then(it => it?.stop())
        runtimes.clear()
      }
    })
    void countStorage()
    return ok(undefined)
  }

  /** Everything but reading needs the parts; screens call only after `ready`. */
  function ready(): Parts {
    if (!parts) throw new Error('the engine is not ready')
    return parts
  }

  function notice(): void {
    summaries = ready()
      .home.groups()
      .map(({ id, name, role, sample, openedAt }) => ({ id, name, role, sample, openedAt }))
    for (const handle of handles.values()) handle.changed()
    for (const listener of listeners) listener()
  }

  function setPhone(some: Partial<PhoneStatus>): void {
    phoneStatus = { ...phoneStatus, ...some }
    for (const listener of listeners) listener()
  }

  const tell = (message: TabMessage) => parts?.tabs.tell(message)

  async function hear(message: TabMessage): Promise<void> {
    const { home, tabs } = ready()
    if (message.type === 'groups') {
      await home.load()
      if (tabs.leading) for (const group of home.groups()) void startLeading(group.id)
    }
    if (message.type === 'group-changed') {
      const session = await sessions.get(message.group)
      if (session?.ok && !tabs.leading) await session.value.reload()
      await home.load()
      handles.get(message.group)?.changed()
    }
    if (message.type === 'status') handles.get(message.group)?.setStatus(message.status)
  }

  function sessionOf(id: GroupId): Promise<Result<Session>> {
    let session = sessions.get(id)
    if (!session) {
      session = loadSession(ready().phone.store, id)
      sessions.set(id, session)
    }
    return session
  }

  function startLeading(id: GroupId): Promise<Runtime | undefined> {
    const running = runtimes.get(id)
    if (running) return running
    const starting = (async () => {
      const session = await sessionOf(id)
      const record = ready().home.group(id)
      if (!session.ok || !record || closed) return undefined
      const { phone, docs } = ready()
      return startRuntime({
        session: session.value,
        store: phone.store,
        docs,
        dial,
        clock,
        random,
        relay: record.relay,
        storageProblem: () => phoneStatus.problem,
        onChange: () => void onRuntimeChange(id, session.value),
      })
    })()
    runtimes.set(id, starting)
    return starting
  }

  async function onRuntimeChange(id: GroupId, session: Session): Promise<void> {
    await tellStatus(id)
    await noteMe(id, session)
  }

  async function tellStatus(id: GroupId): Promise<void> {
    const runtime = await runtimes.get(id)
    if (!runtime) return
    const status = runtime.status()
    handles.get(id)?.setStatus(status)
    tell({ type: 'status', group: id, status })
  }

  const rosters = new Map<GroupId, unknown>()

  /** The record that screens start from follows the roster. */
  async function noteMe(id: GroupId, session: Session): Promise<void> {
    const { home } = ready()
    const state = session.state()
    const invitations = session.invitations()
    const record = home.group(id)
    const seen = rosters.get(id) as [unknown, unknown] | undefined
    if (!state || !record || (seen?.[0] === state && seen[1] === invitations)) return
    rosters.set(id, [state, invitations])
    const me = session.me()
    const scopes = me ? scopesOf(state, me) : []
    if (me && (me.role !== record.role || scopes.join() !== record.scopes.join()))
      await home.putGroup(id, { ...record, role: me.role, scopes })
    handles.get(id)?.changed()
    tell({ type: 'group-changed', group: id })
  }

  /** Bytes of a document were found damaged: every entry of it is read again. */
  function repair(group: GroupId, doc: DocId): void {
    void runtimes.get(group)?.then(runtime => runtime?.inbox.reread(doc))
  }

  /** What only the leading tab does. */
  const onGroup =
    <A extends object, T>(act: (runtime: Runtime, args: A & { group: GroupId }) => Promise<Result<T>>) =>
    async (args: A & { group: GroupId }): Promise<Result<T>> => {
      const runtime = await startLeading(args.group)
      return runtime ? act(runtime, args) : fail(refusal('group-damaged'))
    }
  const work = {
    newTurfs: onGroup<{ count: number }, readonly Scope[]>(async (runtime, { group, count }) => {
      const made = await runtime.acts.newTurfs(count)
      await noteNow(group)
      return made
    }),
    invite: onGroup<{ input: NewInvitation }, InvitationId>((runtime, { input }) => runtime.acts.invite(input)),
    revokeInvitation: onGroup<{ invitation: InvitationId }, void>((runtime, { invitation }) => runtime.acts.revokeInvitation(invitation)),
    grant: onGroup<{ member: MemberId; scope: Scope }, void>((runtime, { member, scope }) => runtime.acts.grant(member, scope)),
    revoke: onGroup<{ member: MemberId; scope: Scope }, void>((runtime, { member, scope }) => runtime.acts.revoke(member, scope)),
    saveToFile: onGroup<object, Blob>(async (runtime, { group }) => {
      const session = await sessionOf(group)
      return session.ok ? writeWorkFile(session.value, runtime, clock.now()) : session
    }),
    bringIn: async ({ file }: { file: Blob }): Promise<Result<BroughtIn>> => {
      const read = await readWorkFile(new Uint8Array(await file.arrayBuffer()))
      if (!read.ok) return read
      if (!ready().home.group(read.value.group)) return fail(refusal('file-other-group'))
      const runtime = await startLeading(read.value.group)
      const session = await sessionOf(read.value.group)
      if (!runtime || !session.ok) return fail(refusal('group-damaged'))
      const taken = await takeWorkFile(session.value, runtime, read.value)
      // What could be read of a damaged file is in; the rest has to be said.
      return taken.ok && read.value.problem ? fail({ ...read.value.problem, values: { added: taken.value.added } }) : taken
    },
    retryNow: onGroup<object, void>(async runtime => {
      runtime.retryNow()
      return ok(undefined)
    }),
    setRelay: onGroup<{ address: string }, void>(async (runtime, { group, address }) => {
      const relay = address === '' ? ownRelay : address
      const saved = await change(group, { relay })
      if (saved.ok) runtime.setRelay(relay)
      return saved
    }),
    forget: async ({ group }: { group: GroupId }): Promise<Result<void>> => {
      const { phone, docs, home } = ready()
      const session = await sessionOf(group)
      await stopLeading(group)
      const followed = session.ok ? session.value.channels() : []
      const mine = session.ok ? session.value.docs() : []
      docs.forget(group, mine)
      const names = ['keys', 'ring', 'keeper', 'invitations', 'held', 'aside'].map(name => `${name}/${group}`)
      const more = [
        ...followed.map(one => `cursor/${one.channel.id}`),
        ...mine.flatMap(doc => [`chain/${group}/${doc}`, `own/${group}/${doc}`]),
      ]
      const gone = await phone.store.forget(
        group,
        followed.map(one => one.channel.id),
        [...names, ...more],
        mine,
      )
      if (!gone.ok) return gone
      sessions.delete(group)
      handles.delete(group)
      const left = await home.putGroup(group, undefined)
      tell({ type: 'groups' })
      return left
    },
  }

  async function noteNow(id: GroupId): Promise<void> {
    const session = await sessionOf(id)
    if (session.ok) await noteMe(id, session.value)
  }

  async function change(id: GroupId, some: Partial<GroupRecord>): Promise<Result<void>> {
    const record = ready().home.group(id)
    return record ? ready().home.putGroup(id, { ...record, ...some }) : fail(refusal('group-damaged'))
  }

  /** A new group on this phone, durable as a whole: keys, log and record in one commit. */
  async function keep(
    session: Session,
    keeper: Uint8Array,
    record: Omit<GroupRecord, 'member' | 'device' | 'role' | 'scopes'>,
    writes: readonly Write[],
  ) {
    const { home } = ready()
    const state = session.state()!
    const me = memberOf(state, session.keys.id)!
    const before = sessions.get(session.group)
    // Screens ask for it as soon as the record is there.
    sessions.set(session.group, Promise.resolve(ok(session)))
    const stored = await home.putGroup(
      session.group,
      { ...record, member: me.id, device: session.keys.id, role: me.role, scopes: scopesOf(state, me) },
      [
        { to: 'value', name: keysName(session.group), value: packDeviceKeys(session.keys) },
        { to: 'value', name: ringName(session.group), value: session.ring.toBytes() },
        { to: 'value', name: `keeper/${session.group}`, value: keeper },
        ...writes,
      ],
    )
    if (!stored.ok) {
      if (before) sessions.set(session.group, before)
      else sessions.delete(session.group)
      return stored
    }
    session.stored()
    rosters.delete(session.group)
    tell({ type: 'groups' })
    if (ready().tabs.leading) await startLeading(session.group)
    return stored
  }

  async function countStorage(): Promise<void> {
    const [estimate, persisted, tabs] = await Promise.all([
      storage?.estimate().catch(() => undefined),
      storage?.persisted().catch(() => undefined),
      ready().tabs.count(),
    ])
    setPhone({ usage: estimate?.usage, quota: estimate?.quota, persisted, tabs })
  }

  const engine: TestedEngine = {
    ready: () => opening,
    groups: () => summaries,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    async startGroup({ groupName, myName, relay, sample = false }, progress) {
      const { docs, phone } = ready()
      const keys = await newDeviceKeys(random)
      const made = await newGroup(keys, random)
      progress?.report?.(1, 3)
      const session = createSession(phone.store, made.group, keys, made.roster, made.ring)
      await session.settle()
      const writes = await publishWrites(session, made)
      if (!writes.ok) return writes
      const keeper = made.roster.view()!.keeper
      const record = { id: made.group, name: groupName, sample, openedAt: clock.now(), relay: relay === '' ? ownRelay : relay, myName }
      const kept = await keep(session, keeper, record, writes.value)
      if (!kept.ok) return kept
      progress?.report?.(2, 3)
      const doc = docId('group', 'group')
      const author = authorOf(session)
      const named = await docs.change(made.group, author, groupKind, doc, renameGroup, { name: groupName })
      if (!named.ok) return named
      const own = await docs.change(made.group, author, groupKind, doc, setOwnName, { name: myName })
      progress?.report?.(3, 3)
      return own.ok ? ok(made.group) : own
    },

    readInvitation: text => readInvitationText(text),

    async join(invitation, { myName, relay }, progress = {}) {
      const { home, phone, docs } = ready()
      const address = invitation.relay || relay || ownRelay
      if (address === 'none') return fail(refusal('invitation-without-relay'))
      const known = invitation.group && home.group(invitation.group)
      const link = createRelayLink(address, { dial, clock, random })
      try {
        const online = await whenOnline(link, progress)
        if (!online.ok) return online
        const present = known ? await sessionOf(known.id) : undefined
        const keys = present?.ok ? present.value.keys : await newDeviceKeys(random)
        const joined = await joinByInvitation(invitation as never, { link, store: phone.store, keys, progress })
        if (!joined.ok) return joined
        const { session, keeper, writes } = joined.value
        const already = home.group(session.group)
        if (already && already.device !== session.keys.id) return fail(refusal('already-in-group', { values: { name: already.name } }))
        if (already && scopesOf(session.state()!, session.me()!).every(scope => already.scopes.includes(scope)))
          return fail(refusal('already-in-group', { values: { name: already.name } }))
        if (already) await stopLeading(session.group)
        const record = {
          id: session.group,
          name: already?.name ?? '',
          sample: false,
          openedAt: clock.now(),
          relay: address,
          myName: already?.myName ?? myName,
        }
        const kept = await keep(session, keeper, record, writes)
        if (!kept.ok) return kept
        await sayMyName(session, record.myName)
        progress.report?.(4, 4)
        await docs.warm(session.group, session.docs())
        return ok(session.group)
      } finally {
        link.close()
      }
    },

    group(id) {
      let handle = handles.get(id)
      if (!handle) {
        const { home, docs, leader } = ready()
        handle = createGroup({ id, home, docs, leader, session: () => sessionOf(id), app, ownRelay })
        handles.set(id, handle)
        void docs.warm(id, (home.group(id)?.scopes ?? []).flatMap(docsOfScope))
        void tellStatus(id)
        nameFromTurf(id, handle)
      }
      return handle
    },
    forget: id => ready().leader.call('forget', { group: id }),
    bringIn: file => ready().leader.call('bringIn', { file }),

    setting: key => parts?.home.setting(key),
    async setSetting(key, value) {
      const opened = await opening
      return opened.ok ? ready().home.putSetting(key, value) : opened
    },
    phone: () => phoneStatus,
    async askToPersist() {
      const persisted = (await storage?.persist().catch(() => false)) ?? false
      void countStorage()
      return persisted
    },
    async close() {
      closed = true
      await opening
      for (const runtime of runtimes.values()) await (await runtime)?.stop()
      parts?.tabs.close()
      parts?.docs.close()
      await parts?.phone.store.close()
    },
    heads: (group, doc) => ready().docs.heads(group, doc),
    session: sessionOf,
    lagging: async group => (await runtimes.get(group))?.lagging() ?? [],
    held: async group => (await runtimes.get(group))?.inbox.held() ?? [],
  }
  return engine

  async function stopLeading(id: GroupId): Promise<void> {
    const runtime = await runtimes.get(id)
    await runtime?.stop()
    runtimes.delete(id)
  }

  /** So that others see who made a visit: in the group for its members, in each turf for canvassers. */
  async function sayMyName(session: Session, name: string): Promise<void> {
    const { docs } = ready()
    const author = authorOf(session)
    const group = docId('group', 'group')
    if (author.mayWrite(group) === undefined && session.docs().includes(group))
      await docs.change(session.group, author, groupKind, group, setOwnName, { name })
    for (const doc of session.docs())
      if (doc.startsWith('visits/')) await docs.change(session.group, author, visitsKind, doc, setCanvasserName, { name })
  }

  /** Somebody who came by a turf link knows the group's name from the turf, once that has come. */
  function nameFromTurf(id: GroupId, handle: GroupHandle): void {
    const { docs, home } = ready()
    const record = home.group(id)
    if (!record || record.name !== '') return
    const group = docId('group', 'group')
    const turfs = record.scopes.filter(isTurf).map(scope => docId('turf', scope))
    const stops = [group, ...turfs].map(doc =>
      docs.watch(id, doc, () => {
        const name = docs.view(id, groupKind, group)?.name || turfs.map(turf => turfName(id, turf)).find(Boolean)
        if (!name) return
        for (const stop of stops) stop()
        void change(id, { name }).then(() => handle.changed())
      }),
    )
  }

  function turfName(id: GroupId, doc: DocId): string | undefined {
    const kind = kindOf(doc)
    return kind && (ready().docs.view(id, kind, doc) as { groupName?: string } | undefined)?.groupName
  }
}
