import { generateOhioFile } from '@porchlight/shared/canvass/town-file'
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * B13, the part that needs no browser. `node e2e/bench/import/run.ts [rows] [pairs]`: import of a generated Ohio file
 * beside a bare PapaParse pass, in turn, each in its own process; medians, and the highest memory of any run.
 * With `--gigabyte` the import once more over a file of 1 GB.
 */
const ROW_BYTES = 468
const args = process.argv.slice(2).filter(arg => !arg.startsWith('--'))
const rows = Number(args[0] ?? 100_000)
const pairs = Number(args[1] ?? 3)
const folder = mkdtempSync(join(tmpdir(), 'porchlight-import-'))

interface Run {
  readonly ms: number
  readonly peakMB: number
  readonly rows: number
}

function makeFile(count: number): string {
  const path = join(folder, `ohio-${count}.csv`)
  const handle = openSync(path, 'w')
  for (const part of generateOhioFile(count)) writeSync(handle, part)
  closeSync(handle)
  return path
}

function measure(what: 'ours' | 'bare', path: string): Run {
  const printed = execFileSync(process.execPath, [new URL('./work.ts', import.meta.url).pathname, what, path], { encoding: 'utf8' })
  return JSON.parse(printed) as Run
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

try {
  const path = makeFile(rows)
  const runs = Array.from({ length: pairs }, () => ({ bare: measure('bare', path), ours: measure('ours', path) }))
  const ours = median(runs.map(run => run.ours.ms))
  const bare = median(runs.map(run => run.bare.ms))
  const big = process.argv.includes('--gigabyte') ? measure('ours', makeFile(Math.ceil((1 << 30) / ROW_BYTES))) : undefined
  const peakMB = Math.max(...runs.map(run => run.ours.peakMB), big?.peakMB ?? 0)
  console.log(
    JSON.stringify(
      {
        id: 'B13-node',
        rows,
        ours,
        bare,
        ratio: Number((ours / bare).toFixed(2)),
        limit: 3,
        peakMB,
        peakLimitMB: 300,
        gigabyte: big,
        runs,
      },
      null,
      2,
    ),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
