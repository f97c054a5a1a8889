import { fromUtf8, utf8 } from '@porchlight/shared/base/bytes'
import type { Store, Write } from './ports.ts'

/**
 * A list at rest, a row for each of its items: what comes and goes is written, and not all that was there before. In memory
 * it is a list that is never changed, only replaced.
 */
export interface RowList<T> {
  load(): Promise<readonly T[]>
  /** What makes `durable`, which is at rest, into `now`. */
  writes(durable: readonly T[], now: readonly T[]): readonly Write[]
}

export interface RowFormat<T> {
  /** What stays the same object as long as nothing of the item has to be written again. */
  same(item: T): object
  /** As JSON. */
  write(item: T): unknown
  /** Undefined for what nobody can use any more. */
  read(row: unknown): T | undefined
}

/** A row says its own number, since names of rows cannot be read back. */
type Row = readonly [number: number, item: unknown]

export function createRowList<T extends object>(
  store: Pick<Store, 'value' | 'parts'>,
  name: string,
  { same, write, read }: RowFormat<T>,
): RowList<T> {
  const numbers = new WeakMap<object, number>()
  let next = 0
  /** All of it stood in one value once. */
  let isOld = false
  const rowName = (number: number) => `${name}/${number}`

  function numberOf(item: T): number {
    const known = numbers.get(same(item)) ?? next++
    numbers.set(same(item), known)
    return known
  }

  return {
    async load() {
      const [old, parts] = await Promise.all([store.value(name), store.parts(name)])
      const rows = parts.map(bytes => JSON.parse(fromUtf8(bytes)) as Row).toSorted((a, b) => a[0] - b[0])
      const whole = old ? (JSON.parse(fromUtf8(old)) as unknown[]) : []
      isOld = old !== undefined
      next = (rows.at(-1)?.[0] ?? -1) + 1
      const items: T[] = []
      for (const [number, row] of [...rows, ...whole.map((row): Row => [next++, row])]) {
        const item = read(row)
        if (!item) continue
        numbers.set(same(item), number)
        items.push(item)
      }
      return items
    },
    writes(durable, now) {
      if (durable === now) return []
      const value = (item: T): Write => {
        const number = numberOf(item)
        return { to: 'value', name: rowName(number), value: utf8(JSON.stringify([number, write(item)])), of: name }
      }
      const [before, after] = [new Set(durable.map(same)), new Set(now.map(same))]
      return [
        ...(isOld ? [{ to: 'value', name, value: undefined } as const] : []),
        ...now.filter(item => isOld || !before.has(same(item))).map(value),
        ...durable
          .filter(item => !after.has(same(item)))
          .map((item): Write => ({ to: 'value', name: rowName(numberOf(item)), value: undefined })),
      ]
    },
  }
}
