import { expect, test } from 'vitest'
import { text } from '../doc/flat.ts'
import { phone, testId } from '../doc/testing.ts'
import { canvassKind } from './canvass.ts'
import { addQuestion, editQuestion } from './canvass.actions.ts'
import { readQuestions } from './questions.ts'
import { NO_SCRIPT, directionOf, readScript } from './script.ts'
import { setQuestions, setScript } from './turf.actions.ts'
import { turfKind } from './turf.ts'
import type { Question, Script } from './types.ts'

const SPANISH = { opening: 'Hola', closing: 'Gracias', results: { canvassed: 'Hablamos' } }
const ARABIC = { opening: 'مرحبا', closing: 'شكرا', results: {} }
const SCRIPT: Script = { language: 'en', opening: 'Hello', closing: 'Thank you', results: {}, others: { ar: ARABIC, es: SPANISH } }
const VOTE = { id: testId('vote'), text: 'Will you vote?', kind: 'choice' as const, choices: ['Yes', 'No'] }
const WHY: Omit<Question, 'order'> = {
  id: testId('why'),
  text: 'Why?',
  kind: 'text',
  choices: [],
  after: { question: VOTE.id, answers: ['No'] },
  texts: { ar: { text: 'لماذا؟', choices: [] } },
}

test('[D4] a script in three languages goes into both documents and comes out as it was; what nobody said makes no change', () => {
  for (const olga of [phone(turfKind, 'olga', 'organizer'), phone(canvassKind, 'olga', 'organizer')]) {
    expect(olga.act(setScript, { script: SCRIPT })).toBeUndefined()
    expect(readScript(olga.view().script)).toEqual(SCRIPT)
    const changes = olga.changes().length
    olga.act(setScript, { script: SCRIPT })
    expect(olga.changes()).toHaveLength(changes)
  }
  const empty = phone(turfKind, 'olga', 'organizer')
  const before = empty.changes().length
  empty.act(setScript, { script: NO_SCRIPT })
  expect(empty.changes()).toHaveLength(before)
  expect(readScript(undefined)).toEqual(NO_SCRIPT)
})

test('[D4] a language that is taken off is not shown, and comes back with its words', () => {
  const olga = phone(turfKind, 'olga', 'organizer')
  olga.act(setScript, { script: SCRIPT })
  olga.act(setScript, { script: { ...SCRIPT, others: { es: SPANISH } } })
  expect(Object.keys(readScript(olga.view().script).others)).toEqual(['es'])
  olga.act(setScript, { script: { ...SCRIPT, others: { es: SPANISH, ar: ARABIC } } })
  expect(readScript(olga.view().script)).toEqual(SCRIPT)
})

test('[D4] two organizers who write different texts at the same time both get their way', () => {
  const olga = phone(turfKind, 'olga', 'organizer')
  const omar = phone(turfKind, 'omar', 'organizer')
  olga.act(setScript, { script: SCRIPT })
  omar.hear(olga)
  olga.act(setScript, { script: { ...SCRIPT, opening: 'Good day' } })
  omar.act(setScript, { script: { ...SCRIPT, others: { ...SCRIPT.others, es: { ...SPANISH, opening: 'Buenas' } } } })
  olga.hear(omar)
  omar.hear(olga)
  expect(readScript(olga.view().script)).toMatchObject({ opening: 'Good day', others: { es: { opening: 'Buenas' } } })
  expect(omar.view().script).toEqual(olga.view().script)
})

test.each([
  [{ ...SCRIPT, language: 'Spanish' }, 'language-unknown'],
  [{ ...SCRIPT, others: { en: SPANISH } }, 'language-unknown'],
  [{ ...SCRIPT, others: { '../x': SPANISH } }, 'language-unknown'],
  [{ ...SCRIPT, opening: 'x'.repeat(2001) }, 'text-too-long'],
  [{ ...SCRIPT, others: { es: { ...SPANISH, results: { moved: 'x'.repeat(121) } } } }, 'text-too-long'],
  [{ ...SCRIPT, others: Object.fromEntries([...'abcdefghijklm'].map(letter => [`x${letter}`, SPANISH])) }, 'too-many-languages'],
])('[D4] a script is refused: %#', (script, code) => {
  expect(phone(turfKind, 'olga', 'organizer').act(setScript, { script })).toMatchObject({ code })
  expect(phone(turfKind, 'sam', 'canvasser').act(setScript, { script: SCRIPT })).toMatchObject({ code: 'not-organizer' })
})

test('[D2] [D4] a branch and other languages go with the question; taken away they are gone', () => {
  const olga = phone(canvassKind, 'olga', 'organizer')
  olga.act(addQuestion, VOTE)
  olga.act(addQuestion, WHY)
  expect(olga.view().questions[1]).toEqual({ ...WHY, order: 2 })
  const turf = phone(turfKind, 'olga', 'organizer')
  turf.act(setQuestions, { questions: olga.view().questions })
  expect(turf.view().questions).toEqual(olga.view().questions)
  const { after: _, texts: __, ...plain } = WHY
  olga.act(editQuestion, plain)
  expect(olga.view().questions[1]).toEqual({ ...plain, order: 2 })
})

test('[P7] [D4] an app of before reads the questions and passes over the rest; whatever a stranger writes hurts nothing', () => {
  const olga = phone(canvassKind, 'olga', 'organizer')
  olga.act(addQuestion, WHY)
  // Every key has two parts, of which today's reader knows four.
  expect(Object.keys(olga.doc().questions).every(key => key.split('/').length === 2)).toBe(true)
  const strange = { ...olga.doc().questions } as Record<string, unknown>
  const words = { after: '{"question":7}', 'text-__proto__': 'x', 'choices-ar': '{"a":1}', 'after-x': 'no' }
  for (const [key, value] of Object.entries(words)) strange[`${WHY.id}/${key}`] = text(value)
  expect(readQuestions(strange).live[0]).toMatchObject({ text: 'Why?' })
  expect(readScript({ 'script/results': '[1]', 'script/results-es': 'no', 'script/on-es': 'yes', 'script/on-__proto__': 'yes' })).toEqual({
    ...NO_SCRIPT,
    others: { es: { opening: '', closing: '', results: {} } },
  })
})

test('directions', () =>
  expect(['ar', 'he', 'fa-AF', 'es', 'zh-Hant', ''].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'ltr', 'ltr', 'auto']))
