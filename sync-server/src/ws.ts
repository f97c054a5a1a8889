import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Socket } from 'node:net'
import { MAX_FRAME } from '@porchlight/shared/wire/limits'
import { type WebSocket, WebSocketServer } from 'ws'
import { gather } from './gather.ts'
import type { Relay } from './relay.ts'
import type { RelayLimits } from './limits.ts'

export const RELAY_PATH = '/relay'

const MAX_FRAGMENTS = 64
const RETRY_SECONDS = 30
const GOING_AWAY = 1001
const POLICY = 1008
/** Pings without any sign of life after which a socket is dead; a link of 64 kbit/s may be a minute behind. */
const MISSED_PINGS = 4
/** Bytes that may come without a whole message before they count as a message in pieces; more than any control frame. */
const SLACK = 256
const CONTROL_HEADER = 6

interface WsOptions {
  /** Addresses of reverse proxies whose X-Forwarded-For is believed. */
  readonly proxies: readonly string[]
  /** Allowed values of the Origin header; empty allows all, since there are no cookies to protect. */
  readonly origins: readonly string[]
  readonly log: (line: string) => void
}

function refuseUpgrade(socket: Duplex, status: string, more = ''): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n${more}\r\n`)
}

function addressOf(request: IncomingMessage, proxies: readonly string[]): string {
  const direct = request.socket.remoteAddress ?? 'unknown'
  const forwarded = request.headers['x-forwarded-for']
  if (forwarded === undefined || !proxies.includes(direct.replace(/^::ffff:/, ''))) return direct
  return String(forwarded).split(',').at(-1)!.trim()
}

/** Ends sockets that have died, and those that send a message in pieces for too long. */
function watchOver(ws: WebSocket, socket: Socket, limits: RelayLimits): { message(): void; control(length: number): void; check(): void } {
  let readAtMessage = socket.bytesRead
  let messageBegan: number | undefined
  let read = 0
  let taken = 0
  let silent = 0
  return {
    message() {
      readAtMessage = socket.bytesRead
      messageBegan = undefined
    },
    control(length) {
      readAtMessage += length + CONTROL_HEADER
    },
    check() {
      const takenNow = socket.bytesWritten - socket.writableLength
      silent = socket.bytesRead === read && takenNow === taken ? silent + 1 : 0
      read = socket.bytesRead
      if (socket.bytesRead - readAtMessage > SLACK) messageBegan ??= Date.now()
      const tooLong = messageBegan !== undefined && Date.now() - messageBegan > limits.messageMs
      if (silent > MISSED_PINGS || tooLong) return ws.terminate()
      ws.ping()
      taken = socket.bytesWritten - socket.writableLength
    },
  }
}

interface Accepted {
  check(): void
  close(code: number): void
}

function accept(ws: WebSocket, socket: Socket, address: string, relay: Relay): Accepted {
  const life = watchOver(ws, socket, relay.limits)
  const out = gather(ws, socket)
  function close(code: number): void {
    out.flush()
    ws.close(code)
  }
  const peer = relay.connect(out.send, () => close(POLICY), { address, buffered: out.buffered })
  ws.on('message', (data: Buffer, binary: boolean) => {
    life.message()
    // A text message is no frame of ours; an empty one is malformed by itself.
    peer.receive(binary ? data : new Uint8Array(0))
  })
  for (const kind of ['ping', 'pong'] as const) ws.on(kind, (payload: Buffer) => life.control(payload.length))
  // Too large, too many fragments, not a WebSocket frame: ws has closed the socket already.
  ws.on('error', () => undefined)
  socket.on('drain', () => peer.drained())
  ws.on('close', () => {
    relay.quota.leave(address)
    peer.closed()
  })
  return { check: life.check, close }
}

/** Lets WebSockets in at RELAY_PATH; answers the way to send them all away. */
export function attachSockets(server: Server, relay: Relay, { proxies, origins, log }: WsOptions): { goAway(): Promise<void> } {
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME,
    maxFragments: MAX_FRAGMENTS,
    perMessageDeflate: false,
    clientTracking: false,
  } as ConstructorParameters<typeof WebSocketServer>[0])
  const open = new Map<WebSocket, Accepted>()
  let leaving = false

  const sweep = setInterval(() => {
    for (const { check } of open.values()) check()
  }, relay.limits.pingMs)
  sweep.unref()

  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const path = new URL(request.url ?? '/', 'http://relay').pathname
    if (path !== RELAY_PATH) return refuseUpgrade(socket, '404 Not Found')
    if (origins.length > 0 && !origins.includes(request.headers.origin ?? '')) return refuseUpgrade(socket, '403 Forbidden')
    const address = addressOf(request, proxies)
    if (leaving || open.size >= relay.limits.sockets || !relay.quota.enter(address)) {
      if (!leaving) log('a socket was turned away: the relay or its address has too many')
      return refuseUpgrade(socket, '503 Service Unavailable', `Retry-After: ${RETRY_SECONDS}\r\n`)
    }
    let entered = false
    socket.once('close', () => entered || relay.quota.leave(address))
    wss.handleUpgrade(request, socket, head, ws => {
      entered = true
      open.set(ws, accept(ws, socket, address, relay))
      ws.on('close', () => open.delete(ws))
    })
  })

  return {
    async goAway() {
      leaving = true
      clearInterval(sweep)
      const closed = [...open.keys()].map(ws => new Promise(resolve => ws.once('close', resolve)))
      for (const { close } of open.values()) close(GOING_AWAY)
      await Promise.race([Promise.all(closed), new Promise(resolve => setTimeout(resolve, 2000).unref())])
      for (const ws of open.keys()) ws.terminate()
    },
  }
}
