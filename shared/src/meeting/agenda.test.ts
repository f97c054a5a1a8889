import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { addItem, addItems, answerMeeting, editItem, markHere, moveItem, removeItem, restoreItem } from './agenda.actions.ts'
import { MAX_ITEMS, agendaKind } from './agenda.ts'
import { answersBy, countAnswers, present } from './answers.ts'
import { toCarry } from './carry.ts'

const [A, B, C, D] = ['a', 'b', 'c', 'd'].map(testId) as [string, string, string, string]
const ANA = testId('ana')

const group = () => {
  const [olga, mo] = [phone(agendaKind, 'olga', 'organizer'), phone(agendaKind, 'mo', 'member')]
  olga.act(addItems, { items: [A, B, C].map((id, i) => ({ id, title: 'ABC'[i]! })) })
  mo.hear(olga)
  return { olga, mo }
}
type Phone = ReturnType<typeof group>['olga']
const order = (one: Phone): string =>
  one
    .view()
    .items.map(item => item.title)
    .join('')

test('items are added at the end, at the beginning and behind another, and moved', () => {
  const { olga } = group()
  olga.act(addItem, { item: { id: D, title: 'D', minutes: 10, lead: ' Ana ', kind: 'report' } })
  expect(olga.view().items[3]).toMatchObject({ title: 'D', minutes: 10, lead: 'Ana', kind: 'report', state: 'open', outcome: '' })
  olga.act(addItem, { item: { id: testId('e'), title: 'E' }, after: undefined })
  olga.act(addItem, { item: { id: testId('f'), title: 'F' }, after: A })
  expect(order(olga)).toBe('EAFBCD')
  olga.act(moveItem, { item: D, after: undefined })
  expect(order(olga)).toBe('DEAFBC')
  olga.act(moveItem, { item: A, after: C })
  expect(order(olga)).toBe('DEFBCA')
  olga.act(moveItem, { item: A, after: A })
  expect(order(olga)).toBe('DEFBCA')
  olga.act(removeItem, { item: B })
  expect(order(olga)).toBe('DEFCA')
  olga.act(restoreItem, { item: B })
  expect(order(olga)).toBe('DEFBCA')
})

test('two who edit and move one item both get their way', () => {
  const { olga, mo } = group()
  olga.act(editItem, { item: B, set: { title: 'Boiler', minutes: 15 } })
  olga.act(moveItem, { item: B, after: undefined })
  mo.act(editItem, { item: B, set: { outcome: 'We write to the landlord' } })
  mo.act(moveItem, { item: A, after: C })
  olga.hear(mo)
  mo.hear(olga)
  expect(olga.view()).toEqual(mo.view())
  expect(order(olga)).toBe('BoilerCA')
  expect(olga.view().items[0]).toMatchObject({ title: 'Boiler', minutes: 15, outcome: 'We write to the landlord' })
})

test('what is edited while somebody takes it off the agenda is not lost', () => {
  const { olga, mo } = group()
  olga.act(removeItem, { item: B })
  mo.act(editItem, { item: B, set: { outcome: 'Agreed' } })
  olga.hear(mo)
  expect(order(olga)).toBe('AC')
  expect(olga.view().removed).toMatchObject([{ id: B, outcome: 'Agreed' }])
})

test('what is wrong is refused by name', () => {
  const { olga } = group()
  const before = olga.view()
  expect(olga.act(addItem, { item: { id: 'x', title: 'X' } })?.code).toBe('not-an-id')
  expect(olga.act(addItem, { item: { id: D, title: ' ' } })?.code).toBe('name-empty')
  expect(olga.act(addItem, { item: { id: D, title: 'x'.repeat(201) } })?.code).toBe('text-too-long')
  expect(olga.act(editItem, { item: A, set: { minutes: -1 } })?.code).toBe('minutes-unknown')
  expect(olga.act(editItem, { item: D, set: { title: 'x' } })?.code).toBe('item-unknown')
  expect(olga.act(moveItem, { item: A, after: D })?.code).toBe('item-unknown')
  const many = Array.from({ length: MAX_ITEMS }, (_, i) => ({ id: testId(i), title: 'N' }))
  expect(olga.act(addItems, { items: many })?.code).toBe('too-many-items')
  expect(olga.act(answerMeeting, { who: 'ana', answer: 'coming' })?.code).toBe('not-an-id')
  expect(olga.act(answerMeeting, { who: ANA, answer: 'perhaps' as never })?.code).toBe('answer-unknown')
  expect(olga.view()).toEqual(before)
})

test('coming, maybe or not: also for somebody else; the last word counts, once for each person', () => {
  const { olga, mo } = group()
  mo.act(answerMeeting, { who: mo.member, answer: 'coming' }, 1000)
  olga.act(answerMeeting, { who: ANA, answer: 'not' }, 2000)
  olga.act(answerMeeting, { who: olga.member, answer: 'maybe' }, 1000)
  olga.hear(mo)
  // Mo is Ana, as somebody has linked them.
  const whoIs = (who: string) => (who === mo.member ? ANA : who)
  expect(answersBy(olga.view(), whoIs).get(ANA)).toMatchObject({ answer: 'not', by: olga.member })
  expect(countAnswers(olga.view(), whoIs)).toEqual({ coming: 0, maybe: 1, not: 1 })
  olga.act(markHere, { who: ANA, here: true }, 3000)
  expect(present(olga.view(), whoIs)).toEqual([ANA])
  olga.act(markHere, { who: ANA, here: false }, 4000)
  expect(present(olga.view(), whoIs)).toEqual([])
})

