import { asFields, uintField } from '../base/cbor.ts'
import { isDate } from '../base/civil.ts'
import { refusal } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import { idFault, isId, textFault } from '../doc/checks.ts'
import { json, textsOf, tolerant } from '../doc/flat.ts'
import type { Action, ActionContext } from '../doc/kind.ts'
import { MAX_N, nextNumber } from './counted.ts'
import { REGISTER_LIMIT } from './register.ts'
import type { RegisterDoc } from './register.ts'
import { DECIDED_BY } from './types.ts'
import type { Decision, Line, Task } from './types.ts'

/** `id` is made when the screen opens; `meeting` and `item` are where it came up, if so. */
export interface NewDecision extends Pick<Decision, 'id' | 'wording' | 'date'> {
  readonly owner?: string
  readonly how?: Decision['how']
  readonly note?: string
  readonly review?: string
  readonly meeting?: string
  readonly item?: string
}

export interface NewTask extends Pick<Task, 'id' | 'what'> {
  readonly owner?: string
  readonly due?: string
  readonly meeting?: string
  readonly item?: string
}

/** Refusals: `not-an-id`, `wording-empty`, `text-too-long`, `date-unknown`. */
export const recordDecision: Action<RegisterDoc, NewDecision> = (draft, decision, context) => {
  const { id, wording, date, owner = '', how = 'other', note = '', review = '', meeting = '', item = '' } = decision
  const fault = idFault(id, ...given(meeting, item)) ?? registerFault({ wording, date, owner, how, note, review })
  if (fault) return fault
  if (Object.hasOwn(draft.decisions, id)) return
  const said = { wording: wording.trim(), date, owner: owner.trim(), how, note: note.trim(), review }
  draft.decisions[id] = json({ id, ...said, meeting, item, at: context.now, by: context.member })
}

/** Refusals: `not-an-id`, `wording-empty`, `text-too-long`, `date-unknown`. */
export const recordTask: Action<RegisterDoc, NewTask> = (draft, { id, what, owner = '', due = '', meeting = '', item = '' }, context) => {
  const fault = idFault(id, ...given(meeting, item)) ?? registerFault({ what, owner, due })
  if (fault) return fault
  if (Object.hasOwn(draft.tasks, id)) return
  draft.tasks[id] = json({ id, what: what.trim(), owner: owner.trim(), due, meeting, item, at: context.now, by: context.member })
}

export type DecisionChange = Partial<Pick<Decision, 'wording' | 'date' | 'owner' | 'how' | 'note' | 'review' | 'withdrawn'>>
export type TaskChange = Partial<Pick<Task, 'what' | 'owner' | 'due' | 'done' | 'dropped'>>

/** Says it anew; what was said before stays in the register. Refusals: `decision-unknown`, as recordDecision. */
export const correctDecision: Action<RegisterDoc, { id: string; decision: string; set: DecisionChange }> = (draft, args, context) => {
  if (!isId(args.decision) || !Object.hasOwn(draft.decisions, args.decision)) return refusal('decision-unknown')
  return writeLine(draft, args.id, args.decision, args.set, context)
}

/** Also done, dropped, and open again. Refusals: `task-unknown`, as recordTask. */
export const correctTask: Action<RegisterDoc, { id: string; task: string; set: TaskChange }> = (draft, args, context) => {
  if (!isId(args.task) || !Object.hasOwn(draft.tasks, args.task)) return refusal('task-unknown')
  return writeLine(draft, args.id, args.task, args.set, context)
}

function writeLine(
  draft: RegisterDoc,
  id: string,
  of: string,
  set: DecisionChange & TaskChange,
  context: ActionContext,
): Refusal | undefined {
  const fault = idFault(id) ?? registerFault(set)
  if (fault) return fault
  const key = `${of}/${id}`
  const said = Object.fromEntries(Object.entries(set).map(([field, value]) => [field, typeof value === 'string' ? value.trim() : value]))
  if (Object.hasOwn(draft.lines, key) || Object.keys(said).length === 0) return undefined
  const line: Line = { id, of, n: nextNumber(numbersOf(draft, of)), at: context.now, by: context.member, set: said }
  draft.lines[key] = json(line)
  return undefined
}

/** The numbers of a record's lines. */
function numbersOf(draft: RegisterDoc, of: string): number[] {
  const lines = textsOf(draft.lines).filter(([key]) => key.startsWith(`${of}/`))
  return lines.map(([, written]) => tolerant(() => uintField(asFields(JSON.parse(written)), 'n', MAX_N)) ?? 0)
}

function registerFault(set: DecisionChange & TaskChange): Refusal | undefined {
  const { wording, what, note = '', owner = '', date, due = '', review = '', how } = set
  for (const words of [wording, what]) if (words !== undefined && words.trim() === '') return refusal('wording-empty')
  if (date !== undefined && !isDate(date)) return refusal('date-unknown')
  if ([due, review].some(one => one !== '' && !isDate(one))) return refusal('date-unknown')
  if (how !== undefined && !DECIDED_BY.includes(how)) return refusal('how-unknown')
  return (
    textFault(wording ?? '', REGISTER_LIMIT.wording) ??
    textFault(what ?? '', REGISTER_LIMIT.what) ??
    textFault(note, REGISTER_LIMIT.note) ??
    textFault(owner, REGISTER_LIMIT.owner)
  )
}

const given = (...ids: string[]): string[] => ids.filter(id => id !== '')
