import { asFields } from '../base/cbor.ts'
import { refusal } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import { LONG_TEXT, SHORT_TEXT, idFault, isId, nameFault, textFault } from '../doc/checks.ts'
import { json, put, text, textAt, tolerant } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import type { Action, ActionContext } from '../doc/kind.ts'
import { beside, isBack } from './additions.actions.ts'
import { saidFault } from './faults.ts'
import { saysSomething, tidySayings } from './sayings.ts'
import type { Sayings } from './sayings.ts'
import { readVisit } from './shapes.ts'
import type { DoNotContact, Door, ResultCode, Target, Visit } from './types.ts'
import type { VisitsDoc } from './visits.ts'

/** What is said of a visit. Without a result it is a note, literature, answers or one of the sayings only. */
export interface Words extends Sayings {
  readonly result?: ResultCode | undefined
  readonly literature?: boolean
  readonly note?: string
  readonly answers?: Readonly<Record<string, string>>
}

/** `id` is made once when the screen opens, not when the button is touched: so a double touch is one visit. */
export interface NewVisit extends Words {
  readonly id: string
  readonly target: Target
  readonly door: string
  /** When the door was knocked, where that was before now: typed in from a sheet of paper (`paper`). */
  readonly at?: number
}

/** Refusals: `not-an-id`, `result-unknown`, `result-level`, `visit-empty`, `text-too-long`, `too-many-answers`, `date-unknown`. */
export const recordVisit: Action<VisitsDoc, NewVisit> = (draft, args, context) => {
  const fault = idFault(args.id, args.target.id, args.door) ?? saidFault(args)
  if (fault) return fault
  if (isEmpty(args)) return refusal('visit-empty')
  // Whoever stands at the door has no say in when that is; and nobody has walked tomorrow.
  if (args.at !== undefined && (!args.paper || !Number.isSafeInteger(args.at) || args.at < 0 || args.at > context.now))
    return refusal('date-unknown')
  write(draft, args, context, {})
}

/** Says it anew: result, literature, note and answers all as given here. Refusals: as recordVisit, `visit-unknown`, `not-yours`. */
export const correctVisit: Action<VisitsDoc, Words & { id: string; replaces: string }> = (draft, args, context) => {
  const earlier = ownVisit(draft, args.replaces, context)
  if ('code' in earlier) return earlier
  const fault = idFault(args.id) ?? saidFault({ ...args, target: earlier.target })
  if (fault) return fault
  if (isEmpty(args)) return refusal('visit-empty')
  write(draft, { ...args, target: earlier.target, door: earlier.door }, context, { replaces: earlier.id })
}

/** Takes a visit back; what it replaced stands again. Refusals: `visit-unknown`, `not-yours`, `not-an-id`. */
export const undoVisit: Action<VisitsDoc, { id: string; visit: string }> = (draft, args, context) => {
  const earlier = ownVisit(draft, args.visit, context)
  if ('code' in earlier) return earlier
  const fault = idFault(args.id)
  if (fault) return fault
  write(draft, { id: args.id, target: earlier.target, door: earlier.door }, context, { replaces: earlier.id, undone: true })
}

export interface NewResident {
  readonly id: string
  readonly door: string
  readonly name: string
  readonly age?: string
  readonly language?: string
  readonly phone?: string
  readonly note?: string
  readonly formerly?: string
}

/** "Now lives here". Refusals: `not-an-id`, `name-empty`, `text-too-long`. */
export const addResident: Action<VisitsDoc, NewResident> = (draft, args, context) => {
  const { id, door, name, age = '', language = '', phone = '', note = '', formerly } = args
  const fault =
    idFault(id, door, ...(formerly === undefined ? [] : [formerly])) ??
    nameFault(name, SHORT_TEXT) ??
    textFault(age + language + phone, SHORT_TEXT) ??
    textFault(note, LONG_TEXT)
  if (fault) return fault
  if (Object.hasOwn(draft.residents, id)) return
  const who = { name: name.trim(), age: age.trim(), language, phone: phone.trim(), note }
  draft.residents[id] = json({
    id,
    door,
    ...who,
    ...(formerly ? { formerly } : {}),
    addedAt: context.now,
    by: context.member,
    device: context.device,
  })
}

