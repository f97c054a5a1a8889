import type { Refusal } from '../base/refusal.ts'
import { refusal } from '../base/refusal.ts'
import { LONG_TEXT, idFault, textFault } from '../doc/checks.ts'
import type { ActionContext } from '../doc/kind.ts'
import { LEVEL } from './types.ts'
import type { Target } from './types.ts'
import { sayingsFault } from './sayings.ts'
import type { Sayings } from './sayings.ts'
import { isResult } from './shapes.ts'

/** Checks that several actions share; each answers the refusal, or undefined. Codes: docs/GLOSSARY and the message tables. */
export const onlyOrganizers = (context: ActionContext): Refusal | undefined =>
  context.role === 'admin' || context.role === 'organizer' ? undefined : refusal('not-organizer')

const ANSWER = 2000

export interface Said extends Sayings {
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
  return textFault(said.note ?? '', LONG_TEXT) ?? sayingsFault(said)
}
