// B8: from the finger on "Nobody home" on one phone until the other phone's list shows it: two Chromium processes, the
// real relay, all on this machine; beside it the same through automerge-repo's client and server in browsers alike.
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { resultWords } from '@porchlight/web/app/canvass/words'
import { builtApp } from '../../app.ts'
import { Person } from '../../people.ts'
import { startRelay } from '../../relay.ts'
import { benchGroup } from '../browser/group.ts'
import { openSite } from '../browser/site.ts'
import { startStockServer } from '../browser/stock-server.ts'
import { type BenchRow, median, row } from '../row.ts'

const ROUNDS = 3
const VISITS = 12
const VOTERS = 120

const quantile = (values: readonly number[], at: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))]!

interface Watching {
  /** When a finger last touched it, by the clock that both browsers share. */
  touched: number
  /** When another result stands on the screen than at the call. */
  whenShown(): Promise<number>
  shown: Promise<number>
  /** The first frame that went out, and the first that came in, since the two were set to 0. */
  sent: number
  arrived: number
}

/** One visit: all of it, and its three stages. */
interface Visit {
  readonly all: number
  readonly toSent: number
  readonly onTheWay: number
  readonly toShown: number
}

/** Runs in the page, from its beginning. */
function watchForResults(): void {
  const note = (event: Event) => Object.assign(window, { touched: performance.timeOrigin + event.timeStamp })
  addEventListener('pointerup', note, { capture: true })
  const text = () => [...document.querySelectorAll('.row-trail')].map(one => one.textContent).join()
  const whenShown = (): Promise<number> => {
    const before = text()
    return new Promise(resolve => {
      const look = new MutationObserver(() => {
        if (text() === before) return
        look.disconnect()
        // Painted when the frame after the one that draws it begins.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())))
      })
      look.observe(document, { childList: true, subtree: true, characterData: true })
    })
  }
  const watching = Object.assign(window as unknown as Watching, { whenShown, sent: 0, arrived: 0 })
  const now = () => performance.timeOrigin + performance.now()
  window.WebSocket = class extends WebSocket {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args)
      this.addEventListener('message', () => (watching.arrived ||= now()))
    }
    override send(data: Parameters<WebSocket['send']>[0]): void {
      watching.sent ||= now()
      super.send(data)
    }
  }
}

async function once(from: Page, to: Page, tap: () => Promise<unknown>): Promise<Visit> {
  const reset = () => Object.assign(window, { sent: 0, arrived: 0 })
  await from.evaluate(reset)
  await to.evaluate(reset)
  await to.evaluate(() => {
    const watching = window as unknown as Watching
    watching.shown = watching.whenShown()
  })
  await tap()
  const shown = await to.evaluate(() => (window as unknown as Watching).shown)
  const { touched, sent } = await from.evaluate(() => {
    const watching = window as unknown as Watching
    return { touched: watching.touched, sent: watching.sent }
  })
  const arrived = await to.evaluate(() => (window as unknown as Watching).arrived)
  return { all: shown - touched, toSent: sent - touched, onTheWay: arrived - sent, toShown: shown - arrived }
}

type Names = 'ours' | 'stock'

export async function measure(): Promise<Record<Names, Visit[]>[]> {
  const relay = await startRelay({ app: await builtApp() })
  const stock = await startStockServer()
  const site = await openSite(fileURLToPath(new URL('./peer-page.ts', import.meta.url)))
  const group = await benchGroup(relay, { voters: VOTERS, turfs: 1 })
  const onStart = (context: { addInitScript(script: () => void): Promise<unknown> }) =>
    context.addInitScript(watchForResults).then(() => undefined)
  const arrive = (name: string, { origin }: { readonly origin: string } = relay) => Person.arrive(name, { origin, onStart })
  const [sam, bea] = [await arrive('Sam'), await arrive('Bea')]
  // Browsers of their own: a page behind another one is drawn when there is time.
  const peers = [await arrive('Stock Sam', site), await arrive('Stock Bea', site)]
  try {
    for (const me of [sam, bea]) {
      await me.begin.joinByLink({ link: await group.invite('canvasser', group.turfs[0]) })
      await me.page.locator('.door-row').first().waitFor()
      await me.delivered()
    }
    // Only the two: a third that takes part would share their processor.
    await group.close()
    const ours = { from: sam.page, to: bea.page }
    const { from, to } = { from: peers[0]!.page, to: peers[1]!.page }
    await from.goto(`${site.origin}/?server=${stock.url}`)
    await from.waitForFunction(() => document.title.startsWith('automerge:'))
    await to.goto(`${site.origin}/?server=${stock.url}&turf=${await from.title()}`)
    await to.locator('.row-trail').first().waitFor()

    await sam.walk.nextDoor()
    const nobodyHome = sam.find('button', resultWords.en['not-home'])
    const heading = sam.page.getByRole('heading', { level: 1 })
    const tapOurs = async () => {
      const before = await heading.innerText()
      await nobodyHome.click()
      await sam.page.waitForFunction(was => document.querySelector('h1')?.innerText !== was, before)
    }
    const rounds: Record<Names, Visit[]>[] = []
    for (let i = 0; i <= ROUNDS; i++) {
      const round: Record<Names, Visit[]> = { ours: [], stock: [] }
      for (let visit = 0; visit < VISITS; visit++) {
        round.ours.push(await once(ours.from, ours.to, tapOurs))
        round.stock.push(await once(from, to, () => from.getByRole('button').click()))
      }
      // The first round warms both up.
      if (i > 0) rounds.push(round)
    }
    return rounds
  } finally {
    for (const me of [sam, bea, ...peers]) await me.leave()
    await site.close()
    await stock.stop()
    await relay.dispose()
  }
}

export async function rows(): Promise<BenchRow[]> {
  const rounds = await measure()
  const at = (visits: readonly Visit[], part: keyof Visit, q: number) =>
    quantile(
      visits.map(visit => visit[part]),
      q,
    )
  const of = (name: Names, q: number, part: keyof Visit = 'all') => median(rounds.map(round => at(round[name], part, q)))
  const stages = (name: Names, as: string) => ({
    [`${as} to sent`]: of(name, 0.5, 'toSent'),
    [`${as} on the way`]: of(name, 0.5, 'onTheWay'),
    [`${as} to shown`]: of(name, 0.5, 'toShown'),
  })
  return [
    row({
      id: 'B8',
      value: of('ours', 0.5),
      unit: 'ms p50, finger to the other screen',
      peers: {
        'automerge-repo p50': of('stock', 0.5),
        'own p95': of('ours', 0.95),
        'automerge-repo p95': of('stock', 0.95),
        ...stages('ours', 'own'),
        ...stages('stock', 'automerge-repo'),
      },
      ratio: median(rounds.map(round => at(round.ours, 'all', 0.5) / at(round.stock, 'all', 0.5))),
      limit: 0.5,
    }),
  ]
}

if (import.meta.main) console.log(JSON.stringify(await measure(), null, 2))
