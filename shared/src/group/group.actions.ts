import { refusal } from '../base/refusal.ts'
import { put, text } from '../doc/flat.ts'
import type { Action } from '../doc/kind.ts'
import { GROUP_NAME_LENGTH } from './group.ts'
import type { GroupDoc } from './group.ts'

/** Refusals: `not-organizer`, `name-empty`, `text-too-long`. */
export const renameGroup: Action<GroupDoc, { name: string }> = (draft, { name }, context) => {
  if (context.role !== 'admin' && context.role !== 'organizer') return refusal('not-organizer')
  const fault = nameFault(name)
  if (fault) return refusal(fault)
  put(draft.about, 'name', text(name.trim()))
}

/** The own name, as the others see it. Refusals: `name-empty`, `text-too-long`. */
export const setOwnName: Action<GroupDoc, { name: string }> = (draft, { name }, context) => {
  const fault = nameFault(name)
  if (fault) return refusal(fault)
  put(draft.names, context.member, text(name.trim()))
}

const nameFault = (name: string): string | undefined =>
  name.trim() === '' ? 'name-empty' : name.trim().length > GROUP_NAME_LENGTH ? 'text-too-long' : undefined