/** A door that the list lacks; its id is `doorId(address)`, so that two people who add it add one. Refusals: `not-an-id`, `no-address`, `text-too-long`. */
export const addDoor: Action<VisitsDoc, Door> = (draft, door, context) => {
  const { address } = door
  const fault = idFault(door.id) ?? textFault(Object.values(address).join(''), 400)
  if (fault) return fault
  if (address.street.trim() === '' && address.number.trim() === '') return refusal('no-address')
  // A second touch is nothing new; once more after it was taken back is.
  const additions = beside(draft.doors, door.id)
  if (Object.hasOwn(draft.doors, door.id)) {
    if (additions.length === 0 || additions.some(key => !isBack(draft.doors, key))) return
  } else draft.doors[door.id] = json(door)
  const id = context.newId()
  draft.doors[`${door.id}/${id}`] = json({ id, door: door.id, addedAt: context.now, by: context.member, device: context.device })
}

/** Add-wins: nothing here takes it away, only an organizer's lifting. Refusals: `not-an-id`, `text-too-long`. */
export const askNotToContact: Action<Pick<VisitsDoc, 'doNotContact'>, { id: string; target: Target; reason?: string }> = (
  draft,
  args,
  context,
) => {
  const { id, target, reason = '' } = args
  const fault = idFault(id, target.id) ?? textFault(reason, LONG_TEXT)
  if (fault) return fault
  const key = `${target.id}/${id}`
  if (!Object.hasOwn(draft.doNotContact, key)) draft.doNotContact[key] = json({ id, target, at: context.now, by: context.member, reason })
}

/** What was asked in another turf that this phone has, word for word as it stands there. Refusals: `not-an-id`, `text-too-long`. */
export const passOnRequests: Action<Pick<VisitsDoc, 'doNotContact'>, { requests: readonly DoNotContact[] }> = (draft, { requests }) => {
  const faulty = requests.map(one => idFault(one.id, one.target.id) ?? textFault(one.reason, LONG_TEXT))
  const fault = faulty.find(one => one !== undefined)
  if (fault) return fault
  putRequests(draft.doNotContact, requests)
}

/** Written once: what stands there already stays as it is. */
export function putRequests(into: Texts, requests: readonly DoNotContact[]): void {
  for (const request of requests) {
    const key = `${request.target.id}/${request.id}`
    if (!Object.hasOwn(into, key)) into[key] = json(request)
  }
}

/** The canvasser's own name in this turf. Refusals: `name-empty`, `text-too-long`. */
export const setCanvasserName: Action<VisitsDoc, { name: string }> = (draft, { name }, context) => {
  const fault = nameFault(name, SHORT_TEXT)
  if (fault) return fault
  put(draft.names, context.member, text(name.trim()))
}

const isEmpty = (words: Words): boolean =>
  words.result === undefined &&
  !words.literature &&
  (words.note ?? '').trim() === '' &&
  Object.values(words.answers ?? {}).every(answer => answer.trim() === '') &&
  !saysSomething(words)

/** Looks at the keys only and reads one entry: reading all of them through the draft would cost a turf's worth of calls. */
function ownVisit(draft: VisitsDoc, id: string, context: ActionContext): Visit | Refusal {
  const key = isId(id)
    ? Reflect.ownKeys(draft.visits).find((one): one is string => typeof one === 'string' && one.endsWith(`/${id}`))
    : undefined
  const entry = key === undefined ? undefined : textAt(draft.visits, key)
  const visit = entry === undefined ? undefined : tolerant(() => readVisit(asFields(JSON.parse(entry)), key!))
  if (!visit) return refusal('visit-unknown')
  return visit.by === context.member ? visit : refusal('not-yours')
}

function write(draft: VisitsDoc, visit: NewVisit, context: ActionContext, how: { replaces?: string; undone?: true }): void {
  const { id, target, door, result, literature = false, note = '', answers = {} } = visit
  const key = `${target.id}/${id}`
  if (Object.hasOwn(draft.visits, key)) return
  const said = { ...(result ? { result } : {}), literature, note: note.trim(), answers, ...tidySayings(visit) }
  const entry: Visit = { id, target, door, ...said, at: visit.at ?? context.now, by: context.member, device: context.device, ...how }
  draft.visits[key] = json(entry)
}
