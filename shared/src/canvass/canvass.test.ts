import fc from 'fast-check'
import * as A from '@automerge/automerge'
import { deflateSync } from 'fflate'
import { expect, test } from 'vitest'
import { PART_BYTES, basesOf, unpackBase } from './base-bytes.ts'
import { packBase } from './pack-base.ts'
import {
  addQuestion,
  editQuestion,
  orderQuestions,
  recordHandout,
  recordTurfs,
  removeQuestion,
  retireTurf,
  saveMapping,
  takeBack,
} from './canvass.actions.ts'
import { canvassKind } from './canvass.ts'
import { sampleTown, seeded } from './town.ts'
import { memberId, phone, testId } from '../doc/testing.ts'
import { addBasePart, fillTurf, renameTurf, setQuestions, TURF_NAME_LENGTH } from './turf.actions.ts'
import { turfKind } from './turf.ts'
import type { Question, VoterBase } from './types.ts'

const organizer = (name = 'olga') => phone(canvassKind, name, 'organizer')
const SCOPE = `turf/${testId('turf')}`
const TURF = { scope: SCOPE, name: 'Oak St', doorCount: 38, voterCount: 70, streets: ['Oak St'] }
const ask = (id: string, text = id): Omit<Question, 'order'> => ({ id: testId(id), text, kind: 'text', choices: [] })
const texts = (view: { questions: readonly Question[] }) => view.questions.map(question => question.text)

test('a base survives the way into a document and back, in parts that fit an entry', () => {
  // Text that cannot be deflated, so that there is more than one part.
  const roll = seeded(5)
  const noise = () => Array.from({ length: 60 }, () => String.fromCharCode(33 + Math.floor(roll() * 90))).join('')
  const town = sampleTown({ voters: 6000 })
  const base: VoterBase = { ...town, voters: town.voters.map(voter => ({ ...voter, more: { noise: noise() } })) }
  const parts = packBase(base)
  expect(parts.length).toBeGreaterThan(1)
  const olga = organizer()
  for (const part of parts) {
    expect(olga.view().bases).toEqual([])
    expect(part.bytes.length).toBeLessThanOrEqual(PART_BYTES)
    expect(olga.act(addBasePart, part)).toBeUndefined()
  }
  expect(olga.view().bases).toEqual([base])
  // Inflated once: the same object as long as nothing new comes in.
  expect(olga.view().bases[0]).toBe(olga.view().bases[0])
  for (const change of olga.changes()) expect(change.length).toBeLessThan(512 * 1024)
})

test('a turf of a precinct is one small part', () => {
  const base = sampleTown({ voters: 120 })
  const parts = packBase(base)
  expect(parts).toHaveLength(1)
  expect(parts[0]!.bytes.length).toBeLessThan(12_000)
  expect(basesOf(Object.fromEntries(parts.map(part => [part.key, part.bytes])))).toEqual([base])
})

test('a part that is too large, misnamed or from a canvasser is refused', () => {
  const part = packBase(sampleTown({ voters: 10 }))[0]!
  expect(organizer().act(addBasePart, { ...part, bytes: new Uint8Array(PART_BYTES + 1) })?.code).toBe('base-part-size')
  expect(organizer().act(addBasePart, { ...part, bytes: new Uint8Array() })?.code).toBe('base-part-size')
  expect(organizer().act(addBasePart, { ...part, key: 'x' })?.code).toBe('base-part-key')
  expect(phone(canvassKind, 'sam').act(addBasePart, part)?.code).toBe('not-organizer')
})

test('[A22] damaged bytes, and few that expand without end, are skipped', () => {
  const good = packBase(sampleTown({ voters: 10 }))[0]!
  const bomb = deflateSync(new Uint8Array(100 << 20), { level: 9 })
  expect(bomb.length).toBeLessThan(300_000)
  const map = {
    [good.key]: good.bytes,
    [`${testId('cut')}/0-1`]: good.bytes.slice(0, 100),
    [`${testId('bomb')}/0-1`]: bomb,
    [`${testId('other')}/0-1`]: good.bytes,
  }
  expect(basesOf(map)).toHaveLength(1)
  expect(() => unpackBase([bomb])).toThrow('too large')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
      expect(basesOf({ [`${testId('x')}/0-1`]: bytes })).toEqual([])
    }),
  )
})

