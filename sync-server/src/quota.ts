import type { Clock } from '@porchlight/shared/base/ports'

export interface Rate {
  /** Tokens that come back each second. */
  readonly perSecond: number
  /** Tokens that may be saved up. */
  readonly burst: number
}

/** What one address may do. Generous, since a whole canvass may stand behind one router. */
export interface AddressLimits {
  readonly sockets: number
  readonly requests: Rate
  readonly bytes: Rate
  readonly casts: Rate
}

type Kind = 'requests' | 'bytes' | 'casts'

interface Bucket {
  tokens: number
  at: number
}

export interface Account {
  sockets: number
  readonly buckets: Record<Kind, Bucket>
}

export interface Quota {
  /** Counts one socket of the address, or refuses it. */
  enter(address: string): boolean
  leave(address: string): void
  /** What its sockets spend together; to be kept by whoever spends often. */
  account(address: string): Account
  /** Takes tokens and answers 0, or takes nothing and answers after how many milliseconds there are enough. */
  spend(account: Account, kind: Kind, tokens: number): number
}

const SWEEP_ABOVE = 10_000

/** An IPv6 customer has a whole /64: it counts as one address. */
export function bucketAddress(address: string): string {
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)
  if (v4) return v4[1]!
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const full = tail === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return `${full.slice(0, 4).join(':')}::/64`
}

/** Token buckets and socket counts by address. */
export function createQuota(limits: AddressLimits, clock: Clock): Quota {
  const accounts = new Map<string, Account>()
  const full = (kind: Kind): Bucket => ({ tokens: limits[kind].burst, at: clock.now() })

  function refill(bucket: Bucket, kind: Kind): number {
    const now = clock.now()
    const elapsed = Math.max(0, now - bucket.at) / 1000
    bucket.tokens = Math.min(limits[kind].burst, bucket.tokens + elapsed * limits[kind].perSecond)
    bucket.at = now
    return bucket.tokens
  }

  const idle = (account: Account) =>
    account.sockets === 0 &&
    (['requests', 'bytes', 'casts'] as const).every(kind => refill(account.buckets[kind], kind) >= limits[kind].burst)

  function account(address: string): Account {
    const key = bucketAddress(address)
    let found = accounts.get(key)
    if (!found) {
      if (accounts.size >= SWEEP_ABOVE) for (const [name, it] of accounts) if (idle(it)) accounts.delete(name)
      found = { sockets: 0, buckets: { requests: full('requests'), bytes: full('bytes'), casts: full('casts') } }
      accounts.set(key, found)
    }
    return found
  }

  return {
    account,
    enter(address) {
      const it = account(address)
      if (it.sockets >= limits.sockets) return false
      it.sockets++
      return true
    },
    leave(address) {
      const it = account(address)
      it.sockets = Math.max(0, it.sockets - 1)
    },
    spend({ buckets }, kind, tokens) {
      const bucket = buckets[kind]
      // More than a burst is never saved up: a full bucket pays for it, however large.
      const cost = Math.min(tokens, limits[kind].burst)
      const missing = cost - refill(bucket, kind)
      if (missing > 0) return Math.ceil((missing / limits[kind].perSecond) * 1000)
      bucket.tokens -= cost
      return 0
    },
  }
}
