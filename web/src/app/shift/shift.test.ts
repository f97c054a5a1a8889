import { expect, test } from 'vitest'
import type { Status } from '../../engine/api.ts'
import { isDelivered, isOver, nightAfter } from './shift.ts'

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime()

test('[L6] a shift is over when somebody says so, and else at four in the morning', () => {
  const chosen = at(21, 10)
  expect(isOver({ chosen }, at(21, 23))).toBe(false)
  expect(isOver({ chosen }, at(22, 3, 59))).toBe(false)
  expect(isOver({ chosen }, at(22, 4))).toBe(true)
  expect(isOver({ chosen, ended: at(21, 12) }, at(21, 12))).toBe(true)
  // Chosen after midnight: the same night's end.
  expect(nightAfter(at(22, 1))).toBe(at(22, 4))
  expect(nightAfter(at(22, 4))).toBe(at(23, 4))
})

test('[L6] nothing is taken away that the relay has not confirmed', () => {
  const delivered: Status = {
    saved: 'saved',
    waiting: 0,
    link: 'online',
    reason: undefined,
    damage: undefined,
    setAside: 0,
    waitingFor: 0,
    upToDate: true,
  }
  expect(isDelivered(delivered)).toBe(true)
  const not: Partial<Status>[] = [
    { waiting: 1 },
    { link: 'offline' },
    { link: 'none' },
    { upToDate: false },
    { saved: 'saving' },
    { damage: 'group-damaged' },
  ]
  for (const one of not) expect(isDelivered({ ...delivered, ...one }), JSON.stringify(one)).toBe(false)
})