test('one bad record costs itself, not the base', () => {
  const base = sampleTown({ voters: 10 })
  const spoilt = {
    ...base,
    voters: [...base.voters, { id: 'nonsense' }, 7, null],
    doors: [...base.doors, { id: testId('d'), at: { lat: 700, lon: 0 } }],
  }
  const bytes = deflateSync(new TextEncoder().encode(JSON.stringify(spoilt)))
  expect(unpackBase([bytes])).toEqual(base)
})

test('turfs are recorded, handed out, taken back and retired', () => {
  const olga = organizer()
  expect(olga.act(recordTurfs, { turfs: [TURF] }, 10)).toBeUndefined()
  const handout = { id: testId('h'), turf: SCOPE, invitation: 'ab', to: ' Sam ' }
  expect(olga.act(recordHandout, { ...handout, turf: `turf/${testId('other')}` })?.code).toBe('turf-unknown')
  expect(olga.act(takeBack, { id: handout.id })?.code).toBe('handout-unknown')
  olga.act(recordHandout, handout, 20)
  expect(olga.view().handouts).toEqual([{ ...handout, to: 'Sam', at: 20, takenBack: false }])
  olga.act(takeBack, { id: handout.id }, 30)
  expect(olga.view().handouts[0]!.takenBack).toBe(true)
  expect(olga.view().turfs).toEqual([{ ...TURF, madeAt: 10, retired: false }])
  olga.act(retireTurf, { scope: SCOPE })
  expect(olga.view().turfs[0]!.retired).toBe(true)
  expect(olga.act(retireTurf, { scope: 'turf/none' })?.code).toBe('turf-unknown')
  expect(olga.act(recordTurfs, { turfs: [TURF, { ...TURF, scope: 'nowhere' }] })?.code).toBe('not-a-turf')
})

test('questions: ten at most, added, edited, ordered, removed; answers keep a removed one', () => {
  const olga = organizer()
  for (let i = 0; i < 10; i++) expect(olga.act(addQuestion, ask(`q${i}`))).toBeUndefined()
  expect(olga.act(addQuestion, ask('q10'))?.code).toBe('too-many-questions')
  olga.act(editQuestion, { ...ask('q3'), text: ' Better? ' })
  olga.act(removeQuestion, { id: testId('q0') })
  olga.act(orderQuestions, { ids: [testId('q9'), testId('q3')] })
  expect(texts(olga.view()).slice(0, 3)).toEqual(['q9', 'Better?', 'q1'])
  expect(olga.view().formerQuestions.map(question => question.text)).toEqual(['q0'])
  expect(olga.act(editQuestion, ask('q0'))?.code).toBe('question-unknown')
})

test.each([
  ['without text', { ...ask('q'), text: ' ' }, 'question-empty'],
  ['a choice of one', { ...ask('q'), kind: 'choice' as const, choices: ['Yes'] }, 'question-needs-choices'],
  ['a choice of nothing', { ...ask('q'), kind: 'choice' as const, choices: ['Yes', ' '] }, 'question-needs-choices'],
  ['the same choice twice', { ...ask('q'), kind: 'choice' as const, choices: ['Yes', 'Yes '] }, 'choices-alike'],
  ['too long', { ...ask('q'), text: 'x'.repeat(301) }, 'text-too-long'],
])('a question %s is refused', (_, question, code) => {
  expect(organizer().act(addQuestion, question)?.code).toBe(code)
})

