import { equalBytes } from '@porchlight/shared/base/bytes'
import type { ChannelId, GroupId } from '@porchlight/shared/base/ids'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { Refused, refusal } from '@porchlight/shared/base/refusal'
import type { Result } from '@porchlight/shared/base/result'
import { fail, ok } from '@porchlight/shared/base/result'
import type { Committer } from './commit.ts'
import { createCommitter } from './commit.ts'
import type { Database, EntryRow, TableName } from './db.ts'
import { createDatabase, isOurs, storageRefusal } from './db.ts'
import type { Opening } from './opening.ts'
import { createOpening } from './opening.ts'
import type { Store, World } from './ports.ts'
import type { OpenedChunk } from './rows.ts'
import {
  channelName,
  cursorName,
  entryRow,
  groupName,
  isWholeEntry,
  namesOfDamaged,
  openChunk,
  openOutgoing,
  openValue,
  outgoingSpares,
  pathOf,
  sparesOf,
  valueName,
} from './rows.ts'
import { splitChanges } from './split.ts'
import type { Vault } from './vault.ts'
import { openVault } from './vault.ts'

/** The sealed database of this phone, opened: the store, and what chunks.ts stands on. */
export interface Phone {
  readonly database: Database
  readonly vault: Vault
  readonly store: Store & Pick<Committer, 'commit'>
  /** What could not be written, where nobody waits for the answer. */
  failed(error: unknown): void
  /** Resolves when what only this phone has of a group is whole, as far as it can be: looked at once, before anything is made of it. */
  mended(group: GroupId): Promise<void>
  /** The first screen stands: what it did not need begins. */
  painted(): void
  /**
   * Takes a row with bad bytes out of its table, keeps it, and says so. With an entry goes the place of its channel, so
   * that the relay is asked for it again.
   */
  setAside(table: TableName, row: number | string, channel?: ChannelId): Promise<void>
  /** Bad bytes were found and set aside, in this table; of an entry, its channel. Chunks of documents are also told by `Docs`. */
  onDamage(listener: DamageListener): () => void
}

type DamageListener = (table: TableName, channel?: ChannelId) => void

/** Refusals: `locked`, `phone-key-lost`, `storage-refused`, `storage-newer-version`, `storage-full`, `storage-failed`. */
export async function openPhone(world: World): Promise<Result<Phone>> {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- absent in some private modes, whatever the types say
  if (!world.indexedDB) return fail(refusal('storage-refused'))
  const database = createDatabase(world)
  try {
    const read = await world.early
    // With what was read early the first screen can be painted; the database itself is opened by whoever needs more.
    const early = read && isOurs(read.version) ? read : undefined
    if (early && 'locked' in early && !world.unlocked) return fail(refusal('locked'))
    const copy = early && 'key' in early ? early : undefined
    if (!copy) await database.open()
    const vault = await openVault(database, world, copy)
    return ok(createPhone(world, database, vault, await createOpening(database, vault, world, copy)))
  } catch (error) {
    database.close()
    return fail(error instanceof Refused ? error.refusal : storageRefusal(error, true))
  }
}

