import { toHex } from '@porchlight/shared/base/bytes'
import type { DocId, GroupId, InvitationId, MemberId } from '@porchlight/shared/base/ids'
import { docId, parseDocId } from '@porchlight/shared/base/ids'
import type { Random } from '@porchlight/shared/base/ports'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { indexDocOf, isListable } from '@porchlight/shared/doc/in-scope'
import { isActorOf } from '@porchlight/shared/wire/batch'
import { codeOf, linkOf } from '@porchlight/shared/wire/invitation-link'
import type { AsideView } from './api-aside.ts'
import type { DeviceView } from './api-devices.ts'
import type { Group, Invited, Me, RosterView, Status } from './api.ts'
import type { StorageView } from './api-storage.ts'
import type { GroupRecord, Home } from './home.ts'
import type { Leader } from './leader.ts'
import type { Docs } from './ports.ts'
import { docsKnown, listFirst } from './scope-docs.ts'
import type { Session } from './session.ts'

/** A group as screens see it, in any tab. Snapshots are made anew only when something has changed. */
export interface GroupHandle extends Group {
  /** Something of this group has changed: snapshots are made anew and listeners told. */
  changed(): void
  setStatus(status: Status): void
  heardCast(doc: DocId, what: unknown): void
}

export interface GroupPorts {
  readonly id: GroupId
  readonly home: Home
  readonly docs: Docs
  readonly leader: Leader
  readonly random: Random
  /** Loaded in the background; screens paint before it is there. */
  readonly session: () => Promise<Result<Session>>
  /** Documents are opened, and keys and roster loaded, only after the first paint. */
  readonly painted: Promise<void>
  /** Where the app came from, and the relay that is meant when an invitation names none. */
  readonly app: string
  readonly ownRelay: string
}

const NOTHING_ASIDE: AsideView = { items: [], joins: [], twins: [], cleared: 0 }
const NONE: readonly DeviceView[] = []
const NOBODY: RosterView = { members: [], invitations: [] }

const WAITING: Status = {
  saved: 'saved',
  waiting: 0,
  link: 'connecting',
  reason: undefined,
  damage: undefined,
  setAside: 0,
  waitingFor: 0,
  upToDate: false,
}

