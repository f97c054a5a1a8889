import { refusal } from '../base/refusal.ts'
import { json, put, text } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import type { Action } from '../doc/kind.ts'
import { PART_BYTES, isPartKey } from './base-bytes.ts'
import type { BasePart } from './base-bytes.ts'
import { LONG_TEXT, SHORT_TEXT, idFault, nameFault, textFault } from '../doc/checks.ts'
import { onlyOrganizers } from './faults.ts'
import { putQuestions, questionFault } from './question-edits.ts'
import { MAX_QUESTIONS } from './questions.ts'
import { MAX_SCRIPT_TEXT, putScript, scriptFault } from './script.ts'
import type { TurfDoc } from './turf.ts'
import type { DoNotContact, DoNotContactLifting, Question, Script } from './types.ts'
import { askNotToContact, passOnRequests, putRequests } from './visits.actions.ts'

export interface FillTurf {
  readonly name: string
  readonly groupName: string
  /** `packBase(turfBase(…))`; a turf's base fits one part, a huge building may need more (then `addTurfBase` for the rest). */
  readonly part: BasePart
  readonly questions: readonly Question[]
  /** What is said around them. */
  readonly script?: Script
  /** Requests known from elsewhere (an earlier turf with the same doors): they reach this one too. */
  readonly doNotContact?: readonly DoNotContact[]
}

/** Everything that a canvasser needs, in one change. Refusals: `not-organizer`, `name-empty`, `text-too-long`, `base-part-size`, `base-part-key`, question faults. */
export const fillTurf: Action<TurfDoc, FillTurf> = (draft, args, context) => {
  const fault =
    onlyOrganizers(context) ??
    nameFault(args.name, SHORT_TEXT) ??
    textFault(args.groupName, SHORT_TEXT) ??
    questionsFault(args.questions) ??
    scriptRefusal(args.script)
  if (fault) return fault
  put(draft.about, 'name', text(args.name.trim()))
  put(draft.about, 'groupName', text(args.groupName.trim()))
  putQuestions(draft.questions, args.questions)
  if (args.script) putScript(draft.about, args.script)
  putRequests(draft.doNotContact, args.doNotContact ?? [])
  return addBasePart(draft, args.part, context)
}

export const TURF_NAME_LENGTH = SHORT_TEXT

/** For everybody who has the turf. Refusals: `not-organizer`, `name-empty`, `text-too-long`. */
export const renameTurf: Action<TurfDoc, { name: string }> = (draft, { name }, context) => {
  const fault = onlyOrganizers(context) ?? nameFault(name, SHORT_TEXT)
  if (fault) return fault
  put(draft.about, 'name', text(name.trim()))
}

/** One part of a base, written once; one change for each, so that each fits one entry. Refusals: `not-organizer`, `base-part-size`, `base-part-key`. */
export const addBasePart: Action<{ bases: Record<string, Uint8Array> }, BasePart> = (draft, { key, bytes }, context) => {
  const fault = onlyOrganizers(context)
  if (fault) return fault
  if (!isPartKey(key)) return refusal('base-part-key')
  if (bytes.length === 0 || bytes.length > PART_BYTES) return refusal('base-part-size')
  if (!Object.hasOwn(draft.bases, key)) draft.bases[key] = bytes
}

/**
 * Imports that name somebody who is exempt from public records by now: nothing reads them any more. What was written stays
 * in the document's history. Refusals: `not-organizer`, `not-an-id`.
 */
export const dropBases: Action<{ bases: Record<string, Uint8Array> }, { imports: readonly string[] }> = (draft, { imports }, context) => {
  const fault = onlyOrganizers(context) ?? idFault(...imports)
  if (fault) return fault
  for (const key of Object.keys(draft.bases)) if (imports.includes(key.split('/')[0]!)) delete draft.bases[key]
}

/** These questions and no others. Refusals: `not-organizer`, `too-many-questions`, question faults. */
export const setQuestions: Action<{ questions: Texts }, { questions: readonly Question[] }> = (draft, { questions }, context) => {
  const fault = onlyOrganizers(context) ?? questionsFault(questions)
  if (fault) return fault
  putQuestions(draft.questions, questions)
}

/** These words around the questions. Refusals: `not-organizer`, `language-unknown`, `too-many-languages`, `text-too-long`. */
export const setScript: Action<{ about: Texts }, { script: Script }> = (draft, { script }, context) => {
  const fault = onlyOrganizers(context) ?? scriptRefusal(script)
  if (fault) return fault
  putScript(draft.about, script)
}

function scriptRefusal(script: Script | undefined) {
  const code = script && scriptFault(script)
  return code ? refusal(code, { values: { max: MAX_SCRIPT_TEXT } }) : undefined
}

function questionsFault(questions: readonly Question[]) {
  if (questions.length > MAX_QUESTIONS) return refusal('too-many-questions', { values: { max: MAX_QUESTIONS } })
  const fault = questions.map(questionFault).find(code => code !== undefined)
  return fault ? refusal(fault) : undefined
}

/** Do-not-contact noted by an organizer. Refusals: `not-organizer`, `not-an-id`, `text-too-long`. */
export const noteDoNotContact: typeof askNotToContact = (draft, args, context) =>
  onlyOrganizers(context) ?? askNotToContact(draft, args, context)

/** Ends the requests it names and no others: one that comes later, or at the same time, stands. Refusals: `not-organizer`, `reason-needed`, `not-an-id`, `text-too-long`. */
export const liftDoNotContact: Action<TurfDoc, { id: string; ends: readonly string[]; reason: string }> = (draft, args, context) => {
  const { id, ends, reason } = args
  const fault = onlyOrganizers(context) ?? idFault(id, ...ends) ?? textFault(reason, LONG_TEXT)
  if (fault) return fault
  if (reason.trim() === '') return refusal('reason-needed')
  if (!Object.hasOwn(draft.liftings, id))
    draft.liftings[id] = json({ id, ends, at: context.now, by: context.member, reason: reason.trim() })
}

/**
 * What was asked or lifted in other turfs, word for word as it stands there: a lifting still ends what it names and no more.
 * Refusals: `not-organizer`, `not-an-id`, `text-too-long`, `reason-needed`.
 */
export const passOn: Action<TurfDoc, { requests: readonly DoNotContact[]; liftings: readonly DoNotContactLifting[] }> = (
  draft,
  { requests, liftings },
  context,
) => {
  const fault = onlyOrganizers(context) ?? passOnRequests(draft, { requests }, context)
  if (fault) return fault
  for (const lifting of liftings) {
    const wrong = idFault(lifting.id, ...lifting.ends) ?? textFault(lifting.reason, LONG_TEXT)
    if (wrong) return wrong
    if (lifting.reason.trim() === '') return refusal('reason-needed')
    if (!Object.hasOwn(draft.liftings, lifting.id)) draft.liftings[lifting.id] = json(lifting)
  }
}
