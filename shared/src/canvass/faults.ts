import type { Refusal } from '../base/refusal.ts'
import { refusal } from '../base/refusal.ts'
import type { ActionContext } from '../doc/kind.ts'
import { LEVEL } from './types.ts'
import type { Target } from './types.ts'
import { LONG_TEXT, isId, isResult } from './shapes.ts'

/** Checks that several actions share; each answers the refusal, or undefined. Codes: docs/GLOSSARY and the message tables. */
export const onlyOrganizers = (context: ActionContext): Refusal | undefined =>
  context.role === 'admin' || context.role === 'organizer' ? undefined : refusal('not-organizer')

export const idFault = (...ids: string[]): Refusal | undefined => (ids.every(isId) ? undefined : refusal('not-an-id'))

export const textFault = (value: string, max: number): Refusal | undefined =>
  value.length > max ? refusal('text-too-long', { values: { max } }) : undefined

export const nameFault = (value: string, max: number): Refusal | undefined =>
  value.trim() === '' ? refusal('name-empty') : textFault(value, max)

const ANSWER = 2000

export interface Said {
  readonly target: Target
  readonly result?: string | undefined
  readonly note?: string
  readonly answers?: Readonly<Record<string, string>>
}

/** A visit's words: the result must be one of the eight and fit what it is said of. */
export function saidFault(said: Said): Refusal | undefined {
  if (said.result !== undefined) {
    if (!isResult(said.result)) return refusal('result-unknown')
    if (LEVEL[said.result] !== said.target.level)
      return refusal('result-level', { values: { result: said.result, level: said.target.level } })
  }
  const answers = Object.entries(said.answers ?? {})
  if (answers.length > 30) return refusal('too-many-answers')
  for (const [question, answer] of answers) {
    const fault = idFault(question) ?? textFault(answer, ANSWER)
    if (fault) return fault
  }
  return textFault(said.note ?? '', LONG_TEXT)
}
