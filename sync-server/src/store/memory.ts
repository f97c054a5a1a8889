import type { Bytes } from '@porchlight/shared/base/bytes'
import { toHex } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import { MAX_ENTRIES } from '@porchlight/shared/wire/limits'
import { type Appended, type ChannelStore, NO_LIMITS, type StoreLimits } from '../ports.ts'
import { nextDigestSync, sha256 } from './hash.ts'

interface Stored {
  readonly entries: readonly Bytes[]
  /** `digests[n]` is dₙ. */
  readonly digests: readonly Bytes[]
  readonly hashes: ReadonlySet<string>
  readonly bytes: number
}

/** Everything a memory store holds. Never changed in place, so that a copy is a reference. */
export type MemoryCopy = ReadonlyMap<ChannelId, Stored>

export interface MemoryStore extends ChannelStore {
  copy(): MemoryCopy
  /** Rolls the store back to a copy; an empty map wipes it. */
  restore(copy: MemoryCopy): void
}

/** The store of the simulation: no disk, same rules. Every call takes effect at once and answers in a microtask. */
export function createMemoryStore(limits: StoreLimits = NO_LIMITS): MemoryStore {
  let channels: MemoryCopy = new Map()
  let bytes = 0

  function put(channel: ChannelId, stored: Stored): void {
    bytes += stored.bytes - (channels.get(channel)?.bytes ?? 0)
    channels = new Map(channels).set(channel, stored)
  }

  function appendNow(channel: ChannelId, entries: readonly Bytes[]): Result<Appended> {
    const stored = channels.get(channel)
    if (!stored) return fail({ code: 'unknown-channel' })
    const next = { entries: [...stored.entries], digests: [...stored.digests], hashes: new Set(stored.hashes), bytes: stored.bytes }
    const added: number[] = []
    entries.forEach((entry, index) => {
      const hash = sha256(entry)
      if (next.hashes.has(toHex(hash))) return
      next.hashes.add(toHex(hash))
      next.digests.push(nextDigestSync(next.digests.at(-1)!, hash))
      next.entries.push(entry.slice())
      next.bytes += entry.length
      added.push(index)
    })
    const grown = next.bytes - stored.bytes
    if (added.length > 0 && (bytes + grown > limits.bytes || next.bytes > limits.channelBytes))
      return fail({ code: 'full', retryAfter: 3_600_000 })
    put(channel, next)
    return ok({ n: next.entries.length, digest: next.digests.at(-1)!, from: stored.entries.length, added })
  }

  const known = <T>(channel: ChannelId, read: (stored: Stored) => T): Result<T> => {
    const stored = channels.get(channel)
    return stored ? ok(read(stored)) : fail({ code: 'unknown-channel' })
  }

  return {
    async open(channel) {
      if (channels.has(channel)) return ok(undefined)
      if (channels.size >= limits.channels) return fail({ code: 'full', retryAfter: 3_600_000 })
      put(channel, { entries: [], digests: [FIRST_DIGEST], hashes: new Set(), bytes: 0 })
      return ok(undefined)
    },
    append: async (channel, entries) => appendNow(channel, entries),
    head: async channel => known(channel, it => ({ n: it.entries.length, digest: it.digests.at(-1)! })),
    digestAt: async (channel, n) => known(channel, it => it.digests[n]),
    read: async (channel, after, maxBytes) =>
      known(channel, it => {
        const found: Bytes[] = []
        let size = 0
        for (const entry of it.entries.slice(after, after + MAX_ENTRIES)) {
          if (found.length > 0 && size + entry.length > maxBytes) break
          found.push(entry)
          size += entry.length
        }
        return found
      }),
    close: async () => undefined,
    copy: () => channels,
    restore(copy) {
      channels = copy
      bytes = [...copy.values()].reduce((sum, it) => sum + it.bytes, 0)
    },
  }
}
