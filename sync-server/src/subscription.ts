import { type Bytes, equalBytes } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import type { Refusal } from '@porchlight/shared/base/refusal'
import type { RelayFrame, Watched } from '@porchlight/shared/wire/frames'
import type { WireVersion } from '@porchlight/shared/wire/limits'
import { encode } from './encode.ts'
import type { Fresh } from './hub.ts'
import type { ChannelStore } from './ports.ts'

/** Payload of one `entries` frame while catching up. */
const CHUNK = 256 * 1024
/** To whoever cannot read a channel from anywhere but its very first entry. */
const UPDATE_NEEDED: Refusal = { code: 'old-version', retryAfter: 3_600_000 }

export interface Outlet {
  send(frame: Bytes): void
  /** True while so much waits for this socket that it must not be given more. */
  crowded(): boolean
}

export interface Subscription {
  readonly channel: ChannelId
  /** Compares, catches up, and resolves when the watcher has everything, or with the reason why not. */
  begin(watched: Watched): Promise<Refusal | undefined>
  /** The channel now has `n` entries; `fresh` are the newest of them if they are at hand. */
  reach(n: number, fresh: Fresh | undefined): void
  /** The watcher wrote these itself: `appended` tells it, no `entries` will. */
  own(from: number, count: number): void
  cast(frame: Bytes): void
  /** The socket has room again. */
  resume(): void
  stop(): void
}

/**
 * One socket's view of one channel: a cursor that follows the channel's end. Catching up and following live are the same
 * motion, so nothing can fall between them; a slow socket holds a cursor back and costs no memory.
 */
export function createSubscription(
  channel: ChannelId,
  store: ChannelStore,
  outlet: Outlet,
  { version, onFailure }: { readonly version: WireVersion; onFailure(refusal: Refusal): void },
): Subscription {
  let cursor = 0
  let target = 0
  let state: 'new' | 'following' | 'moving' | 'stopped' = 'new'
  /** Ranges [from, to) of the watcher's own entries that the cursor has not passed yet, ascending. */
  let mine: [number, number][] = []
  let settle: ((refusal: Refusal | undefined) => void) | undefined

  const send = (frame: RelayFrame) => outlet.send(encode(frame))
  const stopped = () => state === 'stopped'

  const nextOwn = () => mine[0]?.[0] ?? Infinity

  /** Passes the watcher's own entries at the cursor. */
  function skipOwn(): void {
    while (nextOwn() <= cursor) cursor = Math.max(cursor, mine.shift()![1])
  }

  function end(refusal: Refusal): void {
    if (stopped()) return
    state = 'stopped'
    if (settle) settle(refusal)
    else onFailure(refusal)
  }

  /** Sends one chunk from the store; false when the store has none. */
  async function sendChunk(): Promise<boolean> {
    const result = await store.read(channel, cursor, CHUNK)
    if (stopped()) return false
    if (!result.ok) {
      end(result.error)
      return false
    }
    if (result.value.after > cursor && !(await passTrimmed())) return false
    if (result.value.entries.length === 0 || result.value.after !== cursor) return result.value.after !== cursor
    const entries = result.value.entries.slice(0, nextOwn() - cursor)
    if (entries.length > 0) send({ type: 'entries', channel, from: cursor, entries })
    cursor += entries.length
    return true
  }

  /** Goes on where the channel begins. A client of version 1 cannot. */
  async function passTrimmed(): Promise<boolean> {
    const start = await store.start(channel)
    if (stopped()) return false
    if (start.ok && version !== '1') {
      send({ type: 'trimmed', channel, upTo: start.value.n, digest: start.value.digest })
      cursor = start.value.n
      skipOwn()
      return true
    }
    end(start.ok ? UPDATE_NEEDED : start.error)
    return false
  }

  async function move(): Promise<void> {
    if (state !== 'following') return
    state = 'moving'
    for (skipOwn(); cursor < target && !outlet.crowded(); skipOwn()) if (!(await sendChunk())) break
    const there = cursor >= target
    if (there && settle && !stopped()) await arrive()
    if (stopped()) return
    state = 'following'
    // What was announced while the digest was looked up.
    if (there && cursor < target) void move()
  }

  async function arrive(): Promise<void> {
    const at = cursor
    const digest = await store.digestAt(channel, at)
    if (stopped()) return
    if (!digest.ok) return end(digest.error)
    if (digest.value) send({ type: 'caughtUp', channel, n: at, digest: digest.value })
    settle?.(undefined)
    settle = undefined
  }

  /** The entries straight from the commit, without asking the store. False when they do not join up with the cursor. */
  function sendFresh(fresh: Fresh): boolean {
    const end = fresh.from + fresh.entries.length
    for (skipOwn(); cursor < end; skipOwn()) {
      if (cursor < fresh.from || outlet.crowded()) return false
      const until = Math.min(end, nextOwn())
      outlet.send(fresh.frame(cursor, until))
      cursor = until
    }
    return true
  }

  return {
    channel,

    async begin({ after, digest }) {
      const head = await store.head(channel)
      if (stopped()) return undefined
      if (!head.ok) return head.error
      const known = after <= head.value.n ? await store.digestAt(channel, after) : undefined
      if (stopped()) return undefined
      if (known && !known.ok) return known.error
      const same = known?.value !== undefined && equalBytes(known.value, digest)
      const start = await store.start(channel)
      if (stopped()) return undefined
      if (!start.ok) return start.error
      const isBehind = after < start.value.n
      // How it went on from there has been erased: nobody can tell whether it is the same, and nothing says that it is not.
      const isOther = !same && !(isBehind && after <= head.value.n && known?.value === undefined)
      if (isOther) send({ type: 'restart', channel })
      cursor = isOther ? 0 : after
      target = Math.max(target, head.value.n)
      const done = new Promise<Refusal | undefined>(resolve => (settle = resolve))
      if (cursor < start.value.n && !(await passTrimmed())) return done
      if (stopped()) return undefined
      state = 'following'
      void move()
      return done
    },

    reach(n, fresh) {
      target = Math.max(target, n)
      if (state !== 'following') return
      if (!settle && fresh && sendFresh(fresh) && cursor >= target) return
      void move()
    },

    own(from, count) {
      if (from + count > cursor) mine.push([from, from + count])
    },

    cast(frame) {
      if (state !== 'stopped' && !outlet.crowded()) outlet.send(frame)
    },

    resume: () => void move(),

    stop() {
      state = 'stopped'
      settle?.(undefined)
    },
  }
}
