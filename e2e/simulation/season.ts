import { parseArgs } from 'node:util'
import { splice } from '@automerge/automerge/slim'
import { toHex } from '@porchlight/shared/base/bytes'
import { docId, type Scope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import { NOTES_PATH, notesKind } from '@porchlight/shared/meeting/notes'
import { cutTown } from '../cut-town.ts'
import { seeded } from '../seeded.ts'
import { createWorld, type Phone, type World } from './phones.ts'
import { entriesOf, heldOf, type OnPhone, storedOn } from './stored.ts'

/**
 * A season of a group: the sample town handed out, many visits, each delivered by itself as phones with a signal do, and
 * notes that two type. Snapshots come by the limits that the app ships with; only the waiting is shortened, an hour to a
 * minute and thirty days to two.
 */
export interface SeasonOptions {
  readonly voters: number
  readonly turfs: number
  readonly visits: number
  /** Pieces typed into the notes. */
  readonly typed: number
  /** Without: what there would be if there were none. */
  readonly snapshots: boolean
  readonly seed?: number
}

export interface SeasonReport {
  /** All that the relay keeps of the documents. */
  readonly relay: number
  /** A phone with everything, and one with a turf. */
  readonly organizer: OnPhone
  readonly canvasser: OnPhone
  /** Somebody who joins at the end. */
  readonly newcomer: OnPhone & {
    readonly read: { readonly entries: number; readonly bytes: number; readonly ms: number; readonly visits: number }
  }
}

const NOTES = docId('notes', 'group', '0123456789abcdef')
const DELAYS = { delayMs: 10_000, restMs: 60_000 }
const NEVER = { leastBytes: Infinity }

export async function runSeason({ snapshots, seed = 7, ...plan }: SeasonOptions): Promise<SeasonReport> {
  const world = await createWorld(seed, undefined, {
    snapshots: snapshots ? DELAYS : NEVER,
    relay: { hiddenMs: 120_000, eraseEveryMs: 20_000 },
  })
  try {
    return await season(world, seed, plan)
  } finally {
    await world.end()
  }
}

async function season(
  world: World,
  seed: number,
  { voters, turfs: count, visits, typed }: Omit<SeasonOptions, 'snapshots' | 'seed'>,
): Promise<SeasonReport> {
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
  const turfs = await world.patiently(cutTown(of(alice), { voters, turfs: count }))
  await until(() => isQuiet(alice), 'the town is handed out')
  const bob = await join('bob', 'canvasser', [turfs[0]!.scope])
  const carol = await join(
    'carol',
    'canvasser',
    turfs.slice(1).map(one => one.scope),
  )
  const hasTurfs = (phone: Phone, some: number) => isQuiet(phone) && of(phone).docs('visits').length === some
  await until(() => hasTurfs(bob, 1) && hasTurfs(carol, turfs.length - 1), 'they have the turfs')
  const erin = await join('erin', 'organizer', [])
  await until(() => hasTurfs(erin, turfs.length), 'Erin is here')

  const ids = seeded(seed)
  const results = ['not-home', 'address-not-found', 'not-home'] as const
  for (let i = 0; i < visits; i++) {
    const turf = turfs[i % turfs.length]!
    const walker = i % turfs.length === 0 ? bob : carol
    const door = turf.base.doors[Math.floor(i / turfs.length) % turf.base.doors.length]!.id
    const args = {
      id: toHex(ids.bytes(8)),
      target: { level: 'door' as const, id: door },
      door,
      result: results[i % 3]!,
      literature: i % 2 === 0,
      note: i % 9 === 0 ? `come back after ${i % 12}` : '',
    }
    must(await world.patiently(of(walker).change(visitsKind, turf.visits, recordVisit, args)))
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
  return {
    relay: await heldOf(world, alice),
    organizer: await storedOn(alice),
    canvasser: await storedOn(bob),
    newcomer: { ...(await storedOn(dora)), read: { ...(await entriesOf(dora, () => true)), ms, visits: seen() } },
  }
}

const times = (bytes: number, live: number): string => `${(bytes / live).toFixed(2)} ×`

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      voters: { type: 'string', default: '1200' },
      turfs: { type: 'string', default: '12' },
      visits: { type: 'string', default: '3000' },
      typed: { type: 'string', default: '300' },
      only: { type: 'string' },
    },
  })
  const [voters, turfs, visits, typed] = [values.voters, values.turfs, values.visits, values.typed].map(Number) as [
    number,
    number,
    number,
    number,
  ]
  for (const snapshots of values.only ? [values.only === 'snapshots'] : [false, true]) {
    const report = await runSeason({ voters, turfs, visits, typed, snapshots })
    const {
      relay,
      newcomer: { read },
    } = report
    console.log(snapshots ? 'with snapshots' : 'without')
    console.log(`  live documents ${report.organizer.live} bytes; the relay ${times(relay, report.organizer.live)}`)
    for (const who of ['organizer', 'canvasser', 'newcomer'] as const) {
      const { live, entries, chunks, values: small, all } = report[who]
      const parts = `entries ${times(entries, live)}, documents ${times(chunks, live)}, views and values ${times(small, live)}`
      console.log(`  ${who}: ${times(all, live)} of ${live} live; ${parts}`)
    }
    console.log(`  who comes new reads ${read.entries} entries, ${read.bytes} bytes, and sees ${read.visits} visits after ${read.ms} ms`)
  }
}
