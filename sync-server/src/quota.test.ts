import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from './limits.ts'
import { bucketAddress, createQuota } from './quota.ts'
import { createTestClock } from './testing.ts'

const limits = { ...DEFAULT_LIMITS.address, sockets: 2, bytes: { perSecond: 100, burst: 1000 } }

describe('quotas', () => {
  test('tokens come back with time, up to the burst', () => {
    const clock = createTestClock()
    const quota = createQuota(limits, clock)
    expect([quota.spend(quota.account('a'), 'bytes', 900), quota.spend(quota.account('a'), 'bytes', 300)]).toEqual([0, 2000])
    clock.pass(1500)
    expect(quota.spend(quota.account('a'), 'bytes', 300)).toBe(500)
    clock.pass(500)
    expect(quota.spend(quota.account('a'), 'bytes', 300)).toBe(0)
    clock.pass(1e9)
    expect([quota.spend(quota.account('a'), 'bytes', 1000), quota.spend(quota.account('a'), 'bytes', 1)]).toEqual([0, 10])
  })

  test('a message larger than the burst waits for a full bucket, not for ever', () => {
    const clock = createTestClock()
    const quota = createQuota(limits, clock)
    expect(quota.spend(quota.account('a'), 'bytes', 5000)).toBe(0)
    expect(quota.spend(quota.account('a'), 'bytes', 5000)).toBe(10_000)
  })

  test('a clock that is set back gives no tokens and takes none', () => {
    const clock = createTestClock()
    const quota = createQuota(limits, clock)
    quota.spend(quota.account('a'), 'bytes', 1000)
    clock.pass(-60_000)
    expect(quota.spend(quota.account('a'), 'bytes', 100)).toBe(1000)
    clock.pass(1000)
    expect(quota.spend(quota.account('a'), 'bytes', 100)).toBe(0)
  })

  test('sockets are counted by address and given back', () => {
    const quota = createQuota(limits, createTestClock())
    expect(['a', 'a', 'a', 'b'].map(it => quota.enter(it))).toEqual([true, true, false, true])
    quota.leave('a')
    expect(quota.enter('a')).toBe(true)
  })

  test('an IPv6 network of one customer is one address; IPv4 inside IPv6 is IPv4', () => {
    expect(bucketAddress('2001:db8:1:2:aaaa::1')).toBe(bucketAddress('2001:db8:1:2::9'))
    expect(bucketAddress('2001:db8:1:2::9')).not.toBe(bucketAddress('2001:db8:1:3::9'))
    expect(bucketAddress('::1')).toBe(bucketAddress('0:0:0:0:0:0:0:2'))
    expect(bucketAddress('::ffff:203.0.113.9')).toBe('203.0.113.9')
    expect(bucketAddress('203.0.113.9')).toBe('203.0.113.9')
  })
})
