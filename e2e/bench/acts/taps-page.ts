import type { BenchRow } from '../row.ts'
import { ACTS, type Act, TEAM_ACT } from './acts.ts'

const BEGIN = '<!-- acts: rendered by npm run bench -->'
const END = '<!-- /acts -->'

/** Seconds to make up one's mind, to point at something and to press it. */
const OPERATORS = { mental: 1.35, point: 1.1, press: 0.2 } as const
const A_TOUCH = Object.values(OPERATORS).reduce((sum, one) => sum + one, 0)

const seconds = (ms: number | undefined) => (ms === undefined ? '–' : (ms / 1000).toFixed(2))
const modelled = (touches: number | undefined) => (touches === undefined ? '–' : (touches * A_TOUCH).toFixed(1))

function line(act: Act, p50: BenchRow | undefined, p95: BenchRow | undefined): string {
  const which = act.touches.map(({ words, begins }) => (begins ? words.replace(/[:\s]+$/, '') : words)).join(' · ')
  const cells = [
    act.name,
    act.touches.length,
    which,
    act.miniVan?.length ?? '–',
    act.miniVan?.join(' · ') ?? '–',
    `${seconds(p50?.peers[act.name])} / ${seconds(p95?.peers[act.name])}`,
    modelled(act.touches.length),
    modelled(act.miniVan?.length),
  ]
  return `| ${cells.join(' | ')} |`
}

/** docs/TAPS.md with the table in it as the acts and the measurements say. */
export function renderTaps(page: string, rows: readonly BenchRow[]): string {
  const [head, rest] = page.split(BEGIN)
  const tail = rest?.split(END)[1]
  if (head === undefined || tail === undefined) throw new Error('docs/TAPS.md has no place for the table')
  const [p50, p95] = ['B22 p50', 'B22 p95'].map(id => rows.find(one => one.id === id))
  const table = [
    '| act | taps | which | MiniVAN, at least | as its instructions name them | own seconds p50 / p95 | modelled | MiniVAN modelled |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...[...ACTS, TEAM_ACT].map(act => line(act, p50, p95)),
  ]
  return [head, BEGIN, '\n\n', table.join('\n'), '\n\n', END, tail].join('')
}
