import type { ChannelId } from '@porchlight/shared/base/ids'
import { expect, test, vi } from 'vitest'
import type { Fanout } from '../ports.ts'

/** What every Fanout promises. `settle` resolves once messages have had time to arrive. */
export function fanoutContract(name: string, make: () => Fanout, settle: () => Promise<void>): void {
  const channel = 'ab'.repeat(16) as ChannelId

  test(`${name} tells every listener, the publisher's own too, until it unsubscribes`, async () => {
    const fanout = make()
    const [first, second] = [vi.fn(), vi.fn()]
    const leave = fanout.subscribe(first)
    fanout.subscribe(second)
    fanout.publish(channel, 3)
    await settle()
    leave()
    fanout.publish(channel, 4)
    await settle()
    expect(first.mock.calls).toEqual([[channel, 3]])
    expect(second.mock.calls).toEqual([
      [channel, 3],
      [channel, 4],
    ])
  })
}