export function createGroup({ id, home, docs, leader, random, session, painted, app, ownRelay }: GroupPorts): GroupHandle {
  let loaded: Session | undefined
  let problem: string | undefined
  let status = WAITING
  let saving = 0
  let me: Me | undefined
  let roster: RosterView | undefined
  /** Once somebody has asked for it, kept as the leading tab has it. */
  let aside: AsideView | undefined
  let devices: readonly DeviceView[] | undefined
  const listeners = new Set<() => void>()
  const indexes = new Map<DocId, () => void>()
  const castListeners = new Map<DocId, Set<(what: unknown) => void>>()
  const docsByKind = new Map<string, readonly DocId[]>()
  watchIndexes()

  async function load(): Promise<void> {
    const result = await session()
    if (result.ok && result.value === loaded) return
    if (result.ok) loaded = result.value
    else problem = result.error.code
    setStatus(status)
    refresh()
  }
  void painted.then(load)

  const record = (): GroupRecord => {
    const found = home.group(id)
    if (!found) throw new Error('this group is not on this phone')
    return found
  }

  /** Joining once more brings a new session. */
  function changed(): void {
    refresh()
    void painted.then(load)
  }

  function refresh(): void {
    me = undefined
    roster = undefined
    devices = undefined
    watchIndexes()
    indexChanged()
  }

  function indexChanged(): void {
    docsByKind.clear()
    for (const listener of listeners) listener()
  }

  /** `docs(kind)` answers something else when an index does. */
  function watchIndexes(): void {
    for (const doc of (home.group(id)?.scopes ?? []).map(indexDocOf))
      if (!indexes.has(doc)) indexes.set(doc, docs.watch(id, doc, indexChanged))
  }

  const linkTo = (seed: Uint8Array, what?: 'device' | 'member' | 'recovery'): string => {
    const { relay } = record()
    return linkOf(app, { group: id, seed: seed as never, relay: relay === ownRelay ? '' : relay, ...(what ? { what } : {}) })
  }

  /** A write that takes longer than a blink is said to be on its way. */
  async function whileSaving<T>(write: () => Promise<T>): Promise<T> {
    let told = false
    const timer = setTimeout(() => {
      told = true
      saving++
      setStatus(status)
    }, 300)
    try {
      return await write()
    } finally {
      clearTimeout(timer)
      if (told) saving--
      setStatus(status)
    }
  }

  const call = <T>(name: string, args: object): Promise<Result<T>> => leader.call<T>(name, { group: id, ...args })

  const change: Group['change'] = async (kind, doc, action, args) => {
    const result = await session()
    if (!result.ok) return result
    return whileSaving(async () => {
      const author = result.value.author()
      const listed = await listFirst(docs, id, author, doc)
      return listed.ok ? docs.change(id, author, kind, doc, action, args) : listed
    })
  }

  const part = async () => {
    // Right after the app was opened the session is still on its way.
    const [{ createDevicesPart }] = await Promise.all([import('./devices-part.ts'), load()])
    return createDevicesPart({ loaded: () => loaded, load, view: (kind, doc) => docs.view(id, kind, doc), call, linkTo, change, changed })
  }

  return {
    id,
    me: () => (me ??= { ...record(), name: record().myName }),
    status: () => status,
    roster: () => (roster ??= loaded?.rosterView(seed => linkTo(seed)) ?? NOBODY),
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    view: (kind, doc) => docs.view(id, kind, doc),
    watch(doc, listener) {
      void painted.then(() => docs.open(id, doc))
      return docs.watch(id, doc, listener)
    },
    change,
    async text(kind, doc) {
      const result = await session()
      if (!result.ok) return result
      const author = () => result.value.author()
      const listed = author().mayWrite(doc) ? ok(undefined) : await listFirst(docs, id, author(), doc)
      return listed.ok ? docs.text(id, author, kind, doc, { during: whileSaving, memberOf: memberOf(result.value, doc) }) : listed
    },
    cast: (doc, what) => void call('cast', { doc, what }),
    onCast(doc, listener) {
      const others = castListeners.get(doc) ?? new Set()
      castListeners.set(doc, others.add(listener))
      return () => void others.delete(listener)
    },
    heardCast: (doc, what) => castListeners.get(doc)?.forEach(listener => listener(what)),
    docs(kind) {
      const known = docsByKind.get(kind) ?? docsKnown(docs, id, record().scopes).filter(doc => parseDocId(doc)!.kind === kind)
      docsByKind.set(kind, known)
      return known
    },
    async createDoc(kind, scope, instance = toHex(random.bytes(8))) {
      const result = await session()
      if (!result.ok) return result
      const doc = docId(kind.name, scope, instance)
      if (!isListable(doc)) return fail(refusal('kind-unknown', { detail: doc }))
      const listed = await listFirst(docs, id, result.value.author(), doc)
      if (!listed.ok) return listed
      await docs.open(id, doc)
      return ok(doc)
    },

    devices: () => (devices ??= loaded?.devices() ?? NONE),
    standing: () => loaded?.standing(),
    nameDevice: async (...args) => (await part()).nameDevice(...args),
    offer: async input => (await part()).offer(input),
    cards: async offer => (await part()).cards(offer),
    readCard: async (...args) => (await part()).readCard(...args),
    letIn: async (...args) => (await part()).letIn(...args),
    refuse: async (...args) => (await part()).refuse(...args),
    answerFile: async (...args) => (await part()).answerFile(...args),
    endOffer: async offer => (await part()).endOffer(offer),
    makeRecoveryKey: async () => (await part()).makeRecoveryKey(),
    renewDevice: async () => (await part()).renewDevice(),

    newTurfs: async count => call('newTurfs', { count }),
    async invite(input) {
      const made = await call<InvitationId>('invite', { input })
      if (!made.ok) return made
      await load()
      if (loaded && !loaded.invitations().some(one => one.id === made.value)) await loaded.reload()
      changed()
      const own = loaded?.invitations().find(one => one.id === made.value)
      if (!own) return fail(refusal('internal', { detail: 'invitation' }))
      return ok<Invited>({ id: own.id, link: linkTo(own.seed), code: codeOf(own.seed), ready: own.ready })
    },
    revokeInvitation: invitation => call('revokeInvitation', { invitation }),
    grant: (member, scope) => call('grant', { member, scope }),
    revoke: (member, scope) => call('revoke', { member, scope }),
    removeMember: (member, { cause }) => call('remove', { who: { member }, cause }),
    removeDevice: (target, { cause }) => call('remove', { who: { target }, cause }),
    leave: () => call('leave', {}),
    setRole: (member, role) => call('setRole', { member, role }),
    move: relay => call('move', { relay }),
    heldBy: member => loaded?.heldBy(member) ?? [],
    aside() {
      if (!aside) void readAside()
      return (aside ??= NOTHING_ASIDE)
    },
    admit: groupId => call('admit', { id: groupId }),
    admitJoin: join => call('admitJoin', { join }),
    clearAside: ids => call('clearAside', { ids }),
    saveToFile: () => call<Blob>('saveToFile', {}),
    storage: () => call<StorageView>('storage', {}),
    retryNow: () => void call('retryNow', {}),
    relay: () => record().relay,
    setRelay: address => call('setRelay', { address }),

    changed,
    setStatus,
  }

  async function readAside(): Promise<void> {
    const read = await call<AsideView>('aside', {})
    if (!read.ok || read.value === aside || JSON.stringify(read.value) === JSON.stringify(aside)) return
    aside = read.value
    for (const listener of listeners) listener()
  }

  function setStatus(next: Status): void {
    if (aside) void readAside()
    const saved = next.saved === 'problem' ? 'problem' : saving > 0 ? 'saving' : 'saved'
    const made = { ...next, saved, damage: problem ?? next.damage } as const
    if (JSON.stringify(made) === JSON.stringify(status)) return
    status = made
    for (const listener of listeners) listener()
  }
}

/** Whose device an Automerge actor of this document belongs to. */
const memberOf =
  (session: Session, doc: DocId) =>
  async (actor: string): Promise<MemberId | undefined> => {
    for (const [device, { member }] of session.state()?.devices ?? []) if (await isActorOf(actor, device, doc)) return member
    return undefined
  }
