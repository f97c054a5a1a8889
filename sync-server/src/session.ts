import type { Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { type ClientFrame, parseClientFrame, type RelayFrame } from '@porchlight/shared/wire/frames'
import { WIRE_VERSIONS, type WireVersion } from '@porchlight/shared/wire/limits'
import { encode } from './encode.ts'
import type { RelayParts } from './relay.ts'
import { channelOf, sha256 } from './store/hash.ts'
import { createSubscription, type Outlet, type Subscription } from './subscription.ts'

type Frame<T extends ClientFrame['type']> = Extract<ClientFrame, { type: T }>

/** The transport's side of one socket. */
export interface Link {
  readonly address: string
  send(frame: Bytes): void
  close(): void
  /** Bytes handed to `send` that the network has not taken yet. */
  buffered(): number
}

/** The relay's side of one socket. */
export interface Peer {
  receive(bytes: Uint8Array): void
  /** The network has taken what was buffered. */
  drained(): void
  /** Resolves when what this socket has written so far has been answered. */
  answered(): Promise<unknown>
  closed(): void
}

/** One socket from handshake to close: reads frames, writes to the store, keeps the subscriptions. */
export function createSession(number: number, link: Link, parts: RelayParts, onEnd: () => void): Peer {
  const { store, hub, quota, hosting, limits, clock, log } = parts
  const subscriptions = new Map<ChannelId, Subscription>()
  /** Undefined until it has joined. */
  let version: WireVersion | undefined
  let over = false
  /** The newest write on its way (the store answers in order): a watch sees what was appended before it on the same socket. */
  let lastWrite: Promise<unknown> = Promise.resolve()
  let lastWatch: Promise<unknown> = Promise.resolve()
  const account = quota.account(link.address)
  const cancelHandshake = clock.after(limits.handshakeMs, () => version ?? end())

  function end(): void {
    if (over) return
    over = true
    cancelHandshake()
    for (const subscription of subscriptions.values()) drop(subscription)
    link.close()
    onEnd()
  }

  function sendBytes(frame: Bytes): void {
    if (over) return
    if (link.buffered() > limits.cutOff) {
      log(`socket ${number}: cut off, it does not read what it is sent`)
      return end()
    }
    link.send(frame)
  }

  const send = (frame: RelayFrame) => sendBytes(encode(frame))
  const outlet: Outlet = { send: sendBytes, crowded: () => over || link.buffered() > limits.highWater }

  function refuse(refusal: Refusal, about: { req?: number; channel?: ChannelId } = {}): void {
    const { code, retryAfter } = refusal
    send({ type: 'refused', ...about, code, ...(retryAfter === undefined ? {} : { retryAfter }) })
  }

  function drop(subscription: Subscription): void {
    subscription.stop()
    hub.remove(subscription)
    if (subscriptions.get(subscription.channel) === subscription) subscriptions.delete(subscription.channel)
  }

  function join(frame: Frame<'join'>): void {
    version = WIRE_VERSIONS.find(one => frame.versions.includes(one))
    if (!version) {
      refuse({ code: 'old-version' })
      return end()
    }
    cancelHandshake()
    send({ type: 'peer', senderId: `relay-${number}`, targetId: frame.senderId, version })
  }

  async function open({ req, preimage, pass }: Frame<'open'>): Promise<void> {
    const channel = channelOf(preimage)
    // Whoever knows a channel that exists needs no pass to hear that it does.
    const result = hosting.admits(pass) ? await store.open(channel, preimage.slice(0, 32)) : await store.head(channel)
    if (!result.ok && result.error.code === 'unknown-channel') return refuse({ code: 'pass-needed' }, { req, channel })
    if (result.ok) send({ type: 'opened', req, channel })
    else refuse(result.error, { req, channel })
  }

  async function append({ req, channel, entries }: Frame<'append'>): Promise<void> {
    const result = await store.append(channel, entries)
    if (!result.ok) return refuse(result.error, { req, channel })
    const { n, digest, from, added } = result.value
    send({ type: 'appended', req, channel, n, digest, from, added })
    if (added.length === 0) return
    subscriptions.get(channel)?.own(from, added.length)
    hub.announce(channel, from, added.length === entries.length ? entries : added.map(index => entries[index]!))
  }

  async function trim({ req, channel, keeper, upTo, digest, keep }: Frame<'trim'>): Promise<void> {
    const result = await store.trim(channel, { keeperHash: sha256(keeper), upTo, digest, keep, now: clock.now() })
    if (!result.ok) return refuse(result.error, { req, channel })
    const { start, from, again } = result.value
    send({ type: 'trimmed', req, channel, upTo: start.n, digest: start.digest })
    // To whoever had them they come a second time; who watches from now on gets them only here.
    if (again.length > 0) hub.announce(channel, from, again)
  }

  async function untrim({ req, channel, keeper }: Frame<'untrim'>): Promise<void> {
    const result = await store.untrim(channel, sha256(keeper))
    if (result.ok) send({ type: 'trimmed', req, channel, upTo: result.value.n, digest: result.value.digest })
    else refuse(result.error, { req, channel })
  }

  async function watch({ req, channels }: Frame<'watch'>): Promise<void> {
    for (const watched of channels) {
      if (over) return
      const { channel } = watched
      const before = subscriptions.get(channel)
      if (before) drop(before)
      else if (subscriptions.size >= limits.watchedPerSocket) {
        refuse({ code: 'too-large' }, { req, channel })
        continue
      }
      const subscription = createSubscription(channel, store, outlet, {
        version: version!,
        onFailure: refusal => fail(subscription, refusal),
      })
      subscriptions.set(channel, subscription)
      hub.add(subscription)
      const refusal = await subscription.begin(watched)
      if (refusal) fail(subscription, refusal)
    }
    send({ type: 'watched', req })
  }

  function fail(subscription: Subscription, refusal: Refusal): void {
    drop(subscription)
    refuse(refusal, { channel: subscription.channel })
  }

  function cast({ channel, payload }: Frame<'cast'>): void {
    const retryAfter = quota.spend(account, 'casts', 1)
    if (retryAfter > 0) return refuse({ code: 'slow-down', retryAfter }, { channel })
    hub.cast(channel, encode({ type: 'cast', channel, payload }), subscriptions.get(channel))
  }

  /** Nothing that a peer sends may end the process: a bug is told to the log and costs this socket. */
  function guarded(work: Promise<void>): Promise<void> {
    return work.catch((error: unknown) => {
      log(`socket ${number}: ${error instanceof Error ? error.stack : String(error)}`)
      refuse({ code: 'internal', retryAfter: limits.retryMs })
      end()
    })
  }

  function handle(frame: Exclude<ClientFrame, { type: 'join' }>, size: number): void {
    const wait = Math.max(quota.spend(account, 'requests', 1), quota.spend(account, 'bytes', size))
    if (wait > 0) return refuse({ code: 'slow-down', retryAfter: wait }, about(frame))
    switch (frame.type) {
      case 'open':
        lastWrite = guarded(open(frame))
        return
      case 'append':
        lastWrite = guarded(append(frame))
        return
      case 'watch': {
        const writes = lastWrite
        lastWatch = guarded(Promise.all([lastWatch, writes]).then(() => watch(frame)))
        return
      }
      case 'trim':
        lastWrite = guarded(trim(frame))
        return
      case 'untrim':
        lastWrite = guarded(untrim(frame))
        return
      case 'cast':
        return cast(frame)
    }
  }

  return {
    receive(bytes) {
      if (over || parts.closing()) return
      const parsed = parseClientFrame(bytes)
      if (!parsed.ok) {
        refuse(parsed.error)
        return end()
      }
      const frame = parsed.value
      if (frame.type === 'join') return join(frame)
      if (version) return handle(frame, bytes.length)
      refuse({ code: 'malformed' })
      end()
    },
    drained() {
      for (const subscription of subscriptions.values()) subscription.resume()
    },
    answered: () => lastWrite,
    closed: end,
  }
}

const about = (frame: Exclude<ClientFrame, { type: 'join' }>): { req?: number; channel?: ChannelId } => ({
  ...('req' in frame ? { req: frame.req } : {}),
  ...('channel' in frame ? { channel: frame.channel } : {}),
})
