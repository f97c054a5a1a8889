import { randomBytes } from 'node:crypto'
import { type Bytes, concat } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { type ClientFrame, encodeFrame, parseRelayFrame, type RelayFrame, type Watched } from '@porchlight/shared/wire/frames'
import { channelOf, sha256 } from '@porchlight/sync-server/store/hash'
import { WebSocket } from 'ws'

/** A channel nobody else has. */
export function freshChannel(): { preimage: Bytes; channel: ChannelId; keeper: Bytes } {
  const keeper = new Uint8Array(randomBytes(32))
  const preimage = concat(sha256(keeper), new Uint8Array(randomBytes(32)))
  return { preimage, channel: channelOf(preimage), keeper }
}

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
type Request = Without<Extract<ClientFrame, { req: number }>, 'req'>

/** A bare client of the wire: requests by number, everything else to a listener. */
export interface WireClient {
  /** The answer to this request; rejects when the socket ends first. */
  ask(request: Request): Promise<RelayFrame>
  /** Asks to watch, and answers all frames up to `watched`. */
  watch(channels: readonly Watched[]): Promise<RelayFrame[]>
  onFrame(listener: (frame: RelayFrame) => void): void
  readonly closed: Promise<void>
  close(): void
}

/** Connects and joins. Rejects when the relay cannot be reached. */
export async function connectWire(url: string): Promise<WireClient> {
  const ws = new WebSocket(url)
  const asked = new Map<number, { resolve(frame: RelayFrame): void; reject(error: Error): void }>()
  let listener: (frame: RelayFrame) => void = () => undefined
  let number = 0
  let joined: () => void
  const joining = new Promise<void>(resolve => (joined = resolve))

  const closed = new Promise<void>(resolve => {
    ws.on('error', () => undefined)
    ws.on('close', () => {
      for (const { reject } of asked.values()) reject(new Error('the socket ended'))
      asked.clear()
      resolve()
    })
  })
  ws.on('message', (data: Buffer) => {
    const frame = must(parseRelayFrame(data))
    if (frame.type === 'peer') return joined()
    const waiting = 'req' in frame && frame.req !== undefined ? asked.get(frame.req) : undefined
    if (!waiting) return listener(frame)
    asked.delete((frame as { req: number }).req)
    waiting.resolve(frame)
  })
  await Promise.race([
    new Promise(resolve => ws.once('open', resolve)),
    closed.then(() => Promise.reject(new Error('the relay cannot be reached'))),
  ])
  ws.send(encodeFrame({ type: 'join', senderId: 'harness', versions: ['2', '1'] }))
  await joining

  const client: WireClient = {
    ask: request =>
      new Promise((resolve, reject) => {
        if (ws.readyState !== WebSocket.OPEN) return reject(new Error('the socket has ended'))
        const req = ++number
        asked.set(req, { resolve, reject })
        ws.send(encodeFrame({ ...request, req }))
      }),
    async watch(channels) {
      const frames: RelayFrame[] = []
      const before = listener
      listener = frame => frames.push(frame)
      await client.ask({ type: 'watch', channels })
      listener = before
      return frames
    },
    onFrame: it => (listener = it),
    closed,
    close: () => ws.terminate(),
  }
  return client
}
