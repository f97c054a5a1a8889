import { describe, expect, test } from 'vitest'
import { testId } from '../doc/testing.ts'
import { answersAsked, askedQuestions, branchFaults } from './branches.ts'
import { NO_SCRIPT } from './script.ts'
import type { Question, Script } from './types.ts'

const ids = Object.fromEntries(['vote', 'why', 'sign', 'who', 'end'].map(name => [name, testId(name)]))
const nameOf = (id: string): string => Object.keys(ids).find(name => ids[name] === id) ?? id
function question(name: string, choices: readonly string[], after?: [string, ...string[]]): Question {
  const branch = after ? { after: { question: ids[after[0]] ?? testId(after[0]), answers: after.slice(1) } } : {}
  return { id: ids[name]!, order: 1, text: `${name}?`, kind: choices.length > 0 ? 'choice' : 'text', choices, ...branch }
}
const YES_NO = ['Yes', 'No']
const VOTE = question('vote', YES_NO)
const WHY = question('why', [], ['vote', 'No'])
const SIGN = question('sign', YES_NO, ['vote', 'Yes'])
const WHO = question('who', [], ['sign'])
const asked = (questions: Question[], answers: Record<string, string>): string[] =>
  askedQuestions(questions, Object.fromEntries(Object.entries(answers).map(([name, said]) => [ids[name]!, said]))).map(one =>
    nameOf(one.id),
  )
const CLOSED: Script = { ...NO_SCRIPT, closing: 'Thank you.' }
const faults = (questions: Question[], script: Script = CLOSED): string[] =>
  branchFaults(questions, script).map(one => `${nameOf(one.question)} ${one.kind}${'answers' in one ? ` ${one.answers.join(' ')}` : ''}`)

describe('[D2] questions that hang on an answer', () => {
  const all = [VOTE, WHY, SIGN, WHO]
  test('are asked after it and not before, and not after another', () => {
    expect(asked(all, {})).toEqual(['vote'])
    expect(asked(all, { vote: 'No' })).toEqual(['vote', 'why'])
    expect(asked(all, { vote: 'Yes' })).toEqual(['vote', 'sign'])
    expect(asked(all, { vote: 'Yes', sign: 'No' })).toEqual(['vote', 'sign', 'who'])
  })

  test('what hangs on a branch that another answer has closed is not asked, and what was answered there is not recorded', () => {
    const answers = { [ids['vote']!]: 'No', [ids['sign']!]: 'Yes', [ids['who']!]: 'Ana', [testId('removed meanwhile')]: 'kept' }
    expect(askedQuestions(all, answers).map(one => nameOf(one.id))).toEqual(['vote', 'why'])
    expect(answersAsked(all, answers)).toEqual({ [ids['vote']!]: 'No', [testId('removed meanwhile')]: 'kept' })
  })

  test('are asked of everybody when the question is gone', () => expect(asked([WHY, SIGN], {})).toEqual(['why', 'sign']))

  test('a ring, which two organizers may make between them, asks nobody and hangs nothing', () => {
    expect(asked([question('why', YES_NO, ['sign']), question('sign', YES_NO, ['why'])], {})).toEqual([])
  })
})

describe('[D3] what is wrong with a script is told', () => {
  test('nothing where every question is reached and there are closing words', () => expect(faults([VOTE, WHY, SIGN, WHO])).toEqual([]))
  test('a question that is gone', () => expect(faults([WHY])).toEqual(['why branch-gone']))
  test('one that comes later', () => expect(faults([WHY, VOTE])).toEqual(['why branch-later']))
  test('an answer that nobody can give, and what hangs on that question', () => {
    const lost = question('sign', YES_NO, ['vote', 'Maybe'])
    expect(faults([VOTE, lost, WHO])).toEqual(['sign branch-answer-gone Maybe', 'who branch-unreachable'])
  })
  test('a ring', () => {
    expect(faults([question('why', YES_NO, ['sign']), question('sign', YES_NO, ['why'])])).toEqual([
      'why branch-later',
      'sign branch-unreachable',
    ])
  })

  test('dead ends: an answer after which nothing follows while others lead on, unless there are closing words', () => {
    expect(faults([VOTE, SIGN], NO_SCRIPT)).toEqual(['vote dead-end No'])
    expect(faults([VOTE, SIGN])).toEqual([])
    expect(faults([VOTE, WHY, SIGN], NO_SCRIPT)).toEqual([])
    // At the end it simply ends.
    expect(faults([VOTE], NO_SCRIPT)).toEqual([])
  })

  test('dead ends: what follows only on another branch does not count', () => {
    // Who says no to voting is asked why; nothing that comes later is for them.
    const why = question('why', YES_NO, ['vote', 'No'])
    const onlyAfterYes = question('end', YES_NO, ['why', 'Yes'])
    expect(faults([VOTE, why, SIGN, onlyAfterYes], NO_SCRIPT)).toEqual(['why dead-end No'])
  })

  test('words that a language lacks', () => {
    const script: Script = { ...CLOSED, others: { es: { opening: '', closing: '', results: {} } } }
    const half = { ...VOTE, texts: { es: { text: '¿Votará?', choices: ['Sí', ''] } } }
    const whole = { ...SIGN, texts: { es: { text: '¿Letrero?', choices: ['Sí', 'No'] } } }
    expect(branchFaults([half, whole], script)).toEqual([{ kind: 'words-missing', question: VOTE.id, languages: ['es'] }])
  })
})
