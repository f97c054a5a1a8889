// B12: LCP, CLS and INP of the main screens at four times CPU throttling, on an organizer's phone with a turf of 500
// visits. Each screen is opened by its address, which is the slowest way to it, and then used by taps.
import type { Page } from '@playwright/test'
import { resultWords } from '@porchlight/web/app/canvass/words'
import { appWords } from '@porchlight/web/app/words'
import { builtApp } from '../../app.ts'
import { Person } from '../../people.ts'
import { startRelay } from '../../relay.ts'
import { benchGroup } from '../browser/group.ts'
import { type BenchRow, median, row } from '../row.ts'

const VOTERS = 160
const VISITS = 500
const ROUNDS = 3
const THROTTLE = 4
const LIMITS = { INP: 100, LCP: 2_000, CLS: 0.05 } as const
type Vital = keyof typeof LIMITS
const VITALS = Object.keys(LIMITS) as Vital[]

interface Seen {
  lcp: number
  cls: number
  inp: number
}

/** Runs in the page, from its beginning: as the web-vitals library counts, with the worst interaction for INP. */
function watchVitals(): void {
  const seen: Seen = { lcp: 0, cls: 0, inp: 0 }
  Object.assign(window, { seen })
  const watch = (type: string, each: (entry: PerformanceEntry & Record<string, number | boolean>) => void, more: object = {}) =>
    new PerformanceObserver(list => list.getEntries().forEach(entry => each(entry as never))).observe({ type, buffered: true, ...more })
  watch('largest-contentful-paint', entry => (seen.lcp = entry.startTime))
  watch('layout-shift', entry => {
    if (!entry['hadRecentInput']) seen.cls += entry['value'] as number
  })
  watch(
    'event',
    entry => {
      if (entry['interactionId']) seen.inp = Math.max(seen.inp, entry.duration)
    },
    { durationThreshold: 16 },
  )
}

interface Screen {
  readonly name: string
  readonly path: string
  /** What people do there. */
  readonly taps: (me: Person) => Promise<void>
}

const t = appWords.en

/** A tap on something that is there, and the picture after it. */
async function toPlace(me: Person, name: string): Promise<void> {
  await me.find('navigation', t.places).getByRole('link', { name, exact: true }).click()
}

function screensOf(turf: string, door: string): readonly Screen[] {
  return [
    { name: 'today', path: '/', taps: me => toPlace(me, t.group) },
    { name: 'doors', path: `/walk/${turf}`, taps: me => me.page.locator('.door-row').first().click() },
    {
      name: 'door',
      path: `/walk/${turf}/${door}`,
      taps: async me => {
        const heading = me.page.getByRole('heading', { level: 1 })
        const before = await heading.innerText()
        await me.find('button', resultWords.en['not-home']).click()
        await me.page.waitForFunction(was => document.querySelector('h1')?.innerText !== was, before)
      },
    },
    { name: 'turfs', path: '/turfs', taps: me => me.page.getByRole('list').getByRole('link').first().click() },
    { name: 'turf', path: `/turfs/${turf}`, taps: me => me.find('link', t.back).click() },
    { name: 'what came back', path: '/back', taps: me => me.find('link', t.back).click() },
    { name: 'my day', path: '/day', taps: me => me.page.getByRole('link').first().click() },
    { name: 'group', path: '/group', taps: me => toPlace(me, t.today) },
    { name: 'settings', path: '/settings', taps: me => me.page.getByRole('link').first().click() },
  ]
}

/** Two frames after what was asked for: the event timing of a tap is known then. */
const settled = (page: Page) => page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 300))))

async function look(me: Person, screen: Screen): Promise<Record<Vital, number>> {
  await me.go(screen.path)
  await me.page.locator('h1').first().waitFor()
  await me.page.waitForLoadState('load')
  await settled(me.page)
  const before = await me.page.evaluate(() => ({ ...(window as unknown as { seen: Seen }).seen }))
  await screen.taps(me)
  await settled(me.page)
  const { inp } = await me.page.evaluate(() => (window as unknown as { seen: Seen }).seen)
  return { LCP: before.lcp, CLS: before.cls, INP: inp }
}

export async function measure(): Promise<Record<string, Record<Vital, number>[]>> {
  const relay = await startRelay({ app: await builtApp() })
  const group = await benchGroup(relay, { voters: VOTERS, turfs: 1 })
  const turf = group.turfs[0]!
  await group.record(turf, VISITS)
  const onStart = (context: { addInitScript(script: () => void): Promise<unknown> }) =>
    context.addInitScript(watchVitals).then(() => undefined)
  const me = await Person.arrive('Olga', { origin: relay.origin, onStart })
  try {
    await me.begin.joinByLink({ link: await group.invite('organizer') })
    await me.delivered()
    await me.installed()
    const cdp = await me.phone.context.newCDPSession(me.page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
    const seen: Record<string, Record<Vital, number>[]> = {}
    for (let i = 0; i < ROUNDS; i++)
      for (const screen of screensOf(turf.scope.split('/')[1]!, turf.base.doors[i]!.id))
        (seen[screen.name] ??= []).push(await look(me, screen))
    return seen
  } finally {
    await me.leave()
    await group.close()
    await relay.dispose()
  }
}

export async function rows(): Promise<BenchRow[]> {
  const seen = await measure()
  return VITALS.map(vital => {
    const medians = Object.fromEntries(Object.entries(seen).map(([name, all]) => [name, median(all.map(one => one[vital]))]))
    const worst = Math.max(...Object.values(medians))
    const unit = `${vital === 'CLS' ? '' : 'ms '}${vital}, worst screen, ${THROTTLE} × CPU, ${VISITS} visits`
    return row({ id: `B12 ${vital}`, value: worst, unit, peers: medians, ratio: worst, limit: LIMITS[vital] })
  })
}

if (import.meta.main) console.log(JSON.stringify(await measure(), null, 2))
