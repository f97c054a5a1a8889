import type { Bytes } from '@porchlight/shared/base/bytes'
import { concat, utf8 } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import type { Clock } from '@porchlight/shared/base/ports'
import { must } from '@porchlight/shared/base/result'
import { FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import { type ClientFrame, encodeFrame, parseRelayFrame, type RelayFrame } from '@porchlight/shared/wire/frames'
import { createLocalFanout } from './fanout/local.ts'
import { createRelay, type Relay, type RelayOptions } from './relay.ts'
import { createMemoryStore } from './store/memory.ts'
import { channelOf, sha256 } from './store/hash.ts'

/** A clock that tests turn by hand. */
export function createTestClock(): Clock & { pass(ms: number): void } {
  let now = 1_700_000_000_000
  const timers = new Set<{ at: number; run: () => void }>()
  return {
    now: () => now,
    after(ms, then) {
      const timer = { at: now + ms, run: then }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    pass(ms) {
      now += ms
      for (const timer of [...timers].filter(it => it.at <= now)) {
        timers.delete(timer)
        timer.run()
      }
    },
  }
}

export const testRelay = (options: Partial<RelayOptions> = {}): Relay =>
  createRelay({ store: createMemoryStore(), fanout: createLocalFanout(), clock: createTestClock(), ...options })

/** The secret of whoever may trim. */
export const TEST_KEEPER = utf8('the secret of the test channels.')

/** A preimage and its channel, made from a name. */
export function testChannel(name: string): { preimage: Bytes; channel: ChannelId } {
  const preimage = concat(sha256(TEST_KEEPER), sha256(utf8(name)))
  return { preimage, channel: channelOf(preimage) }
}

export interface TestClient {
  send(frame: ClientFrame): void
  sendBytes(bytes: Uint8Array): void
  /** Every frame received and not yet taken, oldest first. */
  readonly inbox: RelayFrame[]
  /** Takes the oldest frame of this type, waiting for it if need be. Rejects once the socket is closed without one. */
  take<T extends RelayFrame['type']>(type: T): Promise<Extract<RelayFrame, { type: T }>>
  /** Opens a channel, or appends to one, and answers the relay's answer. */
  open(preimage: Bytes, pass?: string): Promise<RelayFrame>
  append(channel: ChannelId, entries: readonly Bytes[]): Promise<RelayFrame>
  /** Hides what is before a place; answers the relay's answer. The keeper of `testChannel` unless told. */
  trim(channel: ChannelId, upTo: number, digest: Bytes, more?: { keep?: readonly Bytes[]; keeper?: Bytes }): Promise<RelayFrame>
  /** Watches one channel from the start unless told; answers all frames up to `watched`. */
  watch(channel: ChannelId, after?: number, digest?: Bytes): Promise<RelayFrame[]>
  readonly closed: boolean
  /** What the network has not taken yet; set above 0 it plays a slow phone. */
  buffered: number
  drained(): void
  hangUp(): void
}

/** A client of the relay's core, over no network at all. It has joined unless told otherwise. */
export function testClient(relay: Relay, { join = true, address = 'here', version = '2' } = {}): TestClient {
  const inbox: RelayFrame[] = []
  const waiting = new Set<() => void>()
  let closed = false
  let req = 0
  const wake = () => {
    for (const it of waiting) it()
  }
  const peer = relay.connect(
    frame => {
      inbox.push(must(parseRelayFrame(frame)))
      wake()
    },
    () => {
      closed = true
      wake()
    },
    { address, buffered: () => client.buffered },
  )

  function takeWhere(wanted: (frame: RelayFrame) => boolean): Promise<RelayFrame> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const i = inbox.findIndex(wanted)
        if (i < 0 && !closed) return
        waiting.delete(look)
        if (i < 0) reject(new Error('the relay closed the socket'))
        else resolve(inbox.splice(i, 1)[0]!)
      }
      waiting.add(look)
      look()
    })
  }

  const answer = (number: number) => takeWhere(frame => 'req' in frame && frame.req === number)

  const client: TestClient = {
    inbox,
    buffered: 0,
    get closed() {
      return closed
    },
    send: frame => peer.receive(encodeFrame(frame)),
    sendBytes: bytes => peer.receive(bytes),
    take: type => takeWhere(frame => frame.type === type) as never,
    open(preimage, pass) {
      client.send({ type: 'open', req: ++req, preimage, ...(pass === undefined ? {} : { pass }) })
      return answer(req)
    },
    append(channel, entries) {
      client.send({ type: 'append', req: ++req, channel, entries })
      return answer(req)
    },
    trim(channel, upTo, digest, { keep = [], keeper = TEST_KEEPER } = {}) {
      client.send({ type: 'trim', req: ++req, channel, upTo, digest, keep, keeper })
      return answer(req)
    },
    async watch(channel, after = 0, digest = FIRST_DIGEST) {
      client.send({ type: 'watch', req: ++req, channels: [{ channel, after, digest }] })
      await answer(req)
      return inbox.splice(0)
    },
    drained: () => peer.drained(),
    hangUp: () => peer.closed(),
  }
  if (join) {
    client.send({ type: 'join', senderId: 'test', versions: [version] })
    inbox.shift()
  }
  return client
}

/** The entries of the `entries` frames, each with its place; throws when a frame does not join up with the one before. */
export function entriesOf(frames: readonly RelayFrame[], channel: ChannelId, from = 0): Bytes[] {
  const all: Bytes[] = []
  for (const frame of frames) {
    if (frame.type !== 'entries' || frame.channel !== channel) continue
    if (frame.from !== from + all.length) throw new Error(`entries from ${frame.from}, expected ${from + all.length}`)
    all.push(...frame.entries)
  }
  return all
}
