// B13: a county file of 100,000 people in the built app: read it, bring one precinct in, cut thirty turfs. Beside it one
// bare PapaParse pass over the same file, in a worker, in the same browser. Told by the page's own clock: from the file's choice to where one chooses of it, from the
// touch that brings in to the list, from the list to the turfs (with all touches and screens between them).
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { generateOhioFile } from '@porchlight/shared/canvass/town-file'
import { bringWords } from '@porchlight/web/features/bring-in/messages'
import { cutWords } from '@porchlight/web/features/turfs/cut-messages'
import { builtApp } from '../../app.ts'
import { Person } from '../../people.ts'
import { tick } from '../../people/acting.ts'
import { startRelay } from '../../relay.ts'
import { openSite } from '../browser/site.ts'
import { type BenchRow, median, row } from '../row.ts'
import { watchMemory } from './memory.ts'

const ROWS = Number(process.env['PORCHLIGHT_ROWS'] ?? 100_000)
const ROUNDS = 3
const TURFS = 30
const t = bringWords.en

interface Round {
  readonly bare: number
  readonly read: number
  readonly bring: number
  readonly cut: number
  readonly peakMiB: number
  /** The longest task on the screen's thread in each part. */
  readonly longest: Readonly<Record<'read' | 'bring' | 'cut', number>>
}

function makeFile(folder: string): string {
  const path = join(folder, 'SWVF_COUNTY.csv')
  const handle = openSync(path, 'w')
  for (const part of generateOhioFile(ROWS)) writeSync(handle, part)
  closeSync(handle)
  return path
}

interface Seen {
  /** Of a task, since it was asked last. */
  longest: number
  /** When the file was chosen, and when something was touched last. */
  chosen: number
  touched: number
}

/** Runs in the page, from its beginning. */
function watch(): void {
  const seen: Seen = { longest: 0, chosen: 0, touched: 0 }
  Object.assign(window, { seen })
  const note = (entries: PerformanceEntryList) => entries.forEach(({ duration }) => (seen.longest = Math.max(seen.longest, duration)))
  const observer = new PerformanceObserver(list => note(list.getEntries()))
  observer.observe({ type: 'longtask', buffered: true })
  addEventListener('click', () => (seen.touched = performance.now()), { capture: true })
  // How the test tool hands the file over is not the app's work: counted from when the app has it.
  addEventListener(
    'change',
    event => {
      if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'file') return
      seen.chosen = performance.now()
      setTimeout(() => (seen.longest = 0))
    },
    { capture: true },
  )
}

/** The longest task since the last question. */
const longestTask = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    // What has just ended is told a moment later.
    await new Promise(done => setTimeout(done, 100))
    const { seen } = window as unknown as { seen: Seen }
    const { longest } = seen
    seen.longest = 0
    return longest
  })

const seenAt = (page: Page, what: 'chosen' | 'touched'): Promise<number> =>
  page.evaluate(what => (window as unknown as { seen: Seen }).seen[what], what)

/** When something stands on the screen, by the page's own clock: a tool that asks now and then would hear of it half a second late. */
const standing = (page: Page, where: string, words: string): Promise<number> =>
  page.evaluate(
    ([where, words]) =>
      new Promise<number>(done => {
        const look = () => {
          if (![...document.querySelectorAll(where!)].some(one => one.textContent.includes(words!))) return
          observer.disconnect()
          done(performance.now())
        }
        const observer = new MutationObserver(look)
        observer.observe(document, { subtree: true, childList: true, characterData: true })
        look()
      }),
    [where, words],
  )

