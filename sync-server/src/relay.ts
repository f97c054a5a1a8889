import type { Bytes } from '@porchlight/shared/base/bytes'
import type { Clock } from '@porchlight/shared/base/ports'
import { type Hosting, openHosting } from './hosting.ts'
import { createHub, type Hub } from './hub.ts'
import { DEFAULT_LIMITS, type RelayLimits } from './limits.ts'
import type { ChannelStore, Fanout } from './ports.ts'
import { createQuota, type Quota } from './quota.ts'
import { createSession, type Link, type Peer } from './session.ts'

export interface RelayOptions {
  readonly store: ChannelStore
  readonly fanout: Fanout
  readonly clock: Clock
  readonly limits?: Partial<RelayLimits>
  readonly hosting?: Hosting
  readonly log?: (line: string) => void
}

export interface RelayParts {
  readonly store: ChannelStore
  readonly hub: Hub
  readonly quota: Quota
  readonly hosting: Hosting
  readonly limits: RelayLimits
  readonly clock: Clock
  readonly log: (line: string) => void
  /** True once nothing new is taken on. */
  closing(): boolean
}

export interface Relay {
  /** One more socket; `close` is called once the relay has done with it. Without `link` it never counts as slow. */
  connect(send: (frame: Bytes) => void, close: () => void, link?: Partial<Pick<Link, 'address' | 'buffered'>>): Peer
  /** For whoever admits sockets: counts by address. */
  readonly quota: Quota
  readonly limits: RelayLimits
  sockets(): number
  /** Takes nothing more on, and resolves when everything begun is committed and answered. */
  finish(): Promise<void>
  /** Finishes, closes every socket and the store. */
  close(): Promise<void>
}

/** The relay without a network: real sockets (ws.ts) and simulated ones connect alike. */
export function createRelay({ store, fanout, clock, hosting = openHosting, log = () => undefined, ...options }: RelayOptions): Relay {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const quota = createQuota(limits.address, clock)
  const hub = createHub(fanout)
  const parts: RelayParts = { store, hub, quota, hosting, limits, clock, log, closing: () => closing }
  const peers = new Set<Peer>()
  let numbers = 0
  let closing = false
  let cancelErasing = clock.after(0, eraseDue)

  /** What was trimmed thirty days ago goes, a little at a time, so that nobody waits for it. */
  function eraseDue(): void {
    void store.erase(clock.now() - limits.hiddenMs).then(erased => {
      if (closing) return
      const more = erased.ok && erased.value > 0
      cancelErasing = clock.after(more ? limits.erasePauseMs : limits.eraseEveryMs, eraseDue)
    })
  }

  async function finish(): Promise<void> {
    closing = true
    cancelErasing()
    await Promise.all([...peers].map(peer => peer.answered()))
  }

  return {
    quota,
    limits,
    sockets: () => peers.size,

    connect(send, close, { address = 'local', buffered = () => 0 } = {}) {
      const peer = createSession(++numbers, { address, send, close, buffered }, parts, () => peers.delete(peer))
      peers.add(peer)
      return peer
    },

    finish,

    async close() {
      await finish()
      for (const peer of peers) peer.closed()
      hub.close()
      await store.close()
    },
  }
}
