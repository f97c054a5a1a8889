import type { AddressLimits } from './quota.ts'

export interface RelayLimits {
  readonly address: AddressLimits
  /** Sockets in all; above it the relay answers 503. */
  readonly sockets: number
  readonly watchedPerSocket: number
  /** Bytes waiting for one socket above which it is given nothing more, and above which it is closed. */
  readonly highWater: number
  readonly cutOff: number
  /** Time for the first message, for one message's fragments, and between two pings. */
  readonly handshakeMs: number
  readonly messageMs: number
  readonly pingMs: number
  readonly retryMs: number
  /** How long what was trimmed is only hidden; how often somebody looks, and waits between two pieces. */
  readonly hiddenMs: number
  readonly eraseEveryMs: number
  readonly erasePauseMs: number
}

/** One address is often a whole canvass behind one router, or a whole town behind one carrier's. */
export const DEFAULT_LIMITS: RelayLimits = {
  address: {
    sockets: 256,
    requests: { perSecond: 2000, burst: 20_000 },
    bytes: { perSecond: 8 << 20, burst: 256 << 20 },
    casts: { perSecond: 200, burst: 1000 },
  },
  sockets: 10_000,
  watchedPerSocket: 16_384,
  highWater: 1 << 20,
  cutOff: 8 << 20,
  handshakeMs: 10_000,
  messageMs: 30_000,
  pingMs: 30_000,
  retryMs: 5000,
  hiddenMs: 30 * 24 * 3_600_000,
  eraseEveryMs: 3_600_000,
  erasePauseMs: 100,
}
