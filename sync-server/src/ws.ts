import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Socket } from 'node:net'
import { MAX_FRAME } from '@porchlight/shared/wire/limits'
import type { Relay } from './relay.ts'
import { handshake, RelaySocket } from './websocket.ts'

export const RELAY_PATH = '/relay'

const SOCKET_LIMITS = { message: MAX_FRAME, fragments: 64 }
const RETRY_SECONDS = 30
const GOING_AWAY = 1001
const POLICY = 1008
/** Time for everybody to take the goodbye. */
const LEAVING_MS = 2000
/** Pings without any sign of life after which a socket is dead; a link of 64 kbit/s may be a minute behind. */
const MISSED_PINGS = 4
interface Guest {
  readonly ws: RelaySocket
  /** Called from time to time: pings, and looks whether the other side is still there. */
  check(): void
}

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

/** One socket under watch: ended when it has died, or when it sends a message in pieces for too long. */
function accept(socket: Socket, address: string, relay: Relay, onClose: () => void): Guest {
  let messageBegan: number | undefined
  let read = 0
  let taken = 0
  let silent = 0
  const ws = new RelaySocket(socket, SOCKET_LIMITS, {
    message(bytes) {
      messageBegan = undefined
      peer.receive(bytes)
    },
    drained: () => peer.drained(),
    closed() {
      relay.quota.leave(address)
      peer.closed()
      onClose()
    },
  })
  const send = (frame: Uint8Array) => ws.send(frame)
  const peer = relay.connect(send, () => ws.close(POLICY), { address, buffered: () => ws.buffered })
  return {
    ws,
    check() {
      const takenNow = socket.bytesWritten - socket.writableLength
      silent = socket.bytesRead === read && takenNow === taken ? silent + 1 : 0
      read = socket.bytesRead
      if (!ws.whole) messageBegan ??= Date.now()
      const tooLong = messageBegan !== undefined && Date.now() - messageBegan > relay.limits.messageMs
      if (silent > MISSED_PINGS || tooLong) return ws.terminate()
      ws.ping()
      taken = socket.bytesWritten - socket.writableLength
    },
  }
}

/** Lets WebSockets in at RELAY_PATH; answers the way to send them all away. */
export function attachSockets(server: Server, relay: Relay, { proxies, origins, log }: WsOptions): { goAway(): Promise<void> } {
  const open = new Set<Guest>()
  let leaving = false
  let lastLeft = () => {}

  const sweep = setInterval(() => {
    for (const guest of open) guest.check()
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
    const answer = handshake(request)
    if (answer === undefined) {
      relay.quota.leave(address)
      return refuseUpgrade(socket, '400 Bad Request')
    }
    socket.write(answer)
    const guest = accept(socket, address, relay, () => {
      open.delete(guest)
      if (open.size === 0) lastLeft()
    })
    open.add(guest)
    guest.ws.begin(head)
  })

  return {
    async goAway() {
      leaving = true
      clearInterval(sweep)
      const closed = new Promise<void>(resolve => {
        if (open.size === 0) resolve()
        lastLeft = resolve
      })
      for (const { ws } of open) ws.close(GOING_AWAY)
      await Promise.race([closed, new Promise(resolve => setTimeout(resolve, LEAVING_MS).unref())])
      for (const { ws } of open) ws.terminate()
    },
  }
}
