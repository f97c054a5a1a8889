import * as A from '@automerge/automerge'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { isOverdue, openTasks, tasksForAgenda, tasksOf } from './carry.ts'
import { correctDecision, correctTask, recordDecision, recordTask } from './register.actions.ts'
import { registerKind } from './register.ts'

const [M1, M2, ANA, LUIS] = ['m1', 'm2', 'ana', 'luis'].map(testId) as [string, string, string, string]
const boiler = {
  id: testId('d1'),
  wording: ' We write to the landlord. ',
  date: '2026-12-03',
  owner: ANA,
  how: 'consent' as const,
  meeting: M1,
}
const letter = { id: testId('t1'), what: 'Write the letter', owner: ANA, due: '2026-12-10', meeting: M1 }

test('a decision is written once, corrected by new lines, and what was said before is still there', () => {
  const [olga, mo] = [phone(registerKind, 'olga', 'member'), phone(registerKind, 'mo', 'member')]
  olga.act(recordDecision, boiler, 1000)
  olga.act(recordDecision, { ...boiler, wording: 'Something else' })
  expect(olga.view().decisions).toMatchObject([
    { wording: 'We write to the landlord.', how: 'consent', owner: ANA, withdrawn: false, at: 1000, by: olga.member },
  ])
  mo.hear(olga)
  olga.act(correctDecision, { id: testId('c1'), decision: boiler.id, set: { wording: 'We write to the city.' } }, 3000)
  mo.act(correctDecision, { id: testId('c2'), decision: boiler.id, set: { owner: LUIS, review: '2027-03-01' } }, 2000)
  olga.hear(mo)
  mo.hear(olga)
  expect(olga.view()).toEqual(mo.view())
  expect(olga.view().decisions[0]).toMatchObject({ wording: 'We write to the city.', owner: LUIS, review: '2027-03-01' })
  olga.act(correctDecision, { id: testId('c3'), decision: boiler.id, set: { withdrawn: true } })
  expect(olga.view().decisions[0]).toMatchObject({ withdrawn: true, corrections: [{}, {}, { set: { withdrawn: true } }] })
})

test('what came later counts, whatever the phones think of the time', () => {
  const [olga, mo] = [phone(registerKind, 'olga', 'member'), phone(registerKind, 'mo', 'member')]
  olga.act(recordTask, letter, 9_000_000)
  olga.act(correctTask, { id: testId('c1'), task: letter.id, set: { done: true } }, 9_000_001)
  mo.hear(olga)
  mo.act(correctTask, { id: testId('c2'), task: letter.id, set: { done: false } }, 5)
  olga.hear(mo)
  expect(olga.view().tasks[0]).toMatchObject({ done: false, doneAt: undefined })
  // Nobody has the last word by a number that leaves no next one.
  const last = (n: number, id: string) => {
    const line = { id, of: letter.id, n, at: 1, by: mo.member, set: { what: `Number ${n}` } }
    const written = A.getLastLocalChange(
      A.change(A.clone(olga.doc()), draft => void (draft.lines[`${letter.id}/${id}`] = new A.ImmutableString(JSON.stringify(line)))),
    )!
    olga.apply([written])
  }
  last(Number.MAX_SAFE_INTEGER, testId('never'))
  last(1_000_000_000, testId('last'))
  expect(olga.view().tasks[0]!.what).toBe('Number 1000000000')
  olga.act(correctTask, { id: testId('c3'), task: letter.id, set: { what: 'Write it anew' } })
  expect(olga.view().tasks[0]!.what).toBe('Write it anew')
})

test("an action: on its owner's list and on the next agenda until it is done", () => {
  const olga = phone(registerKind, 'olga', 'member')
  olga.act(recordTask, letter, 1000)
  olga.act(recordTask, { id: testId('t2'), what: 'Book the hall', owner: LUIS, meeting: M1 }, 1001)
  olga.act(recordTask, { id: testId('t3'), what: 'Bake', due: '2026-12-05' }, 1002)
  const list = () => olga.view().tasks.map(task => task.what)
  expect(list()).toEqual(['Bake', 'Write the letter', 'Book the hall'])
  expect(tasksOf(olga.view(), [ANA, 'Ana']).map(task => task.id)).toEqual([letter.id])
  const next = { id: M2, endsAt: 5000 }
  expect(tasksForAgenda(olga.view(), next)).toHaveLength(3)
  expect(tasksForAgenda(olga.view(), { id: M1, endsAt: 5000 }).map(task => task.what)).toEqual(['Bake'])
  expect(
    olga
      .view()
      .tasks.filter(task => isOverdue(task, '2026-12-06'))
      .map(task => task.what),
  ).toEqual(['Bake'])
  olga.act(correctTask, { id: testId('c1'), task: letter.id, set: { done: true } }, 2000)
  olga.act(correctTask, { id: testId('c2'), task: testId('t3'), set: { dropped: true } }, 3000)
  expect(openTasks(olga.view()).map(task => task.what)).toEqual(['Book the hall'])
  expect(tasksForAgenda(olga.view(), next)).toHaveLength(1)
  expect(olga.view().tasks.find(task => task.id === letter.id)).toMatchObject({ done: true, doneAt: 2000 })
})

test('what is wrong is refused by name', () => {
  const olga = phone(registerKind, 'olga', 'member')
  expect(olga.act(recordDecision, { ...boiler, wording: ' ' })?.code).toBe('wording-empty')
  expect(olga.act(recordDecision, { ...boiler, date: '2026-02-30' })?.code).toBe('date-unknown')
  expect(olga.act(recordDecision, { ...boiler, how: 'dice' as never })?.code).toBe('how-unknown')
  expect(olga.act(recordDecision, { ...boiler, meeting: 'next' })?.code).toBe('not-an-id')
  expect(olga.act(recordTask, { ...letter, due: 'soon' })?.code).toBe('date-unknown')
  expect(olga.act(recordTask, { ...letter, what: 'x'.repeat(1001) })?.code).toBe('text-too-long')
  expect(olga.act(correctTask, { id: testId(1), task: letter.id, set: { done: true } })?.code).toBe('task-unknown')
  expect(olga.act(correctDecision, { id: testId(1), decision: boiler.id, set: {} })?.code).toBe('decision-unknown')
  expect(olga.view()).toEqual({ decisions: [], tasks: [] })
})

test('[P3.11] whatever several people record and correct at the same time is all in the register, the same on all phones', () => {
  const act = fc.record({
    who: fc.nat(2),
    of: fc.nat(3),
    done: fc.boolean(),
    when: fc.nat(5),
    hears: fc.option(fc.nat(2), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 15 }), acts => {
      const phones = ['olga', 'mo', 'sam'].map(who => phone(registerKind, who, 'member'))
      const written: string[] = []
      for (const [i, { who, of, done, when, hears }] of acts.entries()) {
        const me = phones[who]!
        if (hears !== undefined) me.hear(phones[hears]!)
        me.act(recordTask, { id: testId(of), what: `Task ${of}` }, when)
        me.act(correctTask, { id: testId(`line ${i}`), task: testId(of), set: { done } }, when)
        written.push(testId(`line ${i}`))
      }
      for (const one of phones) for (const other of phones) one.hear(other)
      for (const one of phones) expect(one.view()).toEqual(phones[0]!.view())
      const lines = phones[0]!.view().tasks.flatMap(task => task.corrections.map(line => line.id))
      expect(lines.toSorted()).toEqual(written.toSorted())
      for (const task of phones[0]!.view().tasks) expect(task.done).toBe(task.corrections.at(-1)!.set['done'])
    }),
    { numRuns: 100 },
  )
})
