import { parseArgs } from 'node:util'
import * as A from '@automerge/automerge/slim'
import { splice } from '@automerge/automerge/slim'
import { docId, type DocId, type Scope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import { kindOf } from '@porchlight/shared/doc/registry'
import { NOTES_PATH, notesKind } from '@porchlight/shared/meeting/notes'
import { parseBatch } from '@porchlight/shared/wire/batch'
import { openEntry, tagOf } from '@porchlight/shared/wire/entry'
import { unpackChanges, unpackSnapshot } from '@porchlight/shared/wire/payload'
import { createWorld, type Phone, type World } from './phones.ts'
import { cutTurfs, doorId, DOORS } from './precinct.ts'

/**
 * A season of a group: many visits, each delivered by itself as phones with a signal do, and notes that two type. Snapshots
 * come by the limits that the app ships with; only the waiting is shortened, an hour to a minute and thirty days to two.
 */
export interface SeasonOptions {
  readonly turfs: number
  readonly visits: number
  /** Pieces typed into the notes. */
  readonly typed: number
  /** Without: what there would be if there were none. */
  readonly snapshots: boolean
  readonly seed?: number
}

export interface SeasonReport {
  /** All documents, saved; and what is never trimmed: operations, keys, mailboxes. */
  readonly live: number
  readonly log: number
  /** Entries of documents that the relay keeps, in bytes. */
  readonly relay: number
  /** The organizer's phone: entries of documents, the documents themselves, and the views that screens are painted from. */
  readonly phone: { readonly entries: number; readonly documents: number; readonly views: number }
  /** Somebody who joins at the end. */
  readonly newcomer: { readonly entries: number; readonly bytes: number; readonly ms: number; readonly visits: number }
}

const NOTES = docId('notes', 'group', '0123456789abcdef')
const DELAYS = { delayMs: 10_000, restMs: 60_000 }
const NEVER = { leastBytes: Infinity }

export async function runSeason({ turfs, visits, typed, snapshots, seed = 7 }: SeasonOptions): Promise<SeasonReport> {
  const world = await createWorld(seed, undefined, {
    snapshots: snapshots ? DELAYS : NEVER,
    relay: { hiddenMs: 120_000, eraseEveryMs: 20_000 },
  })
  try {
    return await season(world, seed, { turfs, visits, typed })
  } finally {
    await world.end()
  }
}

async function season(world: World, seed: number, { turfs, visits, typed }: Pick<SeasonOptions, 'turfs' | 'visits' | 'typed'>) {
  const of = (phone: Phone) => phone.engine.group(phone.group)
  const isQuiet = (phone: Phone) => of(phone).status().waiting === 0 && of(phone).status().upToDate
  const until = (holds: () => boolean | Promise<boolean>, what: string) =>
    world.until(holds, () => `not: ${what}; ${JSON.stringify(world.phones.map(one => [one.name, one.group && of(one).status()]))}`)
  const join = async (name: string, role: 'organizer' | 'canvasser', scopes: readonly Scope[]) => {
    const invited = must(await world.patiently(of(alice).invite({ role, scopes, uses: 1 })))
    await until(
      () =>
        of(alice)
          .roster()
          .invitations.find(one => one.id === invited.id)!.ready,
      'the invitation is out',
    )
    const phone = await world.addPhone(name)
    phone.group = must(
      await world.patiently(phone.engine.join(must(phone.engine.readInvitation(invited.link)), { myName: name, relay: '' })),
    )
    return phone
  }

  const alice = await world.addPhone('alice')
  alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
  const scopes = await world.patiently(cutTurfs(alice, turfs, seed))
  const walkers = [await join('bob', 'canvasser', scopes), await join('carol', 'canvasser', scopes)]
  await until(() => walkers.every(one => isQuiet(one) && of(one).docs('visits').length === turfs), 'they have the turfs')
  const erin = await join('erin', 'organizer', [])
  await until(() => isQuiet(erin) && of(erin).docs('visits').length === turfs, 'Erin is here')

  const results = ['not-home', 'address-not-found', 'not-home'] as const
  for (let i = 0; i < visits; i++) {
    const [walker, turf] = [walkers[i % 2]!, i % turfs]
    const door = doorId(seed, turf, (i * 7) % DOORS)
    const args = {
      id: i.toString(16).padStart(16, '0'),
      target: { level: 'door' as const, id: door },
      door,
      result: results[i % 3]!,
      note: i % 9 === 0 ? `come back after ${i % 12}` : '',
    }
    must(await world.patiently(of(walker).change(visitsKind, docId('visits', scopes[turf]!), recordVisit, args)))
    await until(() => isQuiet(walker), `visit ${i} is delivered`)
  }
  const texts = []
  for (const phone of [alice, erin]) texts.push(must(await world.patiently(of(phone).text(notesKind, NOTES))))
  for (let i = 0; i < typed; i++) {
    const text = texts[i % 2]!
    text.change(one => splice(one, [...NOTES_PATH], one.text.length, 0, `What number ${i} said. `))
    await world.patiently(text.saved())
    await until(() => isQuiet([alice, erin][i % 2]!), `piece ${i} is delivered`)
  }
  // Night: it rests, and what was hidden is erased.
  await world.run(360_000)

  const began = performance.now()
  const dora = await join('dora', 'organizer', [])
  const seen = () =>
    of(dora)
      .docs('visits')
      .reduce((sum, doc) => sum + (of(dora).view(visitsKind, doc)?.visits.length ?? 0), 0)
  await until(() => isQuiet(dora) && seen() === visits, 'who comes new sees every visit')
  const ms = Math.round(performance.now() - began)
  return { ...(await measured(world, alice)), newcomer: { ...(await entriesOf(dora, () => true)), ms, visits: seen() } }
}

async function entriesOf(phone: Phone, which: (doc: string) => boolean) {
  const session = must(await phone.engine.session(phone.group))
  let [entries, bytes] = [0, 0]
  for (const { channel } of session.channels().filter(one => which(one.doc)))
    for await (const entry of session.storedEntries(channel.id)) {
      entries++
      bytes += entry.length
    }
  return { entries, bytes }
}

async function measured(world: World, phone: Phone): Promise<Omit<SeasonReport, 'newcomer'>> {
  const session = must(await phone.engine.session(phone.group))
  const docs = session.channels().filter(({ doc }) => kindOf(doc))
  const ids = new Set(docs.map(({ channel }) => channel.id as string))
  let live = 0
  for (const { doc } of docs) live += (await savedOf(phone, doc as DocId)).length
  const { chunks, values } = await onDisk(phone)
  return {
    live,
    log: (await entriesOf(phone, doc => !kindOf(doc))).bytes,
    relay: world.held().reduce((sum, one) => sum + (ids.has(one.id) ? one.bytes : 0), 0),
    phone: { entries: (await entriesOf(phone, doc => kindOf(doc) !== undefined)).bytes, documents: chunks, views: values },
  }
}

/** A document made anew from its entries, saved: by nobody's word but the signed batches and snapshots. */
async function savedOf(phone: Phone, doc: DocId): Promise<Uint8Array> {
  const session = must(await phone.engine.session(phone.group))
  const channel = session.channelOf(doc)!
  let whole = A.load<object>(kindOf(doc)!.initial)
  for await (const entry of session.storedEntries(channel.id)) {
    const key = (await session.keyFor(channel.id, doc, tagOf(entry)!))!
    const batch = must(await parseBatch(must(await openEntry(key, channel.id, doc, entry))))
    if (batch.kind === 'snapshot') whole = A.merge(whole, A.load(must(await unpackSnapshot(batch.payload)).doc))
    else whole = A.applyChanges(whole, [...must(await unpackChanges(batch.payload))])[0]
  }
  return A.save(whole)
}

/** Sealed bytes in the phone's database, by table. */
async function onDisk(phone: Phone): Promise<Record<'chunks' | 'values', number>> {
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const database = await answer(phone.disk.disk.open(phone.name) as unknown as IDBOpenDBRequest)
  const sum = async (table: string) => {
    const rows = (await answer(database.transaction([table]).objectStore(table).getAll())) as { sealed: Uint8Array }[]
    return rows.reduce((total, { sealed }) => total + sealed.length, 0)
  }
  const found = { chunks: await sum('chunks'), values: await sum('values') }
  database.close()
  return found
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      turfs: { type: 'string', default: '8' },
      visits: { type: 'string', default: '3000' },
      typed: { type: 'string', default: '300' },
    },
  })
  const options = { turfs: Number(values.turfs), visits: Number(values.visits), typed: Number(values.typed) }
  for (const snapshots of [false, true]) {
    const report = await runSeason({ ...options, snapshots })
    const { live, relay, phone, newcomer } = report
    console.log(snapshots ? 'with snapshots' : 'without', JSON.stringify(report))
    console.log(
      `  relay ${(relay / live).toFixed(2)} ×, phone ${((phone.entries + phone.documents) / live).toFixed(2)} × the live documents`,
    )
    console.log(
      `  who comes new reads ${newcomer.entries} entries, ${newcomer.bytes} bytes, and sees ${newcomer.visits} visits after ${newcomer.ms} ms`,
    )
  }
}
