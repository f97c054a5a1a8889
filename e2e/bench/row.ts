import { cpus } from 'node:os'

/** One bar of docs/BENCHMARKS.md. */
export interface BenchRow {
  readonly id: string
  /** Median of our own runs. */
  readonly value: number
  readonly unit: string
  /** What stood beside it in the same run, by name. */
  readonly peers: Readonly<Record<string, number>>
  /** Our value divided by the reference's. */
  readonly ratio: number
  /** What the ratio has to keep to: at most, or at least where more is better. */
  readonly limit: number
  readonly met: boolean
  readonly command: string
  readonly machine: string
  readonly date: string
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Three significant digits: more would be noise. */
export const rounded = (value: number): number => Number(value.toPrecision(3))

export function row(it: {
  readonly id: string
  readonly value: number
  readonly unit: string
  readonly peers?: Readonly<Record<string, number>>
  readonly ratio: number
  readonly limit: number
  readonly more?: boolean
}): BenchRow {
  const { more = false, peers = {} } = it
  return {
    id: it.id,
    value: rounded(it.value),
    unit: it.unit,
    peers: Object.fromEntries(Object.entries(peers).map(([name, value]) => [name, rounded(value)])),
    ratio: rounded(it.ratio),
    limit: it.limit,
    met: more ? it.ratio >= it.limit : it.ratio <= it.limit,
    command: `npm run bench -- --only ${it.id.split(' ')[0]}`,
    machine: `${cpus()[0]?.model.trim() ?? 'unknown'} × ${cpus().length}, Node ${process.versions.node}`,
    date: new Date().toISOString().slice(0, 10),
  }
}