test('two organizers at one question: both edits stand; with an eleventh from each, ten are asked, the same on both', () => {
  const [olga, pat] = [organizer('olga'), organizer('pat')]
  for (let i = 0; i < 9; i++) olga.act(addQuestion, ask(`q${i}`))
  pat.hear(olga)
  olga.act(orderQuestions, { ids: [testId('q8')] })
  pat.act(editQuestion, { ...ask('q8'), text: 'Rephrased' })
  olga.act(addQuestion, ask('from olga'))
  pat.act(addQuestion, ask('from pat'))
  pat.hear(olga)
  olga.hear(pat)
  expect(texts(olga.view())[0]).toBe('Rephrased')
  expect(olga.view().questions).toHaveLength(10)
  expect(pat.view()).toEqual(olga.view())
})

test('a turf is filled in one change, its questions replaced later', () => {
  const olga = phone(turfKind, 'olga', 'admin')
  const part = packBase(sampleTown({ voters: 80 }))[0]!
  const questions = [
    { ...ask('a'), order: 1 },
    { ...ask('b'), order: 2 },
  ]
  const known = { id: testId('dnc'), target: { level: 'door' as const, id: testId('d') }, at: 1, by: memberId('sam'), reason: '' }
  const before = olga.changes().length
  expect(olga.act(fillTurf, { name: ' Oak St ', groupName: 'Us', part, questions, doNotContact: [known] })).toBeUndefined()
  expect(olga.changes()).toHaveLength(before + 1)
  expect(olga.view()).toMatchObject({ name: 'Oak St', groupName: 'Us', questions, doNotContact: [known], earlier: [] })
  olga.act(setQuestions, { questions: [questions[1]!] })
  expect(texts(olga.view())).toEqual(['b'])
  olga.act(setQuestions, { questions })
  expect(texts(olga.view())).toEqual(['a', 'b'])
  const eleven = Array.from({ length: 11 }, (_, i) => ({ ...ask(`${i}`), order: i }))
  expect(olga.act(setQuestions, { questions: eleven })?.code).toBe('too-many-questions')
  expect(phone(turfKind, 'sam').act(fillTurf, { name: 'x', groupName: '', part, questions })?.code).toBe('not-organizer')
  expect(olga.act(fillTurf, { name: ' ', groupName: '', part, questions })?.code).toBe('name-empty')
})

test('a mapping is found again by its header', () => {
  const olga = organizer()
  olga.act(saveMapping, { id: testId('m'), header: 'abc', columns: { address: 'Street' } }, 5)
  olga.act(saveMapping, { id: testId('m'), header: 'abc', columns: { address: 'Road' } }, 6)
  expect(olga.view().mappings).toEqual([{ id: testId('m'), header: 'abc', columns: { address: 'Road' }, at: 6 }])
})

test('saying the same twice makes no change, and a refusal leaves nothing behind', () => {
  const olga = organizer()
  olga.act(addQuestion, ask('q'))
  const heads = A.getHeads(olga.doc())
  olga.act(editQuestion, ask('q'))
  olga.act(addQuestion, ask('q'))
  expect(A.getHeads(olga.doc())).toEqual(heads)
})

test('a turf is renamed by organizers only; two who do so at the same time agree on one name', () => {
  const [olga, omar] = [phone(turfKind, 'olga', 'admin'), phone(turfKind, 'omar', 'organizer')]
  expect(olga.act(renameTurf, { name: ' Oak and Elm ' })).toBeUndefined()
  expect(olga.view().name).toBe('Oak and Elm')
  omar.hear(olga)
  const before = omar.changes().length
  omar.act(renameTurf, { name: 'Oak and Elm' })
  expect(omar.changes()).toHaveLength(before)
  expect(omar.act(renameTurf, { name: ' ' })?.code).toBe('name-empty')
  expect(omar.act(renameTurf, { name: 'x'.repeat(TURF_NAME_LENGTH + 1) })?.code).toBe('text-too-long')
  expect(phone(turfKind, 'sam').act(renameTurf, { name: 'Mine' })?.code).toBe('not-organizer')
  olga.act(renameTurf, { name: 'North' })
  omar.act(renameTurf, { name: 'South' })
  olga.hear(omar)
  omar.hear(olga)
  expect(olga.view().name).toBe(omar.view().name)
})
