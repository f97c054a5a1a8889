// One direction of a slow line that several connections share: bandwidth first, then delay, order kept.
import type { Random } from '@porchlight/shared/base/ports'

export interface LineWeather {
  /** Milliseconds that every piece takes on its way. */
  readonly delay: number
  /** Up to this many milliseconds more, by seeded chance. */
  readonly jitter: number
  /** Bits per second of the whole line; 0: unlimited. */
  readonly bandwidth: number
  /** Nothing moves; what was sent waits. */
  readonly stalled: boolean
}

/** As large as a packet, so that connections take turns as they do on a real line. */
const PIECE = 1400

interface Flow {
  readonly waiting: Buffer[]
  /** Sent and on their way. Timers are coarse and may swap, so whichever fires hands out the oldest. */
  readonly onTheWay: Buffer[]
  readonly deliver: (piece: Buffer) => void
  /** When the last piece arrives: a later one never overtakes it. */
  lastArrival: number
}

export class Line {
  readonly #weather: () => LineWeather
  readonly #random: Random
  /** Flows with something to send, in the order of their turns. */
  readonly #turns: Flow[] = []
  readonly #timers = new Set<NodeJS.Timeout>()
  /** When the line has finished sending what it has taken. */
  #freeAt = 0
  #busy = false
  /** Bytes taken in and not yet handed out. */
  held = 0

  constructor(weather: () => LineWeather, random: Random) {
    this.#weather = weather
    this.#random = random
  }

  /** A connection's own way through the line. */
  flow(deliver: (piece: Buffer) => void): (chunk: Buffer) => void {
    const flow: Flow = { waiting: [], onTheWay: [], deliver, lastArrival: 0 }
    return chunk => {
      for (let at = 0; at < chunk.length; at += PIECE) flow.waiting.push(chunk.subarray(at, at + PIECE))
      this.held += chunk.length
      if (!this.#turns.includes(flow)) this.#turns.push(flow)
      this.move()
    }
  }

  /** Goes on after the weather has changed. */
  move(): void {
    if (this.#busy) return
    while (this.#turns.length > 0 && !this.#weather().stalled) {
      const now = performance.now()
      if (this.#freeAt > now) {
        this.#busy = true
        this.#after(this.#freeAt - now, () => {
          this.#busy = false
          this.move()
        })
        return
      }
      this.#send(now)
    }
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
    this.#turns.length = 0
  }

  #send(now: number): void {
    const { delay, jitter, bandwidth } = this.#weather()
    const flow = this.#turns.shift()!
    const piece = flow.waiting.shift()!
    if (flow.waiting.length > 0) this.#turns.push(flow)
    const sent = bandwidth > 0 ? (piece.length * 8000) / bandwidth : 0
    this.#freeAt = Math.max(this.#freeAt, now - 50) + sent
    flow.lastArrival = Math.max(flow.lastArrival, now + sent + delay + jitter * this.#random.unit())
    flow.onTheWay.push(piece)
    const wait = flow.lastArrival - now
    if (wait <= 0) this.#arrive(flow)
    else this.#after(wait, () => this.#arrive(flow))
  }

  #arrive(flow: Flow): void {
    const piece = flow.onTheWay.shift()!
    this.held -= piece.length
    flow.deliver(piece)
  }

  #after(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      then()
    }, ms)
    this.#timers.add(timer)
  }
}
