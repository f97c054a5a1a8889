import type { GroupId } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import { scopesOf } from '@porchlight/shared/roster/who-may'
import { outOf } from './leaving.ts'
import { sayMyName } from './my-name.ts'
import { createMailboxWatch } from './pairing/notice.ts'
import { type Runtime, startRuntime } from './runtime.ts'
import { loadSession, type Session } from './session.ts'
import type { Shell } from './shell.ts'

/** The groups of this tab: a session each, and in the leading tab a running runtime each. */
export interface Runtimes {
  session(id: GroupId): Promise<Result<Session>>
  /** Another session takes its place; undefined: it is read from the disk when it is asked for. */
  setSession(id: GroupId, session: Promise<Result<Session>> | undefined): void
  hasSession(id: GroupId): Promise<Result<Session>> | undefined
  start(id: GroupId): Promise<Runtime | undefined>
  running(id: GroupId): Promise<Runtime | undefined>
  stop(id: GroupId): Promise<void>
  /** Ends it, does `change` while nothing is being sent or taken in, and starts it anew from what is on the disk then. */
  anew(id: GroupId, change: () => Promise<void>): Promise<void>
  /** While a group is being put back nothing is said to a relay about what is here. */
  hold(id: GroupId, on: boolean): Promise<void>
  stopAll(): Promise<void>
  tellStatus(id: GroupId): Promise<void>
  /** The record that screens start from follows the roster. */
  noteMe(id: GroupId): Promise<void>
  /** Called after the status and the record of a group have followed a change, in the leading tab. */
  afterChange(look: (id: GroupId) => Promise<void>): void
  /** Another tab has changed the group. `isAnew`: and has read it anew from the disk. */
  reload(id: GroupId, isAnew?: boolean): Promise<void>
}

export function createRuntimes(shell: Shell): Runtimes {
  const { options, phone, docs, home, tabs, handles } = shell
  const sessions = new Map<GroupId, Promise<Result<Session>>>()
  const runtimes = new Map<GroupId, Promise<Runtime | undefined>>()
  const noted = new Map<GroupId, readonly unknown[]>()
  const held = new Set<GroupId>()
  const saying = new Set<GroupId>()
  let after = async (_id: GroupId): Promise<void> => {}
  const lookAtMailboxes = createMailboxWatch()

  function session(id: GroupId): Promise<Result<Session>> {
    const known = sessions.get(id)
    if (known) return known
    const loading = loadSession(phone.store, id)
    sessions.set(id, loading)
    return loading
  }

  async function run(id: GroupId): Promise<Runtime | undefined> {
    const loaded = await session(id)
    const record = home.group(id)
    if (!loaded.ok || !record) return undefined
    const { clock, random } = options.world
    return startRuntime({
      session: loaded.value,
      store: phone.store,
      docs,
      dial: options.dial,
      clock,
      random,
      relay: held.has(id) ? 'none' : record.relay,
      snapshots: options.snapshots,
      storageProblem: () => shell.storageProblem(),
      onChange: () =>
        void tellStatus(id)
          .then(() => noteMe(id))
          .then(() => sayName(id, loaded.value))
          .then(() => noteMailboxes(id, loaded.value))
          .then(() => after(id)),
      onCast(doc, what) {
        handles.get(id)?.heardCast(doc, what)
        shell.tell({ type: 'cast', group: id, doc, what })
      },
    })
  }

  async function tellStatus(id: GroupId): Promise<void> {
    const runtime = await runtimes.get(id)
    if (!runtime) return
    const status = runtime.status()
    handles.get(id)?.setStatus(status)
    shell.tell({ type: 'status', group: id, status })
  }

  /** One at a time, so that a name is said once. */
  async function sayName(id: GroupId, session: Session): Promise<void> {
    if (saying.has(id)) return
    saying.add(id)
    await sayMyName(session, docs, home.group(id)?.myName ?? '', 'later').finally(() => saying.delete(id))
  }

  async function noteMailboxes(id: GroupId, session: Session): Promise<void> {
    if (!(await lookAtMailboxes(session))) return
    handles.get(id)?.changed()
    shell.tell({ type: 'group-changed', group: id })
  }

  async function noteMe(id: GroupId): Promise<void> {
    const loaded = await session(id)
    const record = home.group(id)
    const state = loaded.ok ? loaded.value.state() : undefined
    if (!loaded.ok || !state || !record) return
    const now = [state, loaded.value.invitations()]
    if (now.every((one, i) => one === noted.get(id)?.[i])) return
    noted.set(id, now)
    const me = loaded.value.me()
    const scopes = me ? scopesOf(state, me) : []
    const { out: _was, ...rest } = record
    const out = outOf(loaded.value)
    if (me && (me.role !== record.role || scopes.join() !== record.scopes.join() || out !== record.out))
      await home.putGroup(id, { ...rest, role: me.role, scopes, ...(out && { out }) })
    handles.get(id)?.changed()
    shell.tell({ type: 'group-changed', group: id })
  }

  async function stop(id: GroupId): Promise<void> {
    const runtime = await runtimes.get(id)
    await runtime?.stop()
    runtimes.delete(id)
  }

  return {
    session,
    setSession(id, next) {
      if (next) sessions.set(id, next)
      else sessions.delete(id)
      noted.delete(id)
    },
    hasSession: id => sessions.get(id),
    start(id) {
      const running = runtimes.get(id)
      if (running) return running
      const starting = run(id)
      runtimes.set(id, starting)
      return starting
    },
    running: async id => runtimes.get(id),
    stop,
    async anew(id, change) {
      const ending = runtimes.get(id)
      // Whoever asks meanwhile waits for the next one.
      const starting = (async () => {
        await (await ending)?.stop()
        await change()
        sessions.delete(id)
        noted.delete(id)
        shell.tell({ type: 'group-changed', group: id, isAnew: true })
        return run(id)
      })()
      runtimes.set(id, starting)
      await starting
      await tellStatus(id)
      await noteMe(id)
    },
    async hold(id, on) {
      if (on) return void held.add(id)
      held.delete(id)
      const record = home.group(id)
      if (record) (await runtimes.get(id))?.setRelay(record.relay)
    },
    stopAll: async () => void (await Promise.all([...runtimes.keys()].map(stop))),
    tellStatus,
    noteMe,
    afterChange: look => void (after = look),
    async reload(id, isAnew) {
      if (isAnew && !tabs.leading) sessions.delete(id)
      const loaded = await sessions.get(id)
      if (loaded?.ok && !tabs.leading) await loaded.value.reload()
      await home.load()
      handles.get(id)?.changed()
    },
  }
}
