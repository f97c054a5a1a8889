import { expect, test } from 'vitest'
import { systemClock } from '@porchlight/shared/base/ports'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import type { Progress } from './api.ts'
import { createLeader } from './leader.ts'
import { createTabs } from './tabs.ts'
import { nodePhone } from './testing/node-world.ts'

/** Counts to four, telling each step, until it is told to stop. */
async function count(_: object, { report, signal }: Progress): Promise<Result<string>> {
  for (let done = 1; done <= 4; done++) {
    if (signal?.aborted) return fail(refusal('cancelled'))
    report?.(done, 4)
    await new Promise(turn => setImmediate(turn))
  }
  return ok('counted')
}

async function setup(name: string) {
  const phone = nodePhone(name, seededRandom(1))
  const [leading, asking] = [createTabs(phone.world()), createTabs(phone.world())]
  let id = 0
  const work = { count: count as never }
  createLeader(leading, systemClock, () => `l${id++}`, work)
  const leader = createLeader(asking, systemClock, () => `a${id++}`, { count: () => Promise.reject(new Error('not here')) })
  await new Promise<void>(led =>
    leading.lead(() => {
      led()
      return () => undefined
    }),
  )
  return {
    leader,
    end() {
      leading.close()
      asking.close()
    },
  }
}

test('work that another tab asked for tells that tab how far it is', async () => {
  const { leader, end } = await setup('leader-progress')
  const told: string[] = []
  const result = await leader.call('count', {}, { report: (done, total) => told.push(`${done}/${total}`) })
  expect([result, told]).toEqual([ok('counted'), ['1/4', '2/4', '3/4', '4/4']])
  end()
})

test('and can be cancelled from there', async () => {
  const { leader, end } = await setup('leader-cancel')
  const stopping = new AbortController()
  const result = await leader.call('count', {}, { report: done => done === 2 && stopping.abort(), signal: stopping.signal })
  expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  end()
})
