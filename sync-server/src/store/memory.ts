import type { Bytes } from '@porchlight/shared/base/bytes'
import { equalBytes, toHex } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import { MAX_ENTRIES } from '@porchlight/shared/wire/limits'
import { type Appended, type ChannelStore, type Head, NO_LIMITS, type StoreLimits, type Trim, type Trimmed } from '../ports.ts'
import { nextDigestSync, sha256 } from './hash.ts'

interface Stored {
  readonly keeper: Bytes
  /** By place; undefined where it has been erased. */
  readonly entries: readonly (Bytes | undefined)[]
  /** `digests[n]` is dₙ; only the last of those erased is kept. */
  readonly digests: readonly (Bytes | undefined)[]
  /** Of what is not hidden. */
  readonly hashes: ReadonlySet<string>
  readonly bytes: number
  /** The channel begins here. */
  readonly base: number
  readonly gone: number
  readonly trims: readonly { readonly upTo: number; readonly at: number }[]
}

/** Everything a memory store holds. Never changed in place, so that a copy is a reference. */
export type MemoryCopy = ReadonlyMap<ChannelId, Stored>

export interface MemoryStore extends ChannelStore {
  copy(): MemoryCopy
  /** Rolls the store back to a copy; an empty map wipes it. */
  restore(copy: MemoryCopy): void
}

const FULL = { code: 'full', retryAfter: 3_600_000 }
const headOf = (it: Stored): Head => ({ n: it.entries.length, digest: it.digests.at(-1)! })
const startOf = (it: Stored): Head => ({ n: it.base, digest: it.digests[it.base]! })
const hashesAfter = (entries: readonly (Bytes | undefined)[], base: number) =>
  new Set(entries.slice(base).map(entry => toHex(sha256(entry!))))

/** The same with these entries at its end. */
function extended(stored: Stored, fresh: readonly { readonly entry: Bytes; readonly hash: Bytes }[]): Stored {
  const digests = [...stored.digests]
  for (const { hash } of fresh) digests.push(nextDigestSync(digests.at(-1)!, hash))
  return {
    ...stored,
    digests,
    entries: [...stored.entries, ...fresh.map(it => it.entry.slice())],
    hashes: new Set([...stored.hashes, ...fresh.map(it => toHex(it.hash))]),
    bytes: stored.bytes + fresh.reduce((sum, it) => sum + it.entry.length, 0),
  }
}

