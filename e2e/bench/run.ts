// npm run bench [-- --only B1,B2]: measures the bars, merges their rows into docs/benchmarks.json and renders
// docs/BENCHMARKS.md and the table of docs/TAPS.md from it. A bar that is missed stays in the file as missed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runPackage } from '../../scripts/steps/run.ts'
import { renderTaps } from './acts/taps-page.ts'
import type { BenchRow } from './row.ts'

/** Every bar and where it is measured; a module is loaded only when its turn comes. */
const BENCHES: readonly { readonly id: string; readonly what: string; run(): Promise<BenchRow[]> }[] = [
  {
    id: 'B1',
    what: 'relay CPU per 1,000 edits, 200 clients in groups of 5',
    run: async () => (await import('./relay/throughput.ts')).b1(),
  },
  {
    id: 'B2',
    what: 'edits/s at 200 clients, durable before acknowledgement',
    run: async () => (await import('./relay/throughput.ts')).b2(),
  },
  { id: 'B3', what: 'live p50 at 200 edits/s, durable', run: async () => (await import('./relay/latency.ts')).b3() },
  { id: 'B4', what: 'acknowledged edits lost at SIGKILL', run: async () => (await import('./relay/loss.ts')).b4() },
  { id: 'B5', what: 'cold start of a device, 100 docs', run: async () => (await import('./relay/cold.ts')).b5() },
  { id: 'B6', what: 'memory per idle socket, per 1,000 stored docs', run: async () => (await import('./relay/cold.ts')).b6() },
  { id: 'B7', what: 'tap to saved on this phone, 6 × CPU throttle', run: async () => (await import('./engine/tap.ts')).rows() },
  { id: 'B8', what: "a visit on one phone to the other's screen, loopback", run: async () => (await import('./visit/visit.ts')).rows() },
  {
    id: 'B9',
    what: 'a Saturday: 10 phones × 80 offline visits, back online, converged',
    run: async () => (await import('./saturday/saturday.ts')).rows(),
  },
  {
    id: 'B10',
    what: 'offline cold open of the installed app to a legible door list',
    run: async () => (await import('./cold-open/cold-open.ts')).rows(),
  },
  {
    id: 'B11',
    what: 'JavaScript before first paint; whole precache',
    run: async () => (await import('./first-paint/first-paint.ts')).rows(),
  },
  { id: 'B12', what: 'INP, LCP, CLS of the main screens', run: async () => (await import('./vitals/vitals.ts')).rows() },
  {
    id: 'B13',
    what: 'import of a 100,000-row county file, one precinct, 30 turfs',
    run: async () => (await import('./import-browser/import.ts')).rows(),
  },
  {
    id: 'B14',
    what: 'roster of 200 members and 10,000 operations: open from its checkpoint; remove somebody and renew the keys',
    run: async () => (await import('./roster/roster.ts')).rows(),
  },
  {
    id: 'B15',
    what: 'a key in a note of twenty pages with five cursors, to the picture that shows it',
    run: async () => (await import('./notes/typing.ts')).rows(),
  },
  {
    id: 'B16',
    what: 'offline cold open of the installed app to a legible agenda',
    run: async () => (await import('./meeting/cold-agenda.ts')).rows(),
  },
  {
    id: 'B17',
    what: 'search over the agendas and notes of fifty meetings',
    run: async () => (await import('./meeting/search.ts')).rows(),
  },
  {
    id: 'B18',
    what: 'sealing and opening a change of 300 bytes, and what that adds to it',
    run: async () => (await import('./sealing/sealing.ts')).rows(),
  },
  {
    id: 'B19',
    what: 'a county file of 1 GB in the app: read, counted, one precinct brought in',
    run: async () => (await import('./import-browser/gigabyte.ts')).rows(),
  },
  {
    id: 'B20',
    what: 'poison while somebody types: the longest that a picture is kept waiting',
    run: async () => (await import('./poison/poison.ts')).rows(),
  },
  {
    id: 'B21',
    what: 'results over 20,000 voters: one more visit counted in, beside counting all anew',
    run: async () => (await import('./results/results.ts')).rows(),
  },
  {
    id: 'B22',
    what: 'an act at a door, first touch to the next door on the screen, fingers as fast as the app',
    run: async () => (await import('./acts/measure.ts')).rows(),
  },
]

const docs = join(import.meta.dirname, '../../docs')
const JSON_FILE = join(docs, 'benchmarks.json')
const TAPS = join(docs, 'TAPS.md')

function render(rows: readonly BenchRow[]): string {
  const peers = (row: BenchRow) =>
    Object.entries(row.peers)
      .map(([name, value]) => `${name} ${value}`)
      .join('; ')
  const whatOf = (id: string) => BENCHES.find(it => it.id === id.split(' ')[0])?.what ?? ''
  const lines = rows.map(
    row =>
      `| ${row.id} | ${whatOf(row.id)} | ${row.value} ${row.unit} | ${peers(row)} | ${row.ratio} | ${row.limit} | ${row.met ? 'met' : '**missed**'} | ${row.date} |`,
  )
  const machines = [...new Set(rows.map(row => row.machine))].join('; ')
  return [
    '# Benchmarks',
    '',
    'Rendered from `benchmarks.json` by `npm run bench`. The peers ran interleaved with ours in the same run; what counts is the ratio.',
    '',
    '| id | what | ours | beside it | ratio | bar | | date |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
    `Machine: ${machines}.`,
    '',
  ].join('\n')
}

/** The old rows with the new ones in place of those of the same bar, in order of their ids. */
function merged(old: readonly BenchRow[], fresh: readonly BenchRow[]): BenchRow[] {
  const bar = (row: BenchRow) => row.id.split(' ')[0]
  const measured = new Set(fresh.map(bar))
  const number = (row: BenchRow) => Number(/\d+/.exec(row.id)?.[0] ?? 0)
  return [...old.filter(row => !measured.has(bar(row))), ...fresh].toSorted((a, b) => number(a) - number(b) || a.id.localeCompare(b.id))
}

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const wanted = values.only?.split(',')
const unknown = wanted?.find(id => !BENCHES.some(it => it.id === id))
if (unknown !== undefined) {
  console.error(`There is no bar "${unknown}". There are ${BENCHES.map(it => it.id).join(', ')}.`)
  process.exit(2)
}
// An app that was built from other code would be measured in place of this one.
if (!process.env['PORCHLIGHT_APP'] && !(await runPackage('web', 'vite', ['build']))) {
  console.error('The app could not be built, so nothing was measured.')
  process.exit(1)
}
for (const { id, what, run } of BENCHES) {
  if (wanted && !wanted.includes(id)) continue
  console.log(`${id}: ${what} …`)
  const rows = await run()
  for (const row of rows)
    console.log(`  ${row.value} ${row.unit}, ratio ${row.ratio} (bar ${row.limit}): ${row.met ? 'met' : 'missed'}`, row.peers)
  const before = existsSync(JSON_FILE) ? (JSON.parse(readFileSync(JSON_FILE, 'utf8')) as BenchRow[]) : []
  const all = merged(before, rows)
  writeFileSync(JSON_FILE, `${JSON.stringify(all, undefined, 2)}\n`)
  writeFileSync(join(docs, 'BENCHMARKS.md'), render(all))
  writeFileSync(TAPS, renderTaps(readFileSync(TAPS, 'utf8'), all))
}
