// [P5] Bad bytes on a phone's disk: each stored chunk, and each entry that waits to be sent, in turn has a byte flipped, is
// cut short, or is gone, while the app is closed. Opened again, the app must tell it, repair it from another copy on the
// same phone (there is no server left), show every visit as before, and leave the storage sound.
//
//     node e2e/harness/chunk-damage.ts --all --seed 1
import { parseArgs } from 'node:util'
import { builtApp } from '../app.ts'
import { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { startRelay } from '../relay.ts'
import { pick, seeded } from '../seeded.ts'
import { ohioFile } from '../town.ts'
import { HARMS, type Harm, RawStorage, type RowKind } from './raw-storage.ts'

export interface Plan {
  /** How many chunks of each kind, and those with one harm each, in turn; undefined: all chunks with every harm. */
  readonly each?: number
  /** Before the work is saved to a file, which makes it sealed entries; and after it. */
  readonly visits: readonly [number, number]
  readonly seed: number
}

export interface Case {
  readonly row: number
  readonly kind: RowKind
  readonly harm: Harm
  /** What was wrong with it: nothing is right. */
  readonly wrong: readonly string[]
}

const TOLD = /^Porchlight: (bad bytes|a part of a document|repaired from)/
const REPAIRED = /^Porchlight: (repaired from|a document is whole again)/
const RESULTS = ['not-home', 'address-not-found', 'inaccessible'] as const
/** Screens that together open every document of the group. */
const SCREENS = ['/day', '/turfs', '/back', '/questions', '/lists', '/group']
const VOTERS = 160
const KINDS: readonly RowKind[] = ['chunk', 'unsent', 'spare', 'repo', 'waiting', 'waiting spare']
const PATIENCE = 15_000

/** Somebody alone with a precinct, the app installed and no server left. */
async function walker(random: ReturnType<typeof seeded>, [sealed, unsent]: Plan['visits']): Promise<Person> {
  const relay = await startRelay({ app: await builtApp() })
  const person = await Person.arrive('Unlucky', { origin: relay.origin })
  await person.begin.startGroup('Bad Luck', 'none')
  await person.lists.importFile(ohioFile(VOTERS, 1))
  await person.turfs.cut(VOTERS / 2)
  await person.installed()
  await relay.dispose()
  const [turf] = await person.turfs.names()
  const record = async (visits: number) => {
    await person.turfs.walkMyself(turf!)
    await person.walk.nextDoor()
    for (let i = 0; i < visits; i++) await person.walk.record(pick(random, RESULTS))
  }
  await record(sealed)
  await person.group.saveFile()
  await record(unsent)
  return person
}

class Damage {
  readonly #person: Person
  readonly #raw: RawStorage
  #whole: readonly string[] = []

  private constructor(person: Person, raw: RawStorage) {
    this.#person = person
    this.#raw = raw
  }

  /** From here on the app is closed, except while it is looked at. */
  static async of(person: Person): Promise<{ damage: Damage; rows: readonly RowKind[] }> {
    const app = person.page
    const raw = await RawStorage.open(person.phone, person.origin)
    await app.close()
    const damage = new Damage(person, raw)
    // Once without harm: what is compacted at an opening has been, and this is what the screens show.
    damage.#whole = await damage.#opened(() => damage.#settled())
    return { damage, rows: await raw.keep() }
  }

  async #opened<T>(act: (logged: readonly string[]) => Promise<T>): Promise<T> {
    const page = await this.#person.phone.newTab()
    const logged: string[] = []
    page.on('console', message => void logged.push(message.text()))
    await page.goto(`${this.#person.origin}/day`)
    try {
      return await act(logged)
    } finally {
      await page.close()
    }
  }

  /** The words of every screen. */
  async #screens(): Promise<string[]> {
    const texts: string[] = []
    for (const path of SCREENS) {
      await this.#person.page.evaluate(to => history.pushState(null, '', to), path)
      texts.push(await this.#person.page.getByRole('main').innerText())
    }
    return texts
  }

  /** What the screens show once they have stopped changing. */
  async #settled(): Promise<string[]> {
    let before: string[] = []
    let now = await this.#screens()
    const look = async () => {
      before = now
      now = await this.#screens()
      return now
    }
    await expect.poll(async () => (await look()).join('\n') === before.join('\n'), { intervals: [500] }).toBe(true)
    return now
  }

  /** Screens that have not come to show what they showed before. */
  async #different(): Promise<string[]> {
    let different: string[] = []
    const look = async () => {
      const now = await this.#screens()
      different = SCREENS.filter((_, i) => now[i] !== this.#whole[i])
      return different
    }
    await expect
      .poll(look, { timeout: PATIENCE })
      .toEqual([])
      .catch(() => undefined)
    return different
  }

  async try(row: number, kind: RowKind, harm: Harm, unit: number): Promise<Case> {
    const wrong: string[] = []
    const raw = this.#raw
    await raw.putBack()
    const before = await raw.condition()
    await raw.harm(row, harm, unit)
    // What Repo keeps for itself it makes anew without a word.
    const isTold = kind !== 'repo'
    await this.#opened(async logged => {
      const says = (what: RegExp) => expect.poll(() => logged.some(line => what.test(line)), { timeout: PATIENCE }).toBe(true)
      // Every document is opened by one of the screens.
      await this.#different()
      if (isTold) await says(TOLD).catch(() => wrong.push('not told'))
      if (isTold) await says(REPAIRED).catch(() => wrong.push('not repaired'))
      for (const screen of await this.#different()) wrong.push(`${screen} differs`)
    })
    const after = await raw.condition()
    if (after.bad > 0) wrong.push('bad bytes left')
    if (after.rows < before.rows) wrong.push('fewer chunks')
    if (after.setAside !== before.setAside + (harm === 'dropped' ? 0 : 1)) wrong.push('not set aside')
    // What is read now is read from the documents, and nothing is left to be told.
    await raw.forgetViews()
    await this.#opened(async logged => {
      for (const screen of await this.#different()) wrong.push(`${screen} differs from the document`)
      if (logged.some(line => TOLD.test(line))) wrong.push('told again')
    })
    return { row, kind, harm, wrong }
  }
}