/** A new group each time: a list that is there already would be taken into account. */
async function once(origin: string, papa: string, path: string): Promise<Round> {
  const onStart = (context: { addInitScript(script: () => void): Promise<unknown> }) => context.addInitScript(watch).then(() => undefined)
  const alex = await Person.arrive('Alex', { origin, onStart })
  try {
    const page = await alex.phone.context.newPage()
    await page.goto(papa)
    await page.locator('input').setInputFiles(path)
    const bare = await page.evaluate(() => (window as unknown as { barePass(): Promise<{ ms: number; rows: number }> }).barePass())
    if (bare.rows !== ROWS) throw new Error(`${bare.rows} rows`)
    await page.close()

    await alex.begin.startGroup('Elm Neighbors', 'none')
    await alex.installed()
    const stop = watchMemory(alex.phone.profile)
    alex.patience = 120_000
    await alex.lists.pick(path)
    const read = (await standing(alex.page, 'h1', t.chooseTitle)) - (await seenAt(alex.page, 'chosen'))
    const reading = await longestTask(alex.page)
    const boxes = alex.find('group', t.precincts).getByRole('checkbox')
    await tick(boxes.nth(Math.floor((await boxes.count()) / 2)))
    await alex.press(new RegExp(`^${t.bringN(2, '').split(' ')[0]} `))
    const touched = await seenAt(alex.page, 'touched')
    const bring = (await standing(alex.page, 'h1', t.doneTitle)) - touched
    const bringing = await longestTask(alex.page)
    const doors = Number(/([\d,]+) doors/.exec(await alex.page.locator('main, body').first().innerText())![1]!.replace(',', ''))
    const start = await alex.page.evaluate(() => performance.now())
    const [done, made] = await Promise.all([
      standing(alex.page, '[role=alert]', cutWords.en.done(TURFS, '').trim()),
      alex.turfs.cut(Math.round(doors / TURFS)),
    ])
    if (Math.abs(made - TURFS) > 1) throw new Error(`${made} turfs`)
    const longest = { read: reading, bring: bringing, cut: await longestTask(alex.page) }
    return { bare: bare.ms, read, bring, cut: done - start, peakMiB: stop(), longest }
  } finally {
    await alex.leave()
  }
}

export async function measure(): Promise<Round[]> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-county-'))
  const path = makeFile(folder)
  const relay = await startRelay({ app: await builtApp() })
  const site = await openSite(fileURLToPath(new URL('./papa-page.ts', import.meta.url)))
  try {
    const rounds: Round[] = []
    for (let i = 0; i < ROUNDS; i++) rounds.push(await once(relay.origin, site.origin, path))
    return rounds
  } finally {
    await site.close()
    await relay.dispose()
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function rows(): Promise<BenchRow[]> {
  const rounds = await measure()
  const of = (what: Exclude<keyof Round, 'longest'>) => median(rounds.map(round => round[what]))
  const longest = (...parts: (keyof Round['longest'])[]) => median(rounds.map(round => Math.max(...parts.map(part => round.longest[part]))))
  const whole = (round: Round) => round.read + round.bring + round.cut
  return [
    row({
      id: 'B13 time',
      value: median(rounds.map(whole)),
      unit: 'ms in the app, file chosen to thirty turfs',
      peers: { 'bare PapaParse pass': of('bare'), 'own reading': of('read'), 'own bringing in': of('bring'), 'own cutting': of('cut') },
      ratio: median(rounds.map(round => whole(round) / round.bare)),
      limit: 3,
    }),
    row({
      id: 'B13 memory',
      value: Math.max(...rounds.map(round => round.peakMiB)),
      unit: 'MiB, highest of the page and its workers',
      ratio: Math.max(...rounds.map(round => round.peakMiB)),
      limit: 300,
    }),
    row({
      id: 'B13 blocked',
      value: longest('read', 'bring', 'cut'),
      unit: 'ms, longest task on the screen thread',
      peers: { reading: longest('read'), 'bringing in': longest('bring'), cutting: longest('cut') },
      ratio: longest('read', 'bring', 'cut'),
      limit: 100,
    }),
  ]
}

if (import.meta.main) console.log(JSON.stringify(await measure(), null, 2))
