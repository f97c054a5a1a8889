// B15: from a key to the next picture in a note of twenty pages in which four others type, at four times CPU throttling;
// beside a bare ProseMirror with the same text and nobody else, in the same run.
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { builtApp } from '../../app.ts'
import { openBuiltPage } from '../../harness/built-page.ts'
import { Person } from '../../people.ts'
import { startRelay } from '../../relay.ts'
import { type BenchRow, median, row } from '../row.ts'
import { LINES, openRoom } from './room.ts'

const ROUNDS = 3
const KEYS = 30
const THROTTLE = 4
const OTHERS = 4

const quantile = (values: readonly number[], at: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))]!

const web = (name: string) => fileURLToPath(new URL(`../../../web/node_modules/prosemirror-${name}`, import.meta.url))
const PARTS = ['commands', 'history', 'keymap', 'model', 'state', 'view'] as const

/** Runs in the page: for each key from the finger to the end of the frame that shows it. */
function watchKeys(): void {
  const keys: number[] = []
  Object.assign(window, { keys })
  const note = (event: Event) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => keys.push(performance.now() - event.timeStamp)
      port2.postMessage(undefined)
    })
  addEventListener('keydown', note, { capture: true })
}

async function prepare(page: Page): Promise<void> {
  await page.evaluate(watchKeys)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
  await page.getByRole('textbox').focus()
  // In the middle, where there is text before and after.
  await page
    .getByRole('textbox')
    .locator('p')
    .nth(LINES.length / 2)
    .click()
}

async function type(page: Page): Promise<number[]> {
  await page.evaluate(() => void ((window as unknown as { keys: number[] }).keys.length = 0))
  for (let i = 0; i < KEYS; i++) {
    await page.keyboard.press(i % 20 === 19 ? 'Enter' : 'abcdefghij'[i % 10]!)
    await page.waitForFunction(n => (window as unknown as { keys: number[] }).keys.length >= n, i + 1)
  }
  return page.evaluate(() => [...(window as unknown as { keys: number[] }).keys])
}

type Names = 'ours' | 'bare'

export async function measure(): Promise<Record<Names, number[]>[]> {
  const relay = await startRelay({ app: await builtApp() })
  const room = await openRoom(relay, OTHERS)
  const me = await Person.arrive('Sam', { origin: relay.origin })
  const bare = await openBuiltPage(
    fileURLToPath(new URL('./peer-prosemirror.ts', import.meta.url)),
    Object.fromEntries(PARTS.map(name => [`peer-prosemirror-${name}`, web(name)])),
  )
  try {
    await me.begin.joinByLink({ link: await room.link() })
    await me.notes.open(room.meeting)
    await me.notes.reads(LINES.at(-1)!)
    await me.delivered()
    await bare.page.evaluate(lines => (window as unknown as { open(lines: readonly string[]): void }).open(lines), LINES)
    await prepare(bare.page)
    await prepare(me.page)
    const rounds: Record<Names, number[]>[] = []
    for (let i = 0; i <= ROUNDS; i++) {
      const stop = room.bustle()
      const ours = await type(me.page)
      await stop()
      const round = { ours, bare: await type(bare.page) }
      // The first round warms both up.
      if (i > 0) rounds.push(round)
    }
    return rounds
  } finally {
    await me.leave()
    await bare.close()
    await room.close()
    await relay.dispose()
  }
}

export async function rows(): Promise<BenchRow[]> {
  const rounds = await measure()
  const of = (name: Names, at: number) => median(rounds.map(round => quantile(round[name], at)))
  return ([0.5, 0.95] as const).map(at =>
    row({
      id: `B15 p${at * 100}`,
      value: of('ours', at),
      unit: `ms from key to picture, ${THROTTLE} × CPU, 20 pages, five people`,
      peers: { 'bare ProseMirror, nobody else': of('bare', at) },
      ratio: median(rounds.map(round => quantile(round.ours, at) / quantile(round.bare, at))),
      limit: 3,
    }),
  )
}

if (import.meta.main) console.log(JSON.stringify(await measure(), null, 2))
