// B22: what the app itself takes of an act at a door: from the first touch until the next door is on the screen, the fingers
// as fast as what they go for is there, in Chromium at four times CPU throttling, with the relay on this machine.
import type { CDPSession, Page } from '@playwright/test'
import { builtApp } from '../../app.ts'
import { Person } from '../../people.ts'
import { startRelay } from '../../relay.ts'
import { ohioFile } from '../../town.ts'
import { type BenchRow, row } from '../row.ts'
import { ACTS, type Act, QUESTION, type Touch } from './acts.ts'
import { type Watched, watchActs } from './page.ts'

const VOTERS = 320
const ROUNDS = 20
const THROTTLE = 4
/** Longer than a second and a flow of thought is broken (Nielsen 1993): the bar for the slowest act, touches and all. */
const LIMIT = 1000

type InPage = { readonly watched: Watched }

const quantile = (values: readonly number[], at: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))]!

async function touchIt(page: Page, cdp: CDPSession, touch: Touch): Promise<void> {
  const spot = await page.evaluate(one => (window as unknown as InPage).watched.spot(one), touch)
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [spot] })
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  if (touch.type) await cdp.send('Input.insertText', { text: touch.type })
}

async function timed(page: Page, cdp: CDPSession, act: Act): Promise<number> {
  await page.evaluate(() => (window as unknown as InPage).watched.begin())
  for (const touch of act.touches) await touchIt(page, cdp, touch)
  const { ms, touches } = await page.evaluate(() => (window as unknown as InPage).watched.end())
  if (touches !== act.touches.length) throw new Error(`${act.name}: ${touches} touches, not ${act.touches.length}`)
  return ms
}

/** Milliseconds of every time, by act. */
export async function measure(): Promise<ReadonlyMap<string, readonly number[]>> {
  const relay = await startRelay({ app: await builtApp() })
  const onStart = (context: { addInitScript(script: () => void): Promise<unknown> }) =>
    context.addInitScript(watchActs).then(() => undefined)
  const people: Person[] = []
  const arrive = async (name: string) => {
    const one = await Person.arrive(name, { origin: relay.origin, onStart })
    people.push(one)
    return one
  }
  try {
    const alex = await arrive('Alex')
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(ohioFile(VOTERS))
    await alex.turfs.addQuestion(QUESTION)
    await alex.turfs.cut(VOTERS)
    const [turf] = await alex.turfs.names()
    const sam = await arrive('Sam')
    await sam.begin.joinByLink(await alex.turfs.handOut(turf!))
    await sam.see(turf!)
    await sam.delivered()
    await sam.installed()
    // Only the one phone: another browser would share its processor.
    await people.shift()!.leave()
    const { page } = sam
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
    const times = new Map<string, number[]>(ACTS.map(act => [act.name, []]))
    for (let round = 0; round <= ROUNDS; round++)
      for (const act of ACTS) {
        await ready(page, cdp)
        const ms = await timed(page, cdp, act)
        // The first round fetches what each act needs.
        if (round > 0) times.get(act.name)!.push(ms)
      }
    return times
  } finally {
    for (const one of people) await one.leave()
    await relay.dispose()
  }
}

/** At a door with somebody on the list, whose buttons take a touch. */
async function ready(page: Page, cdp: CDPSession): Promise<void> {
  if (page.url().split('/').length < 6) await touchIt(page, cdp, { on: 'link', words: 'Next door: ', begins: true })
  for (;;) {
    const { hasPeople } = await page.evaluate(() => (window as unknown as InPage).watched.atDoor())
    if (hasPeople) return
    await timed(page, cdp, ACTS[0]!)
  }
}

export async function rows(): Promise<BenchRow[]> {
  const times = await measure()
  return ([0.5, 0.95] as const).map(at => {
    const each = Object.fromEntries([...times].map(([name, all]) => [name, quantile(all, at)]))
    const slowest = Math.max(...Object.values(each))
    const id = `B22 p${at * 100}`
    return row({
      id,
      value: slowest,
      unit: `ms, slowest act, ${THROTTLE} × CPU, ${ROUNDS} times each`,
      peers: each,
      ratio: slowest,
      limit: LIMIT,
    })
  })
}

if (import.meta.main) console.log(await rows())
