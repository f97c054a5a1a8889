import { toHex } from '@porchlight/shared/base/bytes'
import { docId, type DocId, type GroupId, isTurf } from '@porchlight/shared/base/ids'
import { ok, type Result } from '@porchlight/shared/base/result'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { groupKind } from '@porchlight/shared/group/group'
import { readInvitationText } from '@porchlight/shared/wire/invitation-link'
import type { Engine, GroupSummary, PhoneStatus, Progress } from './api.ts'
import { createDocs } from './docs.ts'
import { createGroup, type GroupHandle } from './group.ts'
import { createHome } from './home.ts'
import { createLeader } from './leader.ts'
import { createLockPart } from './lock/part.ts'
import type { Machinery, WorkName } from './machinery.ts'
import { warmScopes } from './scope-docs.ts'
import type { Session } from './session.ts'
import type { EngineOptions, Shell, TabMessage } from './shell.ts'
import { openPhone } from './store.ts'
import { createTabs } from './tabs.ts'

export interface TestedEngine extends Engine {
  /** For simulations and harnesses. */
  heads(group: GroupId, doc: DocId): Promise<readonly string[]>
  session(group: GroupId): Promise<Result<Session>>
  held(group: GroupId): Promise<readonly { readonly doc: string; readonly lacks: string | undefined }[]>
  lagging(group: GroupId): Promise<readonly string[]>
  setAside(group: GroupId): Promise<readonly unknown[]>
}

const WORK: readonly WorkName[] = [
  'newTurfs',
  'invite',
  'revokeInvitation',
  'grant',
  'revoke',
  'remove',
  'leave',
  'setRole',
  'move',
  'aside',
  'admit',
  'admitJoin',
  'clearAside',
  'saveToFile',
  'storage',
  'bringIn',
  'repair',
  'readAgain',
  'retryNow',
  'cast',
  'setRelay',
  'forget',
  'backUp',
  'restore',
  'offer',
  'letIn',
  'refuse',
  'answerFile',
  'endOffer',
  'makeRecoveryKey',
  'renewDevice',
]

const NONE: readonly never[] = []

