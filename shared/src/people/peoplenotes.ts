import { textField, uintField } from '../base/cbor.ts'
import type { Fields } from '../base/cbor.ts'
import { need, refusal } from '../base/refusal.ts'
import { LONG_TEXT, idFault, idField, isId, textFault } from '../doc/checks.ts'
import { json, optionalText, recordsOf } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import { frozen } from '../doc/frozen.ts'
import { defineKind } from '../doc/kind.ts'
import type { Action } from '../doc/kind.ts'

/** What organizers write down about people, for organizers only; one document in scope `organizers`. */
export interface PeopleNotesDoc {
  about: Texts
  /**
   * `<person>/<id>`; written once, corrected by a new one that `replaces` it (empty: taken away). An empty one that is itself
   * replaced by an empty one takes nothing away any more: the note is back as it was, with its author and its day.
   */
  notes: Texts
}

export interface PersonNote {
  readonly id: string
  readonly person: string
  readonly text: string
  readonly at: number
  readonly by: string
  readonly replaces: string | undefined
}

export interface PeopleNotesView {
  /** What stands, newest first. */
  readonly notes: readonly PersonNote[]
}

export const peopleNotesKind = defineKind<PeopleNotesDoc, PeopleNotesView>({
  name: 'peoplenotes',
  version: 1,
  writers: ['admin', 'organizer'],
  initial: frozen('hW9Kg2DeVEABNgAQAAAAAAAAAAAAAAAAAAAAAAEBAAAABRUNNAFCAlYCcAJ-BWFib3V0BW5vdGVzAgIAAgACAA'),
  read: doc => {
    const all = recordsOf(doc.notes, readNote)
    const target = (note: PersonNote) => `${note.person}/${note.replaces}`
    const undone = new Set(all.filter(isEmpty).map(target))
    const replaced = new Set(all.filter(note => !isEmpty(note) || !undone.has(`${note.person}/${note.id}`)).map(target))
    const standing = all.filter(note => !isEmpty(note) && !replaced.has(`${note.person}/${note.id}`))
    return { notes: standing.toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)) }
  },
})

const isEmpty = (note: PersonNote): boolean => note.text === ''

function readNote(fields: Fields, key: string): PersonNote {
  const [id, person] = [idField(fields, 'id'), idField(fields, 'person')]
  need(key === `${person}/${id}`, 'malformed', 'key')
  const replaces = optionalText(fields, 'replaces', 16)
  return {
    id,
    person,
    text: textField(fields, 'text', LONG_TEXT),
    at: uintField(fields, 'at'),
    by: textField(fields, 'by', 32),
    replaces: isId(replaces) ? replaces : undefined,
  }
}

/** Notes of all records of a person (`Person.records`), newest first. */
export const notesOn = (view: PeopleNotesView, records: readonly string[]): readonly PersonNote[] =>
  view.notes.filter(note => records.includes(note.person))

/** Refusals: `not-an-id`, `note-empty`, `text-too-long`. */
export const notePerson: Action<PeopleNotesDoc, { id: string; person: string; text: string }> = (draft, { id, person, text }, context) => {
  const fault = idFault(id, person) ?? textFault(text, LONG_TEXT)
  if (fault) return fault
  if (text.trim() === '') return refusal('note-empty')
  const key = `${person}/${id}`
  if (!Object.hasOwn(draft.notes, key)) draft.notes[key] = json({ id, person, text: text.trim(), at: context.now, by: context.member })
}

/** An empty text takes it away. Two corrections at the same time both stand. Refusals: `not-an-id`, `note-unknown`, `text-too-long`. */
export const correctNote: Action<PeopleNotesDoc, { id: string; note: PersonNote; text: string }> = (draft, { id, note, text }, context) => {
  const fault = idFault(id, note.id, note.person) ?? textFault(text, LONG_TEXT)
  if (fault) return fault
  const key = `${note.person}/${id}`
  if (!Object.hasOwn(draft.notes, `${note.person}/${note.id}`)) return refusal('note-unknown')
  const said = { id, person: note.person, text: text.trim(), at: context.now, by: context.member, replaces: note.id }
  if (!Object.hasOwn(draft.notes, key)) draft.notes[key] = json(said)
}

/** Takes back that a note was taken away: `removal` is the id that `correctNote` was given. Refusals: `not-an-id`, `note-unknown`. */
export const restoreNote: Action<PeopleNotesDoc, { id: string; person: string; removal: string }> = (draft, args, context) => {
  const { id, person, removal } = args
  const fault = idFault(id, person, removal)
  if (fault) return fault
  if (!Object.hasOwn(draft.notes, `${person}/${removal}`)) return refusal('note-unknown')
  const key = `${person}/${id}`
  const said = { id, person, text: '', at: context.now, by: context.member, replaces: removal }
  if (!Object.hasOwn(draft.notes, key)) draft.notes[key] = json(said)
}