/** The store of the simulation: no disk, same rules. Every call takes effect at once and answers in a microtask. */
export function createMemoryStore(limits: StoreLimits = NO_LIMITS): MemoryStore {
  let channels: MemoryCopy = new Map()
  let bytes = 0

  function put(channel: ChannelId, stored: Stored): void {
    bytes += stored.bytes - (channels.get(channel)?.bytes ?? 0)
    channels = new Map(channels).set(channel, stored)
  }

  const isTooMuch = (before: Stored, after: Stored) =>
    bytes + after.bytes - before.bytes > limits.bytes || after.bytes > limits.channelBytes

  function appendNow(channel: ChannelId, entries: readonly Bytes[]): Result<Appended> {
    const stored = channels.get(channel)
    if (!stored) return fail({ code: 'unknown-channel' })
    const added: number[] = []
    const fresh: { entry: Bytes; hash: Bytes }[] = []
    const seen = new Set(stored.hashes)
    entries.forEach((entry, index) => {
      const hash = sha256(entry)
      if (seen.has(toHex(hash))) return
      seen.add(toHex(hash))
      fresh.push({ entry, hash })
      added.push(index)
    })
    const next = extended(stored, fresh)
    if (added.length > 0 && isTooMuch(stored, next)) return fail(FULL)
    put(channel, next)
    return ok({ ...headOf(next), from: stored.entries.length, added })
  }

  function trimNow(channel: ChannelId, { keeperHash, upTo, digest, keep, now }: Trim): Result<Trimmed> {
    const stored = channels.get(channel)
    if (!stored) return fail({ code: 'unknown-channel' })
    if (!equalBytes(stored.keeper, keeperHash)) return fail({ code: 'wrong-keeper' })
    const from = stored.entries.length
    if (upTo <= stored.base) return ok({ start: startOf(stored), from, again: [] })
    const there = stored.digests[upTo]
    if (!there || !equalBytes(there, digest)) return fail({ code: 'other-history' })
    const wanted = new Set(keep.map(toHex))
    const kept = stored.entries
      .slice(stored.base, upTo)
      .map(entry => ({ entry: entry!, hash: sha256(entry!) }))
      .filter(it => wanted.delete(toHex(it.hash)))
    const longer = extended(stored, kept)
    if (kept.length > 0 && isTooMuch(stored, longer)) return fail(FULL)
    const next = { ...longer, base: upTo, hashes: hashesAfter(longer.entries, upTo), trims: [...stored.trims, { upTo, at: now }] }
    put(channel, next)
    return ok({ start: startOf(next), from, again: kept.map(it => it.entry) })
  }

  function untrimNow(channel: ChannelId, keeperHash: Bytes): Result<Head> {
    const stored = channels.get(channel)
    if (!stored) return fail({ code: 'unknown-channel' })
    if (!equalBytes(stored.keeper, keeperHash)) return fail({ code: 'wrong-keeper' })
    const next = { ...stored, base: stored.gone, hashes: hashesAfter(stored.entries, stored.gone), trims: [] }
    put(channel, next)
    return ok(startOf(next))
  }

  function eraseNow(before: number): number {
    for (const [channel, stored] of channels) {
      const due = stored.trims.find(trim => trim.at <= before)
      if (!due) continue
      const erased = stored.entries.slice(stored.gone, due.upTo)
      put(channel, {
        ...stored,
        entries: stored.entries.map((entry, i) => (i < due.upTo ? undefined : entry)),
        digests: stored.digests.map((digest, n) => (n > 0 && n < due.upTo ? undefined : digest)),
        bytes: stored.bytes - erased.reduce((sum, entry) => sum + entry!.length, 0),
        gone: due.upTo,
        trims: stored.trims.filter(trim => trim.upTo > due.upTo),
      })
      return erased.length
    }
    return 0
  }

  const known = <T>(channel: ChannelId, read: (stored: Stored) => T): Result<T> => {
    const stored = channels.get(channel)
    return stored ? ok(read(stored)) : fail({ code: 'unknown-channel' })
  }

  return {
    async open(channel, keeper) {
      if (channels.has(channel)) return ok(undefined)
      if (channels.size >= limits.channels) return fail(FULL)
      put(channel, { keeper, entries: [], digests: [FIRST_DIGEST], hashes: new Set(), bytes: 0, base: 0, gone: 0, trims: [] })
      return ok(undefined)
    },
    append: async (channel, entries) => appendNow(channel, entries),
    head: async channel => known(channel, headOf),
    start: async channel => known(channel, startOf),
    digestAt: async (channel, n) => known(channel, it => it.digests[n]),
    read: async (channel, asked, maxBytes) =>
      known(channel, it => {
        const after = Math.max(asked, it.base)
        const found: Bytes[] = []
        let size = 0
        for (const entry of it.entries.slice(after, after + MAX_ENTRIES) as Bytes[]) {
          if (found.length > 0 && size + entry.length > maxBytes) break
          found.push(entry)
          size += entry.length
        }
        return { after, entries: found }
      }),
    trim: async (channel, trim) => trimNow(channel, trim),
    untrim: async (channel, keeperHash) => untrimNow(channel, keeperHash),
    erase: async before => ok(eraseNow(before)),
    close: async () => undefined,
    copy: () => channels,
    restore(copy) {
      channels = copy
      bytes = [...copy.values()].reduce((sum, it) => sum + it.bytes, 0)
    },
  }
}
