import { byOrder, isOrderKey, keyBetween, keysBetween } from '../base/order-key.ts'
import { refusal } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import { idFault, isId, nameFault, textFault, whoFault } from '../doc/checks.ts'
import { putFields } from '../doc/fields.ts'
import { json, put, text, textsOf } from '../doc/flat.ts'
import type { Action } from '../doc/kind.ts'
import { ITEM_LIMIT, LONGEST_ITEM, MAX_ITEMS } from './agenda.ts'
import type { AgendaDoc } from './agenda.ts'
import { ANSWERS, ITEM_KINDS, ITEM_STATES } from './types.ts'
import type { AgendaItem, AnswerWord, NewItem } from './types.ts'

/** Behind which item; undefined: the first. Without `after` at all: the last. */
export interface Place {
  readonly after?: string | undefined
}

/** Refusals: `not-an-id`, `name-empty`, `text-too-long`, `minutes-unknown`, `too-many-items`. */
export const addItem: Action<AgendaDoc, { item: NewItem } & Place> = (draft, { item, ...place }, context) =>
  addItems(draft, { items: [item], ...place }, context)

/** Several in a row, as pasted or carried over; one that is there already is left as it is. Refusals: as addItem. */
export const addItems: Action<AgendaDoc, { items: readonly NewItem[] } & Place> = (draft, { items, ...place }) => {
  const here = itemsIn(draft)
  const fresh = items.filter(item => !here.some(one => one.id === item.id))
  if (here.length + fresh.length > MAX_ITEMS) return refusal('too-many-items', { values: { max: MAX_ITEMS } })
  for (const item of fresh) {
    const fault = idFault(item.id) ?? itemFault(item)
    if (fault) return fault
  }
  const [before, after] = 'after' in place ? neighbours(here, place.after) : [here.at(-1)?.order, undefined]
  const keys = keysBetween(
    before,
    after,
    fresh.map(item => item.id),
  )
  for (const [i, item] of fresh.entries()) putFields(draft.items, item.id, { ...writeItem(item), order: keys[i]! })
}

export type ItemChange = Partial<Pick<AgendaItem, 'title' | 'purpose' | 'kind' | 'lead' | 'minutes' | 'outcome' | 'state'>>

/** Refusals: `item-unknown`, `name-empty`, `text-too-long`, `minutes-unknown`. */
export const editItem: Action<AgendaDoc, { item: string; set: ItemChange }> = (draft, { item, set }) => {
  if (!isHere(draft, item)) return refusal('item-unknown')
  const fault = itemFault(set)
  if (fault) return fault
  putFields(draft.items, item, writeItem(set))
}

/** Behind another item, or to the first place; changes the moved item alone. Refusals: `item-unknown`. */
export const moveItem: Action<AgendaDoc, { item: string; after: string | undefined }> = (draft, { item, after }, context) => {
  if (!isHere(draft, item) || (after !== undefined && !isHere(draft, after))) return refusal('item-unknown')
  if (item === after) return
  const [before, behind] = neighbours(
    itemsIn(draft).filter(one => one.id !== item),
    after,
  )
  putFields(draft.items, item, { order: keyBetween(before, behind, context.newId()) })
}

/** Can be put back. Refusals: `item-unknown`. */
export const removeItem: Action<AgendaDoc, { item: string }> = (draft, { item }) => setRemoved(draft, item, 'yes')
export const restoreItem: Action<AgendaDoc, { item: string }> = (draft, { item }) => setRemoved(draft, item, 'no')

/** Coming, maybe or not, for oneself or for somebody else. Refusals: `not-an-id`, `answer-unknown`. */
export const answerMeeting: Action<AgendaDoc, { who: string; answer: AnswerWord }> = (draft, { who, answer }, context) => {
  const fault = whoFault(who) ?? (ANSWERS.includes(answer) ? undefined : refusal('answer-unknown'))
  if (fault) return fault
  draft.answers[who] = json({ answer, at: context.now, by: context.member })
}

/** Who is (or was) here. Refusals: `not-an-id`. */
export const markHere: Action<AgendaDoc, { who: string; here: boolean }> = (draft, { who, here }, context) => {
  const fault = whoFault(who)
  if (fault) return fault
  draft.attendance[who] = json({ here, at: context.now, by: context.member })
}

const isHere = (draft: AgendaDoc, item: string): boolean => isId(item) && Object.hasOwn(draft.items, `${item}/title`)

/** Ids and orders of all items, removed ones too (they keep their place), in order. */
function itemsIn(draft: AgendaDoc): { id: string; order: string }[] {
  const all = new Map<string, { id: string; order: string }>()
  for (const [key, value] of textsOf(draft.items)) {
    const [id, field] = [key.slice(0, 16), key.slice(17)]
    if (field === 'title' && !all.has(id)) all.set(id, { id, order: '' })
    if (field === 'order') all.set(id, { id, order: isOrderKey(value) ? value : '' })
  }
  return [...all.values()].toSorted(byOrder)
}

/** The keys between which something goes that is to stand behind `after`. */
function neighbours(items: readonly { id: string; order: string }[], after: string | undefined): [string | undefined, string | undefined] {
  const at = after === undefined ? -1 : items.findIndex(item => item.id === after)
  const before = items[at]?.order
  return [before, items.slice(at + 1).find(item => before === undefined || item.order > before)?.order]
}

function setRemoved(draft: AgendaDoc, item: string, value: 'yes' | 'no'): Refusal | void {
  if (!isHere(draft, item)) return refusal('item-unknown')
  put(draft.items, `${item}/removed`, text(value))
}

function itemFault(item: ItemChange): Refusal | undefined {
  const { title, minutes, kind, state } = item
  if (minutes !== undefined && !(Number.isInteger(minutes) && minutes >= 0 && minutes <= LONGEST_ITEM)) return refusal('minutes-unknown')
  if ((kind !== undefined && !ITEM_KINDS.includes(kind)) || (state !== undefined && !ITEM_STATES.includes(state))) {
    return refusal('item-unknown')
  }
  return (
    (title === undefined ? undefined : nameFault(title, ITEM_LIMIT.title)) ??
    textFault(item.purpose ?? '', ITEM_LIMIT.purpose) ??
    textFault(item.outcome ?? '', ITEM_LIMIT.outcome) ??
    textFault(item.lead ?? '', ITEM_LIMIT.lead)
  )
}

function writeItem(item: ItemChange & Pick<NewItem, 'from'>): Record<string, string | undefined> {
  const { title, purpose, kind, lead, minutes, outcome, state, from } = item
  return {
    title: title?.trim(),
    purpose: purpose?.trim(),
    kind,
    lead: lead?.trim(),
    minutes: minutes === undefined ? undefined : String(minutes),
    outcome: outcome?.trim(),
    state,
    from: from && `${from.meeting}/${from.item}`,
  }
}