function createPhone(world: World, database: Database, vault: Vault, opening: Opening): Phone {
  const problems = createProblems()
  const damageListeners = new Set<DamageListener>()
  const committer = createCommitter(database, vault, opening, result => problems.say(result.ok ? undefined : result.error))
  const read = <T>(act: () => Promise<T>): Promise<T> => database.alive(act)

  const failed = (error: unknown): void => problems.say(storageRefusal(error))

  async function move(table: TableName, row: number | string, channel?: ChannelId): Promise<void> {
    const place = channel && (await valueName(vault, cursorName(channel)))
    const moved = database.strictly([table, 'damaged', 'values'], transaction => {
      if (place) transaction.objectStore('values').delete(place)
      const from = transaction.objectStore(table)
      const reading = from.get(row)
      reading.onsuccess = () => {
        if (reading.result === undefined) return
        transaction.objectStore('damaged').add({ table, found: reading.result })
        from.delete(row)
      }
    })
    // Where it cannot be moved it stays, and is found again; it is not used either way.
    await moved.catch(failed)
    console.warn('Porchlight: bad bytes, set aside:', table)
  }

  async function setAside(table: TableName, row: number | string, channel?: ChannelId): Promise<void> {
    await move(table, row, channel)
    for (const listener of damageListeners) listener(table, channel)
  }

  let mending: Promise<Phone['mended']> | undefined
  // Nothing of this is needed before the first screen stands.
  const loadMending = () =>
    import('./spares.ts').then(
      ({ createMending }) => createMending({ database, vault, setAside, failed }),
      (error: unknown) => {
        mending = undefined
        throw new Refused('app-not-loaded', { detail: String(error) })
      },
    )
  const mended = async (group: GroupId): Promise<void> => (await (mending ??= loadMending()))(group)

  /** Opens each row; those that do not open are set aside and do not hide the others. */
  async function openAll<R extends { readonly row?: number }, T>(
    table: TableName,
    rows: readonly R[],
    open: (row: R) => Promise<T | undefined>,
    channel?: ChannelId,
  ): Promise<{ row: number; opened: T }[]> {
    const opened = await Promise.all(rows.map(async row => ({ row: row.row!, opened: await open(row) })))
    const whole: { row: number; opened: T }[] = []
    for (const { row, opened: value } of opened) {
      if (value === undefined) await move(table, row, channel)
      else whole.push({ row, opened: value })
    }
    if (whole.length < rows.length) for (const listener of damageListeners) listener(table, channel)
    return whole
  }

  /** In one transaction: values with their parts, the entries of channels, chunks under paths. */
  async function erase(
    channels: readonly string[],
    names: readonly string[],
    paths: readonly string[],
    more: (table: (name: TableName) => IDBObjectStore) => void = () => undefined,
  ): Promise<Result<void>> {
    const opaque = {
      channels: await Promise.all(channels.map(channel => channelName(vault, channel))),
      names: await Promise.all(names.map(name => valueName(vault, name))),
    }
    try {
      await database.strictly(['values', 'entries', 'outgoing', 'chunks'], transaction => {
        const table = (name: TableName) => transaction.objectStore(name)
        const mark = opening.mark(['home'])
        if (mark) table('values').put(mark)
        for (const name of opaque.names) {
          table('values').delete(name)
          clear(table('values'), 'of', name)
        }
        for (const channel of opaque.channels) clear(table('entries'), '[channel+row]', database.keysUnder(channel))
        for (const path of paths) clear(table('chunks'), 'paths', path)
        more(table)
      })
      return ok(undefined)
    } catch (error) {
      return fail(storageRefusal(error))
    }
  }

  const store: Phone['store'] = {
    async value(name, how) {
      const copied = how === 'now' ? undefined : opening.copied(name)
      if (copied) return copied.value
      const opaque = await valueName(vault, name)
      const row = await read(() => database.values.get(opaque))
      const value = row && (await openValue(vault, row))
      if (row && !value) await setAside('values', opaque)
      return value
    },
    async parts(of) {
      const opaque = await valueName(vault, of)
      const rows = await read(() => database.values.where('of').equals(opaque).toArray())
      const opened = await Promise.all(rows.map(row => openValue(vault, row)))
      for (const [i, row] of rows.entries()) if (!opened[i]) await setAside('values', row.name)
      return opened.filter(one => one !== undefined)
    },
    commit: writes => committer.commit(writes),
    async entries(channel, after, limit) {
      const opaque = await channelName(vault, channel)
      const rows = await read(() =>
        database.entries.where('[channel+row]').between([opaque, after], [opaque, Infinity], false).limit(limit).toArray(),
      )
      const bytesOf = async (row: EntryRow) => ((await isWholeEntry(row)) ? row.bytes : undefined)
      const whole = await openAll('entries', rows, bytesOf, channel as ChannelId)
      return whole.map(({ row, opened }) => ({ row, bytes: opened }))
    },
    async hasEntry(channel, bytes) {
      const { channel: opaque, hash } = await entryRow(vault, channel, bytes)
      const found = await read(() => database.entries.where('[channel+hash]').equals([opaque, hash]).first())
      if (!found || (await isWholeEntry(found))) return found !== undefined
      // It would be in the way of the whole one.
      await setAside('entries', found.row!, channel as ChannelId)
      return false
    },
    async lostEntries(channels) {
      const damaged = await read(() => database.damaged.toArray())
      if (damaged.length === 0) return 0
      const opaque = new Set(await Promise.all(channels.map(channel => channelName(vault, channel))))
      const entries = damaged.flatMap(({ table, found }) => (table === 'entries' ? [found as EntryRow] : []))
      let lost = 0
      for (const entry of entries.filter(one => opaque.has(one.channel))) {
        const names = (await namesOfDamaged(entry)).map(hash => [entry.channel, hash])
        if ((await read(() => database.entries.where('[channel+hash]').anyOf(names).count())) === 0) lost++
      }
      return lost
    },
    async outgoing(group) {
      await mended(group)
      const opaque = await groupName(vault, group)
      const rows = await read(() => database.outgoing.where('group').equals(opaque).toArray())
      // One that was made anew has a new row, and its old place.
      rows.sort((a, b) => (a.spare ?? a.row!) - (b.spare ?? b.row!))
      const whole = await openAll('outgoing', rows, row => openOutgoing(vault, row))
      return whole.map(({ row, opened }) => ({ row, ...opened }))
    },
    async unsent(group) {
      await mended(group)
      const opaque = await groupName(vault, group)
      const rows = await read(() => database.chunks.where('unsent').equals(opaque).toArray())
      const whole = await openAll('chunks', rows, row => openChunk(vault, row))
      return whole.map(({ row, opened }) => ({ row, doc: docOf(opened), changes: splitChanges(opened.data) }))
    },
    async forget(group, channels, names, docs) {
      const outgoing = await Promise.all([groupName(vault, group), outgoingSpares(vault, group)])
      return erase(channels, [...names, ...docs.map(doc => viewName(group, doc))], [await pathOf(vault, [group])], table =>
        outgoing.forEach(name => clear(table('outgoing'), 'group', name)),
      )
    },
    async forgetDocs(group, channels, names, docs) {
      const paths = docs.flatMap(doc => [pathOf(vault, [group, doc]), pathOf(vault, [...sparesOf(group), doc])])
      return erase(channels, [...names, ...docs.map(doc => viewName(group, doc))], await Promise.all(paths))
    },
    onProblem: problems.subscribe,
    async close() {
      await committer.settled()
      database.close()
    },
  }
  database.onNewerApp(async () => {
    // What was being typed at this moment is on its way through the screens.
    await new Promise<void>(passed => world.clock.after(TYPING_MS, passed))
    await committer.settled()
    problems.say(refusal('storage-newer-version'))
  })
  const onDamage = (listener: DamageListener) => {
    damageListeners.add(listener)
    return () => void damageListeners.delete(listener)
  }
  function painted(): void {
    opening.end()
    void proveWritable(world, store, problems.say)
  }
  if (!world.early) painted()
  return { database, vault, store, failed, mended, painted, setAside, onDamage }
}

