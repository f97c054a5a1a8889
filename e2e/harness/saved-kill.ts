// [P1.2] What was shown as "Saved on this phone" survives the kill of the browser at any moment after. The browser is a
// process group of its own and ends by SIGKILL; the ledger of what was acknowledged is kept outside of it; the relay is
// gone as soon as the app is installed, so nothing but the phone's own disk can bring a visit back.
//
//     node e2e/harness/saved-kill.ts --kills 200 --writes 10000 --lanes 3 --seed 1
import { parseArgs } from 'node:util'
import type { Random } from '@porchlight/shared/base/ports'
import { resultWords } from '@porchlight/web/app/canvass/words'
import { dayWords } from '@porchlight/web/features/day/messages'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { builtApp } from '../app.ts'
import { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { startRelay } from '../relay.ts'
import { below, pick, seeded } from '../seeded.ts'
import { ohioFile } from '../town.ts'

export interface Plan {
  readonly kills: number
  readonly writes: number
  readonly seed: number
  /** Phones at once. */
  readonly lanes?: number
}

export interface Outcome {
  readonly acknowledged: number
  readonly kills: number
  /** Acknowledged and not there after the relaunch: must stay empty. */
  readonly lost: readonly string[]
}

/** Doors of the one turf that a phone works through, at least; a document holds at most 500 visits. */
const DOORS = 240
const VOTERS = 440
const RESULTS = ['not-home', 'address-not-found', 'inaccessible'] as const
/** A kill comes at most so long after "Saved". */
const WINDOW = 500

const words = { door: doorWords.en, day: dayWords.en, result: resultWords.en }

/** Somebody at the first door of a big turf, the app installed and no server left. */
async function newWalker(name: string, random: Random): Promise<Person> {
  const relay = await startRelay({ app: await builtApp() })
  const person = await Person.arrive(name, { origin: relay.origin })
  await person.begin.startGroup('Killed Often', 'none')
  await person.lists.importFile(ohioFile(VOTERS, below(random, 1000)))
  await person.turfs.cut(VOTERS)
  await person.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await relay.dispose()
  const [turf] = await person.turfs.names()
  await person.turfs.walkMyself(turf!)
  await person.walk.nextDoor()
  return person
}

/** A door as its heading says it, in the words of My day: `300 Oak St, unit 2` is `300 Oak St #2` there. */
const asInMyDay = (heading: string): string => heading.replaceAll(/\s+/g, ' ').replace(', unit ', ' #').replace(', ', ' ')

/** One touch of a result. Resolves with what the ledger keeps, once "Saved on this phone" is said and the next door is there. */
async function write(person: Person, random: Random): Promise<string> {
  const { page } = person
  const heading = page.getByRole('heading', { level: 1 })
  const door = await heading.innerText()
  const result = words.result[pick(random, RESULTS)]
  await person.find('group', words.door.doorResults).getByRole('button', { name: result, exact: true }).click()
  await expect(heading).not.toHaveText(door, { useInnerText: true })
  const said = words.door.saved(`${result[0]!.toLowerCase()}${result.slice(1)}`)
  await expect(page.getByRole('status').filter({ hasText: said })).toBeAttached()
  return `${asInMyDay(door)} ${result}`
}

/** Every visit that the phone still has, as it says it. */
async function remembered(person: Person): Promise<string[]> {
  await person.go('/day')
  const list = person.find('list', words.day.title)
  await expect(list.or(person.page.getByText(words.day.emptyTitle)).first()).toBeVisible()
  // The door, and below it the result, of a building with ` · the building`.
  return list.locator('.row-words').evaluateAll(rows =>
    rows.map(row =>
      [...row.children]
        .map(part => part.textContent!.trim())
        .join(' ')
        .replaceAll(/\s+/g, ' ')
        .replace(/ · .*$/, ''),
    ),
  )
}

/** What of the ledger is missing, each line counted as often as it stands there. */
export function missing(ledger: readonly string[], kept: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const line of kept) left.set(line, (left.get(line) ?? 0) + 1)
  return ledger.filter(line => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count < 1
  })
}

/** What is missing although the phone had time to show everything it has. */
async function lostOf(person: Person, ledger: readonly string[]): Promise<string[]> {
  let lost: string[] = []
  const look = async () => (lost = missing(ledger, await remembered(person))).length
  await expect
    .poll(look, { timeout: 10_000 })
    .toBe(0)
    .catch(() => undefined)
  return lost
}

async function round(person: Person, writes: number, random: Random, ledger: string[]): Promise<void> {
  for (let i = 0; i < writes; i++) ledger.push(await write(person, random))
  const kill = new Promise(resolve => setTimeout(resolve, random.unit() * WINDOW)).then(() => person.phone.kill())
  // The next touch may be on its way when the power goes; nobody has promised anything about it.
  await write(person, random).catch(() => undefined)
  await kill
  await person.phone.launch()
}

async function lane(name: string, plan: Plan, done: (acknowledged: number, lost: number) => void): Promise<string[]> {
  const random = seeded(plan.seed)
  const each = Math.ceil(plan.writes / plan.kills)
  const lost: string[] = []
  for (let kills = 0; kills < plan.kills;) {
    const person = await newWalker(`${name} ${kills}`, random)
    const ledger: string[] = []
    // One more touch than acknowledged in each round, and some doors to spare.
    for (; kills < plan.kills && ledger.length + 2 * (each + 1) < DOORS; kills++) {
      await round(person, each, random, ledger)
      const gone = await lostOf(person, ledger)
      lost.push(...gone)
      done(each, gone.length)
      await person.walk.start()
      await person.walk.nextDoor()
    }
    await person.leave()
  }
  return lost
}

export async function savedKill(plan: Plan, log: (line: string) => void = () => {}): Promise<Outcome> {
  const lanes = plan.lanes ?? 1
  let [acknowledged, kills, gone] = [0, 0, 0]
  const done = (writes: number, lost: number): void => {
    acknowledged += writes
    gone += lost
    kills++
    log(`${kills} kills, ${acknowledged} acknowledged, ${gone} lost`)
  }
  const share = { writes: plan.writes / lanes, kills: Math.ceil(plan.kills / lanes) }
  const all = Array.from({ length: lanes }, (_, i) => lane(`Lane ${i}`, { ...share, seed: plan.seed + i }, done))
  return { lost: (await Promise.all(all)).flat(), acknowledged, kills }
}

if (import.meta.main) {
  const option = { type: 'string' } as const
  const { values } = parseArgs({ options: { kills: option, writes: option, seed: option, lanes: option } })
  const { kills = '200', writes = '10000', seed = '1', lanes = '3' } = values
  const outcome = await savedKill({ kills: Number(kills), writes: Number(writes), seed: Number(seed), lanes: Number(lanes) }, console.log)
  console.log(JSON.stringify(outcome))
  process.exitCode = outcome.lost.length === 0 ? 0 : 1
}
