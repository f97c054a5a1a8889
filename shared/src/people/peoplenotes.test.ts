import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { correctNote, notePerson, notesOn, peopleNotesKind, restoreNote } from './peoplenotes.ts'

const [ANA, LUIS] = [testId('ana'), testId('luis')]

test('organizers alone write notes about people', () => {
  expect(peopleNotesKind.writers).toEqual(['admin', 'organizer'])
})

test('a note is written once, corrected by another, and taken away', () => {
  const [olga, pat] = [phone(peopleNotesKind, 'olga', 'organizer'), phone(peopleNotesKind, 'pat', 'organizer')]
  expect(olga.act(notePerson, { id: testId(1), person: ANA, text: '  ' })?.code).toBe('note-empty')
  expect(olga.act(notePerson, { id: testId(1), person: 'ana', text: 'x' })?.code).toBe('not-an-id')
  olga.act(notePerson, { id: testId(1), person: ANA, text: ' Call after six ' }, 1000)
  olga.act(notePerson, { id: testId(2), person: LUIS, text: 'Has the key' }, 2000)
  expect(notesOn(olga.view(), [ANA, LUIS]).map(note => note.text)).toEqual(['Has the key', 'Call after six'])
  pat.hear(olga)
  const [first] = notesOn(olga.view(), [ANA])
  olga.act(correctNote, { id: testId(3), note: first!, text: 'Call after seven' })
  pat.act(correctNote, { id: testId(4), note: first!, text: 'Do not call' })
  expect(pat.act(correctNote, { id: testId(5), note: { ...first!, id: testId(9) }, text: 'x' })?.code).toBe('note-unknown')
  olga.hear(pat)
  expect(
    notesOn(olga.view(), [ANA])
      .map(note => note.text)
      .toSorted(),
  ).toEqual(['Call after seven', 'Do not call'])
  for (const note of notesOn(olga.view(), [ANA])) olga.act(correctNote, { id: testId(`gone ${note.id}`), note, text: '' })
  expect(notesOn(olga.view(), [ANA])).toEqual([])
})

test('a note that was taken away comes back as it was, and can be taken away again', () => {
  const [olga, pat] = [phone(peopleNotesKind, 'olga', 'organizer'), phone(peopleNotesKind, 'pat', 'organizer')]
  olga.act(notePerson, { id: testId(1), person: ANA, text: 'Call after six' }, 1000)
  pat.hear(olga)
  const before = notesOn(pat.view(), [ANA])
  const away = { id: testId(2), note: before[0]!, text: '' }
  pat.act(correctNote, away, 2000)
  expect(notesOn(pat.view(), [ANA])).toEqual([])
  expect(pat.act(restoreNote, { id: testId(3), person: ANA, removal: testId(9) })?.code).toBe('note-unknown')
  pat.act(restoreNote, { id: testId(3), person: ANA, removal: testId(2) }, 3000)
  expect(notesOn(pat.view(), [ANA])).toEqual(before)
  // Somebody else took it away as well: taking back one of the two leaves the other.
  olga.act(correctNote, { id: testId(4), note: before[0]!, text: '' }, 2500)
  olga.hear(pat)
  expect(notesOn(olga.view(), [ANA])).toEqual([])
  olga.act(restoreNote, { id: testId(5), person: ANA, removal: testId(4) }, 4000)
  expect(notesOn(olga.view(), [ANA])).toEqual(before)
  olga.act(correctNote, { id: testId(6), note: before[0]!, text: '' }, 5000)
  expect(notesOn(olga.view(), [ANA])).toEqual([])
})
