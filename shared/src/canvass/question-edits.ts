import { isId } from '../doc/checks.ts'
import { json, put, text, textAt } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import { MAX_CHOICES, MAX_CHOICE_TEXT, MAX_QUESTION_TEXT, readQuestions } from './questions.ts'
import type { Question } from './types.ts'

/** Writes what differs from what stands. */
export function putQuestion(map: Texts, question: Question): void {
  put(map, `${question.id}/kind`, text(question.kind))
  put(map, `${question.id}/text`, text(question.text))
  put(map, `${question.id}/order`, text(String(question.order)))
  put(map, `${question.id}/choices`, json(question.choices))
  const { id, after, texts = {} } = question
  if (after || textAt(map, `${id}/after`) !== undefined) put(map, `${id}/after`, json(after ?? null))
  for (const [code, words] of Object.entries(texts)) {
    put(map, `${id}/text-${code}`, text(words.text))
    put(map, `${id}/choices-${code}`, json(words.choices))
  }
  for (const code of Object.keys(readTexts(map, id))) if (!Object.hasOwn(texts, code)) put(map, `${id}/text-${code}`, text(''))
  if (textAt(map, `${question.id}/removed`) === 'yes') map[`${question.id}/removed`] = text('no')
}

function readTexts(map: Texts, id: string): NonNullable<Question['texts']> {
  const live = readQuestions(map)
  return [...live.live, ...live.former].find(one => one.id === id)?.texts ?? {}
}

/** Makes `questions` the live ones; others are marked as removed. */
export function putQuestions(map: Texts, questions: readonly Question[]): void {
  const wanted = new Set(questions.map(question => question.id))
  for (const question of readQuestions(map).live) if (!wanted.has(question.id)) map[`${question.id}/removed`] = text('yes')
  for (const question of questions) putQuestion(map, question)
}

export const hasQuestion = (map: Texts, id: string): boolean => Object.hasOwn(map, `${id}/text`)

/** The refusal code of what is wrong with a question, or undefined. */
export function questionFault(question: Omit<Question, 'order'>): string | undefined {
  if (!isId(question.id) || (question.after && !isId(question.after.question))) return 'not-an-id'
  if (question.text.trim() === '') return 'question-empty'
  const texts = Object.values(question.texts ?? {})
  if ([question, ...texts].some(words => words.text.length > MAX_QUESTION_TEXT)) return 'text-too-long'
  if (texts.some(words => words.choices.length > MAX_CHOICES)) return 'too-many-choices'
  if (question.kind !== 'choice') return undefined
  const choices = question.choices.map(choice => choice.trim())
  if (choices.length < 2 || choices.includes('')) return 'question-needs-choices'
  if (choices.length > MAX_CHOICES) return 'too-many-choices'
  if ([choices, ...texts.map(words => words.choices)].flat().some(choice => choice.length > MAX_CHOICE_TEXT)) return 'text-too-long'
  return new Set(choices).size === choices.length ? undefined : 'choices-alike'
}
