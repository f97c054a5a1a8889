import { concat } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'

/**
 * Plain values with bytes, maps and sets as JSON beside one block of bytes. JSON is what every engine reads fastest; a
 * set that stands in many places, as the recipients of many epochs do, is written once and read as one.
 */
type Packed = { readonly $: 'bytes' | 'map' | 'set'; readonly v: unknown }

export interface Packer {
  pack(value: unknown): unknown
  sets(): readonly (readonly string[])[]
  bytes(): Bytes
}

export function createPacker(): Packer {
  const blocks: Uint8Array[] = []
  const known = new Map<Uint8Array, number>()
  let length = 0
  const sets: string[][] = []
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

  function setIndex(value: ReadonlySet<string>): number {
    let at = seen.get(value)
    if (at !== undefined) return at
    const list = [...value].sort()
    const name = list.join()
    at = setAt.get(name)
    if (at === undefined) {
      at = sets.push(list) - 1
      setAt.set(name, at)
    }
    seen.set(value, at)
    return at
  }

  function pack(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (value instanceof Uint8Array) return { $: 'bytes', v: bytesAt(value) } satisfies Packed
    if (value instanceof Set) return { $: 'set', v: setIndex(value as Set<string>) } satisfies Packed
    if (value instanceof Map) return { $: 'map', v: [...value].map(([key, one]) => [key, pack(one)]) } satisfies Packed
    if (Array.isArray(value)) return value.map(pack)
    const fields: Record<string, unknown> = {}
    for (const [name, one] of Object.entries(value)) if (one !== undefined) fields[name] = pack(one)
    return fields
  }

  return { pack, sets: () => sets, bytes: () => concat(...blocks) }
}

export interface Unpacker {
  unpack(value: unknown): unknown
}

/** `bytes` is kept: what is read are views into it. */
export function createUnpacker(bytes: Uint8Array, lists: readonly (readonly string[])[]): Unpacker {
  const sets: (ReadonlySet<string> | undefined)[] = []

  function unpack(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(unpack)
    const { $, v } = value as Packed
    if ($ === 'bytes') {
      const [at, length] = v as [number, number]
      return bytes.subarray(at, at + length)
    }
    if ($ === 'set') return (sets[v as number] ??= new Set(lists[v as number]))
    if ($ === 'map') return new Map((v as [unknown, unknown][]).map(([key, one]) => [key, unpack(one)]))
    const fields = value as Record<string, unknown>
    for (const name of Object.keys(fields)) {
      const one = fields[name]
      if (typeof one === 'object' && one !== null) fields[name] = unpack(one)
    }
    return fields
  }

  return { unpack }
}