/** Opens what the first screen needs at once, and the machinery after it. */
export function createEngine(options: EngineOptions): TestedEngine {
  const { world, network, storage } = options
  const listeners = new Set<() => void>()
  const handles = new Map<GroupId, GroupHandle>()
  let shell: Shell | undefined
  let loading: Promise<Machinery> | undefined
  let summaries: readonly GroupSummary[] = []
  let phoneStatus: PhoneStatus = { persisted: undefined, usage: undefined, quota: undefined, problem: undefined, tabs: 1 }
  let closed = false
  const lock = createLockPart({
    options,
    shell: async () => (await opening, ready()),
    changed: tellListeners,
  })
  const opening = open()
  const painted = opening
    .then(() => options.afterPaint?.())
    .then(() => {
      if (!shell) return
      if (world.early) shell.phone.painted()
      void lock.look().catch(() => undefined)
    })

  async function open(): Promise<Result<void>> {
    const opened = await openPhone(world)
    if (!opened.ok) {
      setPhone({ problem: opened.error.code })
      return opened
    }
    const phone = opened.value
    const tabs = createTabs(world)
    const repair = (group: GroupId, doc: DocId) => void ready().leader.call('repair', { group, doc })
    // Views are painted without the kinds that no first screen shows.
    const kindOf = async (doc: DocId) => (await import('@porchlight/shared/doc/registry')).kindOf(doc)
    const docs = createDocs({ world, phone, tabs, kindOf, network, onDamage: repair })
    const home = createHome(phone.store)
    const work = Object.fromEntries(
      WORK.map(name => [name, async (args: never, progress: Progress) => (await machinery()).work[name](args, progress)]),
    )
    const leader = createLeader(tabs, world.clock, () => toHex(world.random.bytes(8)), work)
    shell = { options, phone, docs, home, leader, tabs, handles, storageProblem: () => phoneStatus.problem, tell: it => tabs.tell(it) }
    phone.store.onProblem(problem => {
      setPhone({ problem })
      for (const id of handles.keys()) void machinery().then(it => it.runtimes.tellStatus(id))
    })
    tabs.onNewer(() => setPhone({ problem: 'newer-window' }))
    await home.load()
    home.onChange(notice)
    notice()
    const newest = home.groups()[0]
    if (newest) await warmScopes(docs, newest.id, newest.scopes)
    tabs.hear(message => void hear(message as TabMessage))
    tabs.lead(lead)
    void countStorage()
    return ok(undefined)
  }

  /** Everything but `ready` needs the shell; screens call only after it. */
  function ready(): Shell {
    if (!shell) throw new Error('the engine is not ready')
    return shell
  }

  /** Loaded once, after the first paint or with the first act that needs it. */
  function machinery(): Promise<Machinery> {
    loading ??= import('./machinery.ts').then(({ createMachinery }) => createMachinery(ready()))
    return loading
  }

  async function backups() {
    const { createBackupClient } = await import('./backup/client.ts')
    return createBackupClient({ leader: ready().leader, random: world.random, stretch: options.stretch })
  }

  function lead(): () => void {
    // The lock is held now; `tabs.leading` says so only after this returns.
    queueMicrotask(() => {
      ready().leader.leading()
      void painted.then(startAll)
    })
    return () => void loading?.then(it => it.runtimes.stopAll())
  }

  async function startAll(): Promise<void> {
    const { runtimes } = await machinery()
    if (!closed && ready().tabs.leading) for (const group of ready().home.groups()) void runtimes.start(group.id)
  }

  async function hear(message: TabMessage): Promise<void> {
    if (message.type === 'groups') {
      await ready().home.load()
      await startAll()
    }
    if (message.type === 'lock-changed') await lock.look()
    if (message.type === 'group-changed') await (await machinery()).runtimes.reload(message.group, message.isAnew)
    if (message.type === 'cast') handles.get(message.group)?.heardCast(message.doc, message.what)
    if (message.type === 'status') handles.get(message.group)?.setStatus(message.status)
  }

  function notice(): void {
    summaries = ready()
      .home.groups()
      .map(({ id, name, role, sample, openedAt, out }) => ({ id, name, role, sample, openedAt, ...(out && { out }) }))
    for (const handle of handles.values()) handle.changed()
    tellListeners()
  }

  function tellListeners(): void {
    for (const listener of listeners) listener()
  }

  function setPhone(some: Partial<PhoneStatus>): void {
    phoneStatus = { ...phoneStatus, ...some }
    tellListeners()
  }

  async function countStorage(): Promise<void> {
    const [estimate, persisted, tabs] = await Promise.all([
      storage?.estimate().catch(() => undefined),
      storage?.persisted().catch(() => undefined),
      ready().tabs.count(),
    ])
    setPhone({ usage: estimate?.usage, quota: estimate?.quota, persisted, tabs })
  }

  /** Who came by a turf link knows the group's name from the turf, and who came back by a printed key the own one, once that has come. */
  function namesFromDocs(id: GroupId): void {
    const { docs, home } = ready()
    const record = home.group(id)
    if (!record || (record.name !== '' && record.myName !== '')) return
    const group = docId('group', 'group')
    const turfs = record.scopes.filter(isTurf).map(scope => docId('turf', scope))
    const visits = record.scopes.filter(isTurf).map(scope => docId('visits', scope))
    const stops = [group, ...turfs, ...visits].map(doc => docs.watch(id, doc, look))
    function look(): void {
      const now = home.group(id)
      const all = docs.view(id, groupKind, group)
      const name = now?.name || all?.name || turfs.map(turf => docs.view(id, turfKind, turf)?.groupName).find(Boolean) || ''
      const called = visits.map(doc => docs.view(id, visitsKind, doc)?.names[record!.member]).find(Boolean)
      const myName = now?.myName || all?.names[record!.member] || called || ''
      if (!now || (name === now.name && myName === now.myName)) return
      if (name && myName) for (const stop of stops) stop()
      void home.putGroup(id, { ...now, name, myName })
    }
    look()
  }

  return {
    ready: () => opening,
    groups: () => summaries,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    startGroup: async (input, progress) => (await machinery()).startGroup(input, progress),
    backUp: async (groups, passphrase, progress) => (await backups()).backUp(groups, passphrase, progress),
    restore: async (file, passphrase, progress) => (await backups()).restore(file, passphrase, progress),
    readInvitation: text => readInvitationText(text),
    startPairing: async (offer, input, progress) => (await machinery()).pairing.startPairing(offer, input, progress),
    pairings: async () => (await machinery()).pairing.pairings(),
    finishPairing: async (id, progress) => (await machinery()).pairing.finishPairing(id, progress),
    dropPairing: async id => (await machinery()).pairing.dropPairing(id),
    recover: async (key, input, progress) => (await machinery()).pairing.recover(key, input, progress),
    join: async (invitation, input, progress) => (await machinery()).join(invitation, input, progress),
    group(id) {
      const known = handles.get(id)
      if (known) return known
      const { home, docs, leader } = ready()
      const session = async () => (await machinery()).runtimes.session(id)
      const handle = createGroup({ ...options, id, home, docs, leader, random: world.random, session, painted })
      handles.set(id, handle)
      void warmScopes(docs, id, home.group(id)?.scopes ?? [])
      void painted.then(machinery).then(it => it.runtimes.tellStatus(id))
      namesFromDocs(id)
      return handle
    },
    farewells: () => shell?.home.farewells() ?? NONE,
    async dismissFarewell(group) {
      const opened = await opening
      return opened.ok ? ready().home.dismissFarewell(group) : opened
    },
    handedBack: () => shell?.home.handedBack() ?? NONE,
    async dismissHandedBack(group) {
      const opened = await opening
      return opened.ok ? ready().home.dismissHandedBack(group) : opened
    },
    forget: id => ready().leader.call('forget', { group: id }),
    bringIn: file => ready().leader.call('bringIn', { file }),
    setting: key => shell?.home.setting(key),
    async setSetting(key, value) {
      const opened = await opening
      return opened.ok ? ready().home.putSetting(key, value) : opened
    },
    ...lock.part,
    phone: () => phoneStatus,
    async askToPersist() {
      const persisted = (await storage?.persist().catch(() => false)) ?? false
      void countStorage()
      return persisted
    },
    async close() {
      closed = true
      await opening
      await (await loading)?.runtimes.stopAll()
      shell?.tabs.close()
      shell?.docs.close()
      await shell?.phone.store.close()
    },
    heads: (group, doc) => ready().docs.heads(group, doc),
    session: async group => (await machinery()).runtimes.session(group),
    held: async group => (await (await machinery()).runtimes.running(group))?.inbox.held() ?? [],
    setAside: async group =>
      ((await (await machinery()).runtimes.running(group))?.inbox.setAside() ?? []).map(({ doc, why, device }) => ({ doc, why, device })),
    lagging: async group => (await (await machinery()).runtimes.running(group))?.lagging() ?? [],
  }
}
