import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { addItems, editItem } from './agenda.actions.ts'
import { agendaKind } from './agenda.ts'
import { endMeeting, goToItem, pauseMeeting, resumeMeeting, startMeeting } from './clock.actions.ts'
import { clockAt, notReached, paceAt, plannedTimes, retimed } from './clock.select.ts'

const MIN = 60_000
const [A, B, C] = ['a', 'b', 'c'].map(testId) as [string, string, string]
let ids = 0
const id = () => testId(`line ${ids++}`)

const meeting = () => {
  const olga = phone(agendaKind, 'olga', 'organizer')
  const items = [
    { id: A, title: 'Round', minutes: 10 },
    { id: B, title: 'Boiler', minutes: 20 },
    { id: C, title: 'Party', minutes: 30 },
  ]
  olga.act(addItems, { items })
  return olga
}

test('the clock: what is spoken about, for how long, and how far that is from the plan', () => {
  const olga = meeting()
  expect(clockAt(olga.view().clock, 99)).toMatchObject({ state: 'before', current: undefined, spent: {} })
  olga.act(startMeeting, { id: id() }, 0)
  olga.act(goToItem, { id: id(), item: A }, 0)
  olga.act(goToItem, { id: id(), item: B }, 12 * MIN)
  expect(clockAt(olga.view().clock, 17 * MIN)).toMatchObject({
    state: 'running',
    current: B,
    spent: { [A]: 12 * MIN, [B]: 5 * MIN },
    begun: [A, B],
  })
  expect(paceAt(olga.view(), 17 * MIN)).toEqual({ planned: 60, itemOver: -15 * MIN, drift: 2 * MIN, endsAt: 62 * MIN, untimed: 0 })
  expect(paceAt(olga.view(), 40 * MIN)).toEqual({ planned: 60, itemOver: 8 * MIN, drift: 10 * MIN, endsAt: 70 * MIN, untimed: 0 })
  olga.act(pauseMeeting, { id: id() }, 20 * MIN)
  expect(clockAt(olga.view().clock, 30 * MIN)).toMatchObject({ state: 'paused', spent: { [B]: 8 * MIN } })
  olga.act(resumeMeeting, { id: id() }, 30 * MIN)
  olga.act(endMeeting, { id: id() }, 40 * MIN)
  expect(clockAt(olga.view().clock, 999 * MIN)).toMatchObject({ state: 'ended', startedAt: 0, endedAt: 40 * MIN, spent: { [B]: 18 * MIN } })
  expect(notReached(olga.view()).map(item => item.id)).toEqual([C])
  olga.act(goToItem, { id: id(), item: C }, 41 * MIN)
  expect(clockAt(olga.view().clock, 42 * MIN)).toMatchObject({ state: 'running', endedAt: undefined, spent: { [C]: MIN } })
})

test('items without minutes are counted, and take no time in the reckoning', () => {
  const olga = meeting()
  const [D, E] = [testId('d'), testId('e')]
  olga.act(addItems, {
    items: [
      { id: D, title: 'News' },
      { id: E, title: 'Songs' },
    ],
  })
  expect(paceAt(olga.view(), 0)).toMatchObject({ endsAt: 60 * MIN, untimed: 2 })
  olga.act(startMeeting, { id: id() }, 0)
  olga.act(goToItem, { id: id(), item: D }, 0)
  // The running one is not over either.
  expect(paceAt(olga.view(), 5 * MIN)).toMatchObject({ itemOver: undefined, endsAt: 65 * MIN, untimed: 2 })
  olga.act(goToItem, { id: id(), item: A }, 5 * MIN)
  expect(paceAt(olga.view(), 5 * MIN)).toMatchObject({ endsAt: 65 * MIN, untimed: 1 })
  olga.act(editItem, { item: E, set: { state: 'later' } })
  expect(paceAt(olga.view(), 5 * MIN).untimed).toBe(0)
})

test('a double touch is one; two who go on at the same time do not skip an item', () => {
  const [olga, mo] = [meeting(), phone(agendaKind, 'mo', 'member')]
  mo.hear(olga)
  const touch = id()
  olga.act(goToItem, { id: touch, item: A }, 0)
  olga.act(goToItem, { id: touch, item: A }, 5)
  mo.hear(olga)
  expect(mo.view().clock).toHaveLength(1)
  olga.act(goToItem, { id: id(), item: B }, 10 * MIN)
  mo.act(goToItem, { id: id(), item: B }, 10 * MIN + 500)
  olga.hear(mo)
  expect(clockAt(olga.view().clock, 11 * MIN)).toMatchObject({ current: B, begun: [A, B] })
  expect(olga.act(goToItem, { id: id(), item: testId('z') }, 0)?.code).toBe('item-unknown')
})

test('a phone whose clock is an hour wrong neither stops the meeting nor turns time back', () => {
  const [olga, mo] = [meeting(), phone(agendaKind, 'mo', 'member')]
  olga.act(goToItem, { id: id(), item: A }, 60 * MIN)
  mo.hear(olga)
  mo.act(goToItem, { id: id(), item: B }, 5 * MIN)
  olga.hear(mo)
  olga.act(goToItem, { id: id(), item: C }, 80 * MIN)
  const { current, spent, begun } = clockAt(olga.view().clock, 90 * MIN)
  expect([current, begun]).toEqual([C, [A, B, C]])
  expect(Object.values(spent).reduce((all, ms) => all + ms, 0)).toBe(30 * MIN)
})

test('what was put off on purpose is carried, what has an outcome is not', () => {
  const olga = meeting()
  olga.act(editItem, { item: A, set: { state: 'later' } })
  olga.act(editItem, { item: B, set: { outcome: 'Settled by mail' } })
  olga.act(goToItem, { id: id(), item: A }, 0)
  expect(notReached(olga.view()).map(item => item.id)).toEqual([A, C])
})

test('times on paper, and the rest made to fit', () => {
  const olga = meeting()
  expect(plannedTimes(olga.view().items, 1000)).toEqual({ [A]: 1000, [B]: 1000 + 10 * MIN, [C]: 1000 + 30 * MIN })
  olga.act(goToItem, { id: id(), item: A }, 0)
  // Fifteen minutes late, the hour is to be kept.
  expect(retimed(olga.view(), 25 * MIN, 60 * MIN)).toEqual({ [B]: 14, [C]: 21 })
  expect(retimed(olga.view(), 90 * MIN, 60 * MIN)).toEqual({ [B]: 1, [C]: 1 })
})
