// A bad network in user space: stands between clients and the relay, with weather that can be changed at any time.
// It delays, narrows, stalls, swallows, resets, lies and refuses. Packet loss is TCP's business and is not imitated.
import { type AddressInfo, type Socket, connect, createServer } from 'node:net'
import { Line } from './line.ts'
import { seeded } from './seeded.ts'

/**
 * `stall`: nothing moves, nothing is lost. `half-open`: connections stand, and what is sent vanishes; such a connection
 * stays dead afterwards. `reset`: every connection is broken off. `html`: a captive portal answers everything with a
 * page. `partition`: nobody is reached, connecting is refused.
 */
export type Fault = 'none' | 'stall' | 'half-open' | 'reset' | 'html' | 'partition'

export interface Weather {
  /** Milliseconds each way. */
  readonly delay: number
  /** Up to this many milliseconds more, by seeded chance. */
  readonly jitter: number
  /** Bits per second each way, shared by all connections; 0: unlimited. */
  readonly bandwidth: number
  readonly fault: Fault
}

export const FAIR: Weather = { delay: 0, jitter: 0, bandwidth: 0, fault: 'none' }

export type Direction = 'up' | 'down'

export interface ProxyOptions {
  /** Port on this machine that stands behind the proxy. */
  readonly target: number
  readonly seed?: number
  readonly weather?: Partial<Weather>
  /** Sees every byte that passes, before the weather; connections are numbered from 1. */
  readonly tap?: (connection: number, direction: Direction, bytes: Buffer) => void
}

export interface Proxy {
  readonly port: number
  /** Changes the weather; what is not named stays. Resolves when it holds. */
  set(change: Partial<Weather>): Promise<void>
  /** Points the proxy elsewhere (a relay restarted on another port); open connections are reset. */
  retarget(port: number): void
  readonly counts: Counts
  /** Bytes taken in and not yet handed out. */
  held(): number
  close(): Promise<void>
}

export interface Counts {
  accepted: number
  open: number
  up: number
  down: number
  swallowed: number
}

const PORTAL = '<!doctype html><title>Welcome to Free Wi-Fi</title><h1>Please accept the terms to go online</h1>'
const PORTAL_ANSWER = `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${PORTAL.length}\r\nconnection: close\r\n\r\n${PORTAL}`
/** Bytes that a connection may have under way before its sender is held back. */
const WINDOW = 32 * 1024

export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  let weather: Weather = { ...FAIR, ...options.weather }
  let target = options.target
  const counts: Counts = { accepted: 0, open: 0, up: 0, down: 0, swallowed: 0 }
  const pairs = new Set<Pair>()
  const lineWeather = () => ({ ...weather, stalled: weather.fault === 'stall' })
  const seed = options.seed ?? 1
  const lines: Record<Direction, Line> = { up: new Line(lineWeather, seeded(seed)), down: new Line(lineWeather, seeded(seed + 1)) }

  const server = createServer({ allowHalfOpen: true }, client => {
    counts.accepted++
    client.on('error', () => {})
    if (weather.fault === 'reset') client.resetAndDestroy()
    else if (weather.fault === 'html') client.once('data', () => client.end(PORTAL_ANSWER))
    else pairs.add(new Pair(client, counts.accepted))
  })

  /** A client's connection and ours behind it. */
  class Pair {
    readonly #sides: Socket[]
    /** Once something was swallowed the stream has a hole: it never comes back to life. */
    #dead = false

    constructor(client: Socket, number: number) {
      const behind = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true })
      this.#sides = [client, behind]
      counts.open++
      this.#pass(client, behind, 'up', number)
      this.#pass(behind, client, 'down', number)
      for (const side of this.#sides) {
        side.setNoDelay(true)
        side.on('error', () => this.break())
        side.on('close', () => this.#closed())
      }
    }

    #pass(from: Socket, to: Socket, direction: Direction, number: number): void {
      let underWay = 0
      let ended = false
      const send = lines[direction].flow(piece => {
        underWay -= piece.length
        counts[direction] += piece.length
        if (to.writable) to.write(piece)
        if (underWay < WINDOW) from.resume()
        if (ended && underWay === 0) to.end()
      })
      from.on('data', (chunk: Buffer) => {
        if (weather.fault === 'half-open') this.#dead = true
        if (this.#dead) {
          counts.swallowed += chunk.length
          return
        }
        options.tap?.(number, direction, chunk)
        underWay += chunk.length
        if (underWay >= WINDOW) from.pause()
        send(chunk)
      })
      from.on('end', () => {
        ended = true
        if (underWay === 0 && !this.#dead) to.end()
        if (this.#dead && direction === 'up') this.break()
      })
    }

    break(): void {
      for (const side of this.#sides) if (!side.destroyed) side.resetAndDestroy()
    }

    /** A side that was ended in good order leaves the other one to send what it still has. */
    #closed(): void {
      if (this.#sides.every(side => side.destroyed) && pairs.delete(this)) counts.open--
    }
  }

  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject)
        resolve()
      })
    })
  const breakAll = (): void => {
    for (const pair of pairs) pair.break()
  }
  const shut = (): Promise<void> =>
    new Promise(resolve => {
      server.close(() => resolve())
      breakAll()
    })

  await listen(0)
  const { port } = server.address() as AddressInfo
  if (weather.fault === 'partition') await shut()

  return {
    port,
    counts,
    held: () => lines.up.held + lines.down.held,
    async set(change) {
      weather = { ...weather, ...change }
      if (['reset', 'html'].includes(weather.fault)) breakAll()
      if (weather.fault === 'partition' && server.listening) await shut()
      if (weather.fault !== 'partition' && !server.listening) await listen(port)
      lines.up.move()
      lines.down.move()
    },
    retarget(next) {
      target = next
      breakAll()
    },
    async close() {
      lines.up.close()
      lines.down.close()
      if (server.listening) await shut()
    },
  }
}