test('what was not reached is carried over once, whoever does it, and not against the will of the next agenda', () => {
  const { olga: before } = group()
  before.act(editItem, { item: A, set: { state: 'done' } })
  before.act(editItem, { item: B, set: { minutes: 10, lead: ANA } })
  const [from, into] = [{ meeting: testId('m1'), agenda: before.view() }, testId('m2')]
  const [olga, mo] = [phone(agendaKind, 'olga', 'member'), phone(agendaKind, 'mo', 'member')]
  const carry = (one: Phone) => toCarry(from, { meeting: into, agenda: one.view() })
  for (const one of [olga, mo]) one.act(addItems, { items: carry(one), after: undefined })
  olga.act(addItem, { item: { id: D, title: 'New' } })
  olga.hear(mo)
  mo.hear(olga)
  expect(olga.view()).toEqual(mo.view())
  expect(
    olga
      .view()
      .items.map(item => item.title)
      .toSorted(),
  ).toEqual(['B', 'C', 'New'])
  expect(olga.view().items.find(item => item.title === 'B')).toMatchObject({
    minutes: 10,
    lead: ANA,
    from: { meeting: testId('m1'), item: B },
  })
  expect(carry(olga)).toEqual([])
  olga.act(removeItem, { item: olga.view().items.find(item => item.title === 'C')!.id })
  expect(carry(olga)).toEqual([])
})

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('add' as const), who: fc.nat(3), at: fc.nat(20) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('move' as const), who: fc.nat(3), item: fc.nat(20), at: fc.nat(20) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      who: fc.nat(3),
      item: fc.nat(20),
      words: fc.constantFrom('Roof', 'Boiler', 'Rent'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), who: fc.nat(3), item: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const), who: fc.nat(3), item: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hear' as const), who: fc.nat(3), other: fc.nat(3) }) },
)

test('[P3.9] four people rearrange and edit one agenda, with and without each other: every item is there once, in one order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 24 }), fc.infiniteStream(fc.nat()), (steps, shuffle) => {
      const phones = ['olga', 'mo', 'sam', 'ana'].map(who => phone(agendaKind, who, 'member'))
      const added = new Set<string>()
      const removers = new Set<string>()
      const edited = new Map<string, Set<string>>()
      for (const [i, one] of steps.entries()) {
        const me = phones[one.who]!
        const { items, removed } = me.view()
        const ids = items.map(item => item.id)
        const item = 'item' in one ? ids[one.item % Math.max(1, ids.length)] : undefined
        const after = 'at' in one ? [undefined, ...ids][one.at % (ids.length + 1)] : undefined
        if (one.do === 'add') {
          expect(me.act(addItem, { item: { id: testId(i), title: `Item ${i}` }, after }, i)).toBeUndefined()
          added.add(testId(i))
          edited.set(testId(i), new Set([`Item ${i}`]))
          expect(me.view().items.findIndex(each => each.id === testId(i))).toBe(ids.indexOf(after!) + 1)
        } else if (one.do === 'hear') me.hear(phones[one.other]!)
        else if (one.do === 'restore') {
          const gone = removed[one.item % Math.max(1, removed.length)]
          if (gone) me.act(restoreItem, { item: gone.id })
        } else if (item === undefined) continue
        else if (one.do === 'edit') {
          me.act(editItem, { item, set: { title: one.words } })
          edited.get(item)!.add(one.words)
        } else if (one.do === 'remove') {
          me.act(removeItem, { item })
          removers.add(item)
        } else {
          me.act(moveItem, { item, after })
          const now = me.view().items.map(each => each.id)
          // It stands where it was put, and nothing else has changed its place among the others.
          if (after !== item) expect(now.indexOf(item)).toBe(after === undefined ? 0 : now.indexOf(after) + 1)
          expect(now.filter(id => id !== item)).toEqual(ids.filter(id => id !== item))
        }
      }
      const all = phones.flatMap(one => one.changes())
      const views = [0, 1].map(() => {
        const late = phone(agendaKind, 'late')
        const inAnyOrder = all.map(change => [shuffle.next().value, change] as const).toSorted((a, b) => a[0] - b[0])
        late.apply(inAnyOrder.map(([, change]) => change))
        return late.view()
      })
      expect(views[1]).toEqual(views[0])
      const { items, removed } = views[0]!
      const here = [...items, ...removed].map(item => item.id)
      expect(here.toSorted()).toEqual([...added].toSorted())
      for (const item of removed) expect(removers).toContain(item.id)
      for (const item of [...items, ...removed]) expect(edited.get(item.id)).toContain(item.title)
    }),
    { numRuns: 200 },
  )
})
