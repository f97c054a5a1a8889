import type { Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { encode } from './encode.ts'
import type { Fanout } from './ports.ts'
import type { Subscription } from './subscription.ts'

/** Entries of one channel that this process has just committed, one after another. */
export interface Fresh {
  readonly from: number
  readonly entries: readonly Bytes[]
  /** The frame with the entries `start` to `end` (places in the channel); made once, however many watch. */
  frame(start: number, end: number): Bytes
}

export interface Hub {
  add(subscription: Subscription): void
  remove(subscription: Subscription): void
  /** After the commit: lets every watcher know, here and in other processes. */
  announce(channel: ChannelId, from: number, entries: readonly Bytes[]): void
  /** Sends to every watcher except the one given. */
  cast(channel: ChannelId, frame: Bytes, except: Subscription | undefined): void
  close(): void
}

function createFresh(channel: ChannelId, from: number, entries: readonly Bytes[]): Fresh {
  const frames = new Map<number, Bytes>()
  return {
    from,
    entries,
    frame(start, end) {
      const key = (start - from) * (entries.length + 1) + (end - from)
      let frame = frames.get(key)
      if (!frame) {
        frame = encode({ type: 'entries', channel, from: start, entries: entries.slice(start - from, end - from) })
        frames.set(key, frame)
      }
      return frame
    },
  }
}

/** Brings announcements to the watchers of this process; those of one group commit go out together. */
export function createHub(fanout: Fanout): Hub {
  const watchers = new Map<ChannelId, Set<Subscription>>()
  /** What has been announced and not yet passed on: how far, and the entries if they were committed here. */
  const reached = new Map<ChannelId, number>()
  const fresh = new Map<ChannelId, { from: number; entries: Bytes[] }>()

  function flush(): void {
    const announced = [...reached]
    reached.clear()
    for (const [channel, n] of announced) {
      const run = fresh.get(channel)
      const batch = run && createFresh(channel, run.from, run.entries)
      for (const subscription of watchers.get(channel) ?? []) subscription.reach(n, batch)
    }
    fresh.clear()
  }

  const unsubscribe = fanout.subscribe((channel, n) => {
    if (!watchers.has(channel)) return
    if (reached.size === 0) queueMicrotask(flush)
    reached.set(channel, Math.max(n, reached.get(channel) ?? 0))
  })

  return {
    add(subscription) {
      const set = watchers.get(subscription.channel) ?? new Set()
      watchers.set(subscription.channel, set.add(subscription))
    },
    remove(subscription) {
      const set = watchers.get(subscription.channel)
      if (set?.delete(subscription) && set.size === 0) watchers.delete(subscription.channel)
    },
    announce(channel, from, entries) {
      if (watchers.has(channel)) {
        const run = fresh.get(channel)
        if (run && run.from + run.entries.length === from) run.entries.push(...entries)
        else fresh.set(channel, { from, entries: [...entries] })
      }
      fanout.publish(channel, from + entries.length)
    },
    cast(channel, frame, except) {
      for (const subscription of watchers.get(channel) ?? []) if (subscription !== except) subscription.cast(frame)
    },
    close: unsubscribe,
  }
}
