import { describe, expect, test } from 'vitest'
import { must } from '@porchlight/shared/base/result'
import { lockPhone } from '../testing/lock-phone.ts'
import { newRecoveryCode, recoverySecret } from './codes.ts'
import { seededRandom } from '@porchlight/shared/base/seeded-random'

const CODE = 'abcde-fghjk-mnpqr-stuvw'
const PIN = '270419'

/** A clock that ticks when it is told to. `set`: somebody turns the hands. */
function hands() {
  let now = 1_000_000
  const due: { readonly at: number; readonly ring: () => void }[] = []
  let passed = 0
  return {
    set: (by: number) => void (now += by),
    clock: {
      now: () => now,
      after(ms: number, then: () => void) {
        const entry = { at: passed + ms, ring: then }
        due.push(entry)
        return () => void (due.includes(entry) && due.splice(due.indexOf(entry), 1))
      },
    },
    waiting: () => due.length,
    async seconds(count: number) {
      for (let i = 0; i < count; i++) {
        await expect.poll(() => due.length, { interval: 1 }).toBeGreaterThan(0)
        passed += 1_000
        now += 1_000
        for (const entry of due.filter(each => each.at <= passed)) {
          due.splice(due.indexOf(entry), 1)
          entry.ring()
        }
      }
    },
  }
}

async function locked() {
  const time = hands()
  const phone = lockPhone({ clock: time.clock })
  await must(await phone.open()).store.close()
  must(await phone.changes().turnOn({ secret: { kind: 'pin', text: PIN }, recovery: CODE }))
  const wrong = async (times: number) => {
    const screen = phone.locked()
    const told: string[] = []
    for (let i = 0; i < times; i++) {
      const answer = await screen.unlock({ by: 'secret', text: '000001' })
      told.push(answer.ok ? 'open' : answer.error.code)
    }
    screen.close()
    return told
  }
  const waitMs = async () => {
    const screen = phone.locked()
    const { waitMs: left } = await screen.state()
    screen.close()
    return left
  }
  return { phone, time, wrong, waitMs }
}

describe('[L3] wrong tries', () => {
  test('four are free; then a wait stands before the next one, also after the app was closed', async () => {
    const { phone, wrong, waitMs } = await locked()
    expect(await wrong(4)).toEqual(Array.from({ length: 4 }, () => 'lock-wrong'))
    expect(await waitMs()).toBe(0)
    expect(await wrong(3)).toEqual(['lock-wrong', 'lock-wait', 'lock-wait'])
    expect(await waitMs()).toBe(30_000)
    expect(await phone.locked().unlock({ by: 'secret', text: PIN })).toMatchObject({ error: { code: 'lock-wait' } })
  })

  test('the clock set forward, or back, is of no use', async () => {
    const { phone, time, wrong, waitMs } = await locked()
    await wrong(5)
    for (const by of [86_400_000, -10 * 86_400_000]) {
      time.set(by)
      expect(await waitMs()).toBe(30_000)
      expect(await phone.locked().unlock({ by: 'secret', text: PIN })).toMatchObject({ error: { code: 'lock-wait' } })
    }
  })

  test('the wait runs while the screen is open, is kept over a reload, and then the PIN opens and all is forgotten', async () => {
    const { phone, time, wrong, waitMs } = await locked()
    await wrong(5)
    const screen = phone.locked()
    const told: number[] = []
    screen.onWait(left => told.push(left))
    await screen.state()
    await time.seconds(12)
    await expect.poll(() => told.at(-1)).toBe(18_000)
    screen.close()
    // Ten seconds of twelve were written down.
    expect(await waitMs()).toBe(20_000)
    const again = phone.locked()
    await again.state()
    await time.seconds(20)
    await expect.poll(async () => (await again.state()).waitMs).toBe(0)
    must(await again.unlock({ by: 'secret', text: PIN }))
    again.close()
    expect(await wrong(1)).toEqual(['lock-wrong'])
    expect(await waitMs()).toBe(0)
  })

  test('each wait is longer than the one before, up to a quarter of an hour, and nothing is ever erased', async () => {
    const { phone, time, wrong, waitMs } = await locked()
    await wrong(4)
    for (const expected of [30, 60, 300, 900, 900]) {
      expect(await wrong(1)).toEqual(['lock-wrong'])
      expect(await waitMs()).toBe(expected * 1_000)
      // All but the last second has passed.
      await phone.waits(1_000)
      const screen = phone.locked()
      await screen.state()
      await time.seconds(1)
      await expect.poll(async () => (await screen.state()).waitMs).toBe(0)
      screen.close()
    }
    must(await phone.locked().unlock({ by: 'secret', text: PIN }))
  })

  test('the app killed in the middle of a try has had it all the same', async () => {
    const { phone, waitMs } = await locked()
    for (let i = 0; i < 5; i++) {
      const never = phone.locked({ slips: { ...phone.slips, read: async () => Promise.reject(new Error('killed')) } })
      await never.unlock({ by: 'secret', text: PIN }).catch(() => undefined)
      never.close()
    }
    expect(await waitMs()).toBe(30_000)
  })

  test('the recovery code opens in spite of the wait, and ends it', async () => {
    const { phone, wrong, waitMs } = await locked()
    await wrong(5)
    must(await phone.locked().recover(CODE, { kind: 'pin', text: '860213' }))
    expect(await waitMs()).toBe(0)
    must(await phone.locked().unlock({ by: 'secret', text: '860213' }))
  })
})

describe('codes', () => {
  test('a recovery code is read however it is typed', () => {
    const made = newRecoveryCode(seededRandom(7))
    expect(made).toMatch(/^([a-hj-np-z2-9]{5}-){3}[a-hj-np-z2-9]{5}$/)
    expect(recoverySecret(` ${made.toUpperCase().replaceAll('-', ' ')} `)).toEqual(recoverySecret(made))
    expect(recoverySecret(made.slice(0, -1))).toBeUndefined()
  })
})
