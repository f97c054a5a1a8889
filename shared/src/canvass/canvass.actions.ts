import { refusal } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import { json, put, text, textAt } from '../doc/flat.ts'
import type { Action } from '../doc/kind.ts'
import type { CanvassDoc } from './canvass.ts'
import { SHORT_TEXT, idFault, nameFault, textFault } from '../doc/checks.ts'
import { onlyOrganizers } from './faults.ts'
import { hasQuestion, putQuestion, questionFault } from './question-edits.ts'
import { MAX_QUESTIONS, readQuestions } from './questions.ts'
import { isTurfScope } from './shapes.ts'
import type { Handout, Question, SavedMapping, TurfRecord } from './types.ts'

// A base comes in by `addBasePart` (turf.actions.ts), the same for this document and for a turf.

/** Turfs that were cut, all in one change. Refusals: `not-organizer`, `not-a-turf`, `name-empty`, `text-too-long`. */
export const recordTurfs: Action<CanvassDoc, { turfs: readonly Omit<TurfRecord, 'madeAt' | 'retired'>[] }> = (
  draft,
  { turfs },
  context,
) => {
  const fault = onlyOrganizers(context)
  if (fault) return fault
  for (const turf of turfs) {
    if (!isTurfScope(turf.scope)) return refusal('not-a-turf')
    const wrong = nameFault(turf.name, SHORT_TEXT)
    if (wrong) return wrong
    if (!Object.hasOwn(draft.turfs, turf.scope)) draft.turfs[turf.scope] = json({ ...turf, madeAt: context.now })
  }
}

/** No longer in use; its visits stay. Refusals: `not-organizer`, `turf-unknown`. */
export const retireTurf: Action<CanvassDoc, { scope: string }> = (draft, { scope }, context) => {
  const fault = onlyOrganizers(context)
  if (fault) return fault
  if (!Object.hasOwn(draft.turfs, scope)) return refusal('turf-unknown')
  put(draft.retired, scope, text('yes'))
}

/** Who was handed which turf. Refusals: `not-organizer`, `not-an-id`, `turf-unknown`, `text-too-long`. */
export const recordHandout: Action<CanvassDoc, Omit<Handout, 'at' | 'takenBack'>> = (draft, args, context) => {
  const fault = onlyOrganizers(context) ?? idFault(args.id) ?? textFault(args.to, SHORT_TEXT)
  if (fault) return fault
  if (!Object.hasOwn(draft.turfs, args.turf)) return refusal('turf-unknown')
  const { id, turf, invitation, to } = args
  if (!Object.hasOwn(draft.handouts, id)) draft.handouts[id] = json({ id, turf, invitation, to: to.trim(), at: context.now })
}

/** Refusals: `not-organizer`, `handout-unknown`. */
export const takeBack: Action<CanvassDoc, { id: string }> = (draft, { id }, context) => {
  const fault = onlyOrganizers(context)
  if (fault) return fault
  if (!Object.hasOwn(draft.handouts, id)) return refusal('handout-unknown')
  if (!Object.hasOwn(draft.takenBack, id)) draft.takenBack[id] = json({ at: context.now, by: context.member })
}

type QuestionWords = Omit<Question, 'order'>

/** At the end of the list. Refusals: `not-organizer`, `too-many-questions`, and the faults of a question. */
export const addQuestion: Action<CanvassDoc, QuestionWords> = (draft, question, context) => {
  const fault = onlyOrganizers(context) ?? wordsFault(question)
  if (fault) return fault
  if (hasQuestion(draft.questions, question.id)) return
  const { live } = readQuestions(draft.questions)
  if (live.length >= MAX_QUESTIONS) return refusal('too-many-questions', { values: { max: MAX_QUESTIONS } })
  putQuestion(draft.questions, { ...trimmed(question), order: (live.at(-1)?.order ?? 0) + 1 })
}

/** Refusals: `not-organizer`, `question-unknown`, and the faults of a question. */
export const editQuestion: Action<CanvassDoc, QuestionWords> = (draft, question, context) => {
  const fault = onlyOrganizers(context) ?? wordsFault(question)
  if (fault) return fault
  const known = readQuestions(draft.questions).live.find(one => one.id === question.id)
  if (!known) return refusal('question-unknown')
  putQuestion(draft.questions, { ...trimmed(question), order: known.order })
}

/** The live questions in the order of `ids`; those not named keep their place after them. Refusals: `not-organizer`. */
export const orderQuestions: Action<CanvassDoc, { ids: readonly string[] }> = (draft, { ids }, context) => {
  const fault = onlyOrganizers(context)
  if (fault) return fault
  const { live } = readQuestions(draft.questions)
  const named = ids.map(id => live.find(one => one.id === id)).filter(one => one !== undefined)
  const all = [...new Set([...named, ...live])]
  for (const [i, question] of all.entries()) putQuestion(draft.questions, { ...question, order: i + 1 })
}

/** Refusals: `not-organizer`, `question-unknown`. */
export const removeQuestion: Action<CanvassDoc, { id: string }> = (draft, { id }, context) => {
  const fault = onlyOrganizers(context)
  if (fault) return fault
  if (!hasQuestion(draft.questions, id)) return refusal('question-unknown')
  if (textAt(draft.questions, `${id}/removed`) !== 'yes') draft.questions[`${id}/removed`] = text('yes')
}

/** The mapping of one kind of file, for next time. Refusals: `not-organizer`, `text-too-long`. */
export const saveMapping: Action<CanvassDoc, Omit<SavedMapping, 'at'>> = (draft, { id, header, columns }, context) => {
  const fault = onlyOrganizers(context) ?? textFault(header, 64) ?? textFault(JSON.stringify(columns), 40_000)
  if (fault) return fault
  put(draft.mappings, header, json({ id, header, columns, at: context.now }))
}

function wordsFault(question: QuestionWords): Refusal | undefined {
  const code = questionFault(question)
  return code ? refusal(code) : undefined
}

const trimmed = (question: QuestionWords): QuestionWords => ({
  ...question,
  text: question.text.trim(),
  choices: question.choices.map(choice => choice.trim()),
})
