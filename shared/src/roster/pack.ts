import { concat } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { LayeredMap } from './layered-map.ts'

/**
 * Plain values with bytes, maps and sets of text as JSON beside one block of bytes. JSON is what every engine reads
 * fastest. A set that stands in many places, as the recipients of many epochs do, is written once, by places in a list
 * of all texts, and read when somebody asks for it.
 */
type Packed = { readonly $: 'bytes' | 'map' | 'set'; readonly v: unknown }

export interface Lists {
  readonly texts: readonly string[]
  /** Runs of places: first and length, one after the other. */
  readonly sets: readonly (readonly number[])[]
}

export interface Packer {
  pack(value: unknown): unknown
  lists(): Lists
  bytes(): Bytes
}

export function createPacker(): Packer {
  const blocks: Uint8Array[] = []
  const known = new Map<Uint8Array, number>()
  let length = 0
  const texts: string[] = []
  const textAt = new Map<string, number>()
  const sets: number[][] = []
  const setAt = new Map<string, number>()
  const seen = new WeakMap<object, number>()

  function bytesAt(value: Uint8Array): readonly [number, number] {
    let at = known.get(value)
    if (at === undefined) {
      known.set(value, (at = length))
      blocks.push(value)
      length += value.length
    }
    return [at, value.length]
  }

  function placeOf(text: string): number {
    let at = textAt.get(text)
    if (at === undefined) textAt.set(text, (at = texts.push(text) - 1))
    return at
  }

  function setIndex(value: ReadonlySet<string>): number {
    const before = seen.get(value)
    if (before !== undefined) return before
    const runs = runsOf([...value].map(placeOf).sort((a, b) => a - b))
    const name = runs.join()
    let at = setAt.get(name)
    if (at === undefined) setAt.set(name, (at = sets.push(runs) - 1))
    seen.set(value, at)
    return at
  }

  function pack(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (value instanceof Uint8Array) return { $: 'bytes', v: bytesAt(value) } satisfies Packed
    if (value instanceof Set) return { $: 'set', v: setIndex(value as Set<string>) } satisfies Packed
    if (value instanceof Map || value instanceof LayeredMap)
      return { $: 'map', v: [...(value as ReadonlyMap<unknown, unknown>)].map(([key, one]) => [key, pack(one)]) } satisfies Packed
    if (Array.isArray(value)) return value.map(pack)
    const fields: Record<string, unknown> = {}
    for (const [name, one] of Object.entries(value)) if (one !== undefined) fields[name] = pack(one)
    return fields
  }

  return { pack, lists: () => ({ texts, sets }), bytes: () => concat(...blocks) }
}

function runsOf(places: readonly number[]): number[] {
  const runs: number[] = []
  for (const place of places) {
    if (runs.length > 0 && runs.at(-2)! + runs.at(-1)! === place) runs[runs.length - 1]!++
    else runs.push(place, 1)
  }
  return runs
}

export interface Unpacker {
  unpack(value: unknown): unknown
}

/** `bytes` is kept: what is read are views into it. Values are taken apart in place. */
export function createUnpacker(bytes: Uint8Array, { texts, sets: runs }: Lists): Unpacker {
  const sets: (ReadonlySet<string> | undefined)[] = []

  const setAt = (index: number): ReadonlySet<string> =>
    (sets[index] ??= new Set(runs[index]!.flatMap((first, i, all) => (i % 2 === 0 ? texts.slice(first, first + all[i + 1]!) : []))))

  function unpack(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) if (typeof value[i] === 'object') value[i] = unpack(value[i])
      return value
    }
    const { $, v } = value as Packed
    if ($ === 'bytes') return bytes.subarray((v as number[])[0], (v as number[])[0]! + (v as number[])[1]!)
    if ($ === 'set') return setAt(v as number)
    if ($ === 'map') return new Map((v as [unknown, unknown][]).map(([key, one]) => [key, unpack(one)]))
    const fields = value as Record<string, unknown>
    for (const name of Object.keys(fields)) {
      const one = fields[name]
      if (typeof one !== 'object' || one === null) continue
      if ((one as Packed).$ === 'set') readLater(fields, name, (one as Packed).v as number)
      else fields[name] = unpack(one)
    }
    return fields
  }

  function readLater(fields: Record<string, unknown>, name: string, index: number): void {
    Object.defineProperty(fields, name, { get: () => setAt(index), enumerable: true, configurable: true })
  }

  return { unpack }
}
