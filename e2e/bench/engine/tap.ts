// B7: from the tap to "saved on this phone", in Chromium at six times CPU throttling, beside a bare strict IndexedDB
// write of the same bytes in the same page.
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { openBuiltPage } from '../../harness/built-page.ts'
import type { TapBench } from './tap-page.ts'

export interface BenchRow {
  readonly id: string
  readonly value: number
  readonly unit: string
  readonly peers: Readonly<Record<string, number>>
  readonly ratio: number
  readonly limit: number
  readonly met: boolean
  readonly command: string
  readonly machine: string
  readonly date: string
}

const VISITS = 500
const ROUNDS = 3
const TAPS = 60
const THROTTLE = 6
const LIMIT = 2

export const quantile = (values: readonly number[], at: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))]!
const round = (value: number): number => Math.round(value * 100) / 100

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
  const median = (of: keyof Measured['rounds'][number]) => quantile(rounds.map(result => result[of]), 0.5) // oxfmt-ignore
  const row = (id: string, tap: number, bare: number): BenchRow => ({
    id,
    value: round(tap),
    unit: 'ms',
    peers: { 'bare strict IndexedDB write of the same bytes': round(bare) },
    ratio: round(tap / bare),
    limit: LIMIT,
    met: tap / bare <= LIMIT,
    command: 'npm run bench -- B7',
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Chromium at ${THROTTLE} × CPU throttle, ${VISITS} visits`,
    date: new Date().toISOString(),
  })
  return [row('B7', median('tap95'), median('bare95')), row('B7 p50', median('tap50'), median('bare50'))]
}

if (import.meta.main) console.log(JSON.stringify({ measured: await measure() }, null, 2))