/** One of the last `count` rows of its kind. */
const isLast = (rows: readonly RowKind[], row: number, kind: RowKind, count = Infinity): boolean =>
  rows.slice(row + 1).filter(one => one === kind).length < count

export async function damageChunks(plan: Plan, log: (line: string) => void = () => {}): Promise<Case[]> {
  const random = seeded(plan.seed)
  const person = await walker(random, plan.visits)
  try {
    const { damage, rows } = await Damage.of(person)
    const tried = rows.flatMap((kind, row) => (isLast(rows, row, kind, plan.each) ? [row] : []))
    log(KINDS.map(kind => `${rows.filter(one => one === kind).length} ${kind}`).join(', '))
    const harms = (i: number) => (plan.each === undefined ? HARMS : [HARMS[i % HARMS.length]!])
    const all = tried.flatMap((row, i) => harms(i).map(harm => ({ row, harm })))
    const cases: Case[] = []
    for (const { row, harm } of all) {
      const one = await damage.try(row, rows[row]!, harm, random.unit())
      cases.push(one)
      log(`${cases.length} of ${all.length}: row ${row} (${one.kind}) ${harm}: ${one.wrong.join(', ') || 'whole again'}`)
    }
    return cases
  } finally {
    await person.leave()
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { all: { type: 'boolean' }, each: { type: 'string' }, seed: { type: 'string' } } })
  const { all = false, each = '2', seed = '1' } = values
  // More than forty sealed visits: some of their chunks become a snapshot.
  const cases = await damageChunks({ visits: [44, 12], seed: Number(seed), ...(all ? {} : { each: Number(each) }) }, console.log)
  const wrong = cases.filter(one => one.wrong.length > 0)
  console.log(JSON.stringify({ cases: cases.length, wrong }))
  process.exitCode = wrong.length === 0 && cases.length > 0 ? 0 : 1
}