const TYPING_MS = 500

/** Where the read model of a document stands. */
export const viewName = (group: string, doc: string): string => `view/${group}/${doc}`

const docOf = (chunk: OpenedChunk) => chunk.key[1] as never

function clear(store: IDBObjectStore, index: string, keys: IDBValidKey | IDBKeyRange): void {
  const found = store.index(index).getAllKeys(keys)
  found.onsuccess = () => found.result.forEach(key => store.delete(key))
}

/** Some phones open a database that then takes nothing, or gives back something else: known before the first tap. */
async function proveWritable(world: World, store: Store, say: (problem: Refusal) => void): Promise<void> {
  const canary = world.random.bytes(16)
  const written = await store.commit([{ to: 'value', name: 'canary', value: canary }])
  if (!written.ok) return
  const found = await store.value('canary').catch(() => undefined)
  if (!found || !equalBytes(found, canary)) say(refusal('storage-failed', { detail: 'canary' }))
}

function createProblems() {
  const listeners = new Set<(code: string | undefined) => void>()
  let current: string | undefined
  return {
    say(problem: Refusal | undefined) {
      if (problem?.code === current) return
      current = problem?.code
      if (problem) console.warn('Porchlight: storage', problem.code, problem.detail ?? '')
      for (const listener of listeners) listener(current)
    },
    subscribe(listener: (code: string | undefined) => void) {
      listeners.add(listener)
      if (current) listener(current)
      return () => void listeners.delete(listener)
    },
  }
}
