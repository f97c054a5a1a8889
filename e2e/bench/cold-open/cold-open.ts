// B10: the installed app, its server dead and its browser started anew, until a door list can be read and used, at four
// times CPU throttling; beside an empty React page and a stock page with the same turf, installed in the same way.
import { fileURLToPath } from 'node:url'
import { builtApp } from '../../app.ts'
import type { Phone } from '../../browser.ts'
import { Person } from '../../people.ts'
import { startRelay } from '../../relay.ts'
import { type BenchTurf, benchGroup } from '../browser/group.ts'
import { openSite, type Site } from '../browser/site.ts'
import type { StockTurf } from '../browser/stock.ts'
import { type BenchRow, median, row } from '../row.ts'

const VOTERS = 120
const VISITS = 40
const ROUNDS = 3
const THROTTLE = 4
/** No task above 50 ms for so long: nothing holds a finger up any more. */
const QUIET_MS = 1_500

export type Shown = Readonly<Record<'legible' | 'interactive', number>>
type Watched = { legible?: number; tasks: number[] }

/** Runs in the page from its beginning: when the first of these stands on the screen, and when long tasks ended. */
function watchFor(selector: string): void {
  const seen: Watched = { tasks: [] }
  Object.assign(window, { seen })
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push(startTime + duration)
  }).observe({ type: 'longtask', buffered: true })
  const look = new MutationObserver(() => {
    if (!document.querySelector(selector)) return
    look.disconnect()
    // The frame that shows it has been made when the one after it begins.
    requestAnimationFrame(() => requestAnimationFrame(() => (seen.legible = performance.now())))
  })
  look.observe(document, { childList: true, subtree: true })
}

/** The browser started anew, until the first of these can be read, and until nothing holds a finger up any more. */
async function coldOpen(phone: Phone, url: string, selector = '.door-row'): Promise<Shown> {
  await phone.close()
  const page = await phone.launch()
  await page.addInitScript(watchFor, selector)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
  await page.goto(url)
  const answer = await page.waitForFunction(quiet => {
    const { legible, tasks } = (window as unknown as { seen: Watched }).seen
    if (legible === undefined) return undefined
    const interactive = Math.max(legible, ...tasks)
    return performance.now() - interactive > quiet ? { legible, interactive } : undefined
  }, QUIET_MS)
  return (await answer.jsonValue())!
}

export interface Opened {
  readonly phone: Phone
  readonly url: string
  /** What is legible first; a row of doors unless said. */
  readonly selector?: string
}

/** Each opened cold in turn, so that what the machine does beside it falls on all of them. */
export async function alternately<Name extends string>(all: Readonly<Record<Name, Opened>>): Promise<Record<Name, Shown[]>> {
  const names = Object.keys(all) as Name[]
  const shown = Object.fromEntries(names.map(name => [name, [] as Shown[]])) as Record<Name, Shown[]>
  for (let i = 0; i <= ROUNDS; i++)
    for (const name of names) {
      const { phone, url, selector } = all[name]
      const result = await coldOpen(phone, url, selector)
      await phone.close()
      // The first round fills the browser's code cache, as the first days of use do.
      if (i > 0) shown[name].push(result)
    }
  return shown
}

const stockOf = ({ base }: BenchTurf): StockTurf => {
  const people = (door: string) => base.voters.filter(voter => voter.door === door).map(voter => `${voter.first} ${voter.last}`)
  const doors = base.doors.map(({ id, address: { number, street } }) => [id, { number, street, people: people(id) }])
  const visit = (i: number) => ({
    door: base.doors[i % base.doors.length]!.id,
    result: 'not-home',
    at: i,
    by: 'Alex',
    literature: i % 2 === 0,
  })
  const visits = Array.from({ length: VISITS }, (_, i) => [`visit-${i}`, visit(i)])
  return { name: 'Elm', doors: Object.fromEntries(doors), visits: Object.fromEntries(visits) }
}

/** Nobody reads along in the page, as people do in journeys: what is looked at there is time that no phone spends. */
const unwatched = async (): Promise<void> => undefined

export async function installed(site: Site, turf?: StockTurf): Promise<Person> {
  const person = await Person.arrive('Peer', { origin: site.origin, onStart: unwatched })
  await person.go('/')
  if (turf) await person.page.evaluate(it => (window as unknown as { seed(turf: StockTurf): Promise<void> }).seed(it), turf)
  await person.installed()
  await site.close()
  return person
}

export async function measure(): Promise<Record<'ours' | 'empty' | 'stock', Shown[]>> {
  const relay = await startRelay({ app: await builtApp() })
  const group = await benchGroup(relay, { voters: VOTERS, turfs: 1 })
  const turf = group.turfs[0]!
  await group.record(turf, VISITS)
  const sam = await Person.arrive('Sam', { origin: relay.origin, onStart: unwatched })
  const people: Person[] = [sam]
  try {
    await sam.begin.joinByLink({ link: await group.invite('canvasser', turf) })
    await sam.page.locator('.door-row').first().waitFor()
    await sam.delivered()
    await sam.installed()
    await group.close()
    await relay.kill()
    const site = (name: string) => openSite(fileURLToPath(new URL(name, import.meta.url)))
    const empty = await installed(await site('./peer-empty.ts'))
    people.push(empty)
    const stock = await installed(await site('./peer-stock.ts'), stockOf(turf))
    people.push(stock)
    const at = ({ phone, origin }: Person) => ({ phone, url: `${origin}/` })
    return await alternately({ ours: at(sam), empty: at(empty), stock: at(stock) })
  } finally {
    for (const person of people) await person.leave()
    await relay.dispose()
  }
}

export async function rows(): Promise<BenchRow[]> {
  const shown = await measure()
  const of = (name: keyof typeof shown, what: keyof Shown) => median(shown[name].map(result => result[what]))
  const ours = of('ours', 'legible')
  const unit = `ms to legible, ${THROTTLE} × CPU`
  return [
    row({
      id: 'B10 beside an empty page',
      value: ours,
      unit,
      peers: { 'empty React page': of('empty', 'legible') },
      ratio: ours / of('empty', 'legible'),
      limit: 1.5,
    }),
    row({
      id: 'B10 beside a stock page',
      value: ours,
      unit,
      peers: { 'React + automerge-repo': of('stock', 'legible') },
      ratio: ours / of('stock', 'legible'),
      limit: 0.5,
    }),
    row({
      id: 'B10 interactive',
      value: of('ours', 'interactive'),
      unit: 'ms to the end of the last long task',
      peers: { 'own legible': ours, 'React + automerge-repo': of('stock', 'interactive') },
      ratio: of('ours', 'interactive') / ours,
      limit: 2,
    }),
  ]
}

if (import.meta.main) console.log(JSON.stringify(await measure(), null, 2))
