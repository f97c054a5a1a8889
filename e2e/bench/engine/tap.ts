// B7: from the tap to "saved on this phone", in Chromium at six times CPU throttling, beside a bare strict IndexedDB
// write of the same bytes in the same page.
import { fileURLToPath } from 'node:url'
import { openBuiltPage } from '../../harness/built-page.ts'
import type { BenchRow } from '../row.ts'
import { median, row } from '../row.ts'
import type { TapBench } from './tap-page.ts'

const VISITS = 500
const ROUNDS = 3
const TAPS = 60
const THROTTLE = 6
const LIMIT = 2

const quantile = (values: readonly number[], at: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))]!

export interface Measured {
  readonly bytes: number
  readonly rounds: readonly Record<'tap50' | 'tap95' | 'bare50' | 'bare95', number>[]
}

export async function measure(): Promise<Measured> {
  const built = await openBuiltPage(fileURLToPath(new URL('./tap-page.ts', import.meta.url)))
  try {
    const { page } = built
    await page.waitForFunction(() => 'measureTaps' in window)
    await page.evaluate(visits => (window as unknown as TapBench).prepareTaps(visits), VISITS)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
    const rounds: Measured['rounds'][number][] = []
    let bytes = 0
    for (let i = 0; i <= ROUNDS; i++) {
      const { taps, bare, bytes: size } = await page.evaluate(count => (window as unknown as TapBench).measureTaps(count), TAPS)
      bytes = size
      // The first round warms the page up.
      if (i > 0)
        rounds.push({ tap50: quantile(taps, 0.5), tap95: quantile(taps, 0.95), bare50: quantile(bare, 0.5), bare95: quantile(bare, 0.95) })
    }
    return { bytes, rounds }
  } finally {
    await built.close()
  }
}

export async function rows(): Promise<BenchRow[]> {
  const { rounds } = await measure()
  const of = (name: keyof Measured['rounds'][number]) => median(rounds.map(result => result[name]))
  return [
    row({
      id: 'B7',
      value: of('tap95'),
      unit: `ms p95, ${VISITS} visits`,
      peers: { 'bare strict write p95': of('bare95'), 'own p50': of('tap50'), 'bare strict write p50': of('bare50') },
      // Of each round its own: noise of the machine hits both alike.
      ratio: median(rounds.map(({ tap95, bare95 }) => tap95 / bare95)),
      limit: LIMIT,
    }),
  ]
}

if (import.meta.main) console.log(JSON.stringify({ measured: await measure() }, null, 2))
