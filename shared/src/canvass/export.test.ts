import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { packBase } from './pack-base.ts'
import { csvLine, meant } from '../base/csv.ts'
import { EXPORT_COLUMNS, isoLocal, visitsCsv } from './export.ts'
import type { ExportWords } from './export.ts'
import { phone, testId } from '../doc/testing.ts'
import { sampleTown } from './town.ts'
import { fillTurf } from './turf.actions.ts'
import { turfKind } from './turf.ts'
import { RESULTS } from './types.ts'
import type { Target } from './types.ts'
import { addResident, askNotToContact, correctVisit, recordVisit, setCanvasserName, undoVisit } from './visits.actions.ts'
import { visitsKind } from './visits.ts'

const WORDS: ExportWords = {
  columns: Object.fromEntries(EXPORT_COLUMNS.map(column => [column, column])) as ExportWords['columns'],
  results: Object.fromEntries(RESULTS.map(code => [code, `say ${code}`])) as ExportWords['results'],
  yes: 'yes',
}
const QUESTION = { id: testId('q'), order: 1, text: 'Rent, or own?', kind: 'text' as const, choices: [] }

function start() {
  const olga = phone(turfKind, 'olga', 'organizer')
  const base = sampleTown({ voters: 40 })
  olga.act(fillTurf, { name: 'Oak', groupName: 'Us', part: packBase(base)[0]!, questions: [QUESTION] })
  const sam = phone(visitsKind, 'sam')
  const voter = base.voters[0]!
  const at: Target = { level: 'person', id: voter.id }
  const read = () =>
    Papa.parse<Record<string, string>>(visitsCsv([{ name: 'Oak', turf: olga.view(), visits: sam.view() }], [QUESTION], WORDS), {
      header: true,
      skipEmptyLines: true,
    })
  return { sam, voter, at, read, door: base.doors.find(door => door.id === voter.door)! }
}

test('one line a standing visit: who, where, what, when, answers; what was replaced or taken back is not there', () => {
  const { sam, voter, at, read, door } = start()
  const noon = new Date(2026, 10, 22, 12, 5, 9).getTime()
  sam.act(setCanvasserName, { name: 'Sam' })
  sam.act(recordVisit, { id: testId('1'), target: at, door: voter.door, result: 'refused' }, noon)
  sam.act(
    correctVisit,
    {
      id: testId('2'),
      replaces: testId('1'),
      result: 'canvassed',
      literature: true,
      note: 'Said "maybe",\nthen yes',
      answers: { [QUESTION.id]: 'Rent' },
    },
    noon + 60_000,
  )
  sam.act(recordVisit, { id: testId('3'), target: { level: 'door', id: voter.door }, door: voter.door, result: 'not-home' }, noon)
  sam.act(undoVisit, { id: testId('4'), visit: testId('3') })
  sam.act(addResident, { id: testId('ana'), door: voter.door, name: 'Ana' })
  sam.act(recordVisit, { id: testId('5'), target: { level: 'person', id: testId('ana') }, door: voter.door, result: 'moved' }, noon + 1)
  sam.act(askNotToContact, { id: testId('6'), target: { level: 'person', id: testId('ana') } })
  const { data, errors } = read()
  expect(errors).toEqual([])
  expect(data).toHaveLength(2)
  expect(data[0]).toMatchObject({
    turf: 'Oak',
    address: `${door.address.number} ${door.address.street}`,
    city: 'Lindenville',
    zip: '43999',
    person: `${voter.first} ${voter.middle ? `${voter.middle} ` : ''}${voter.last}`,
    sourceId: voter.sourceId,
    newResident: '',
    result: 'say canvassed',
    resultCode: 'canvassed',
    canvasser: 'Sam',
    when: '2026-11-22T12:05:09',
    literature: 'yes',
    doNotContact: '',
    note: 'Said "maybe",\nthen yes',
    'Rent, or own?': 'Rent',
  })
  expect(data[1]).toMatchObject({ person: 'Ana', newResident: 'yes', doNotContact: 'yes', resultCode: 'moved', sourceId: '' })
})

test('a canvasser without a name is still somebody', () => {
  const { sam, voter, at, read } = start()
  sam.act(recordVisit, { id: testId('1'), target: at, door: voter.door, result: 'refused' })
  expect(read().data[0]!['canvasser']).toBe(sam.member.slice(0, 8))
})

const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '+', '-', '@', '\t', ' ', 'a', "'", '\uFEFF') }),
)

test('any cells at all are read back by a parser, and none begins like a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }), rows => {
      const text = rows.map(csvLine).join('')
      const { data, errors } = Papa.parse<string[]>(`\uFEFF${text}`, { delimiter: ',', newline: '\r\n' })
      expect(errors).toEqual([])
      // The last line end begins no row of its own.
      expect(data.slice(0, -1).map(row => row.map(meant))).toEqual(rows)
      for (const one of data.slice(0, -1).flat()) expect(one).not.toMatch(/^[=+\-@\t\r]/)
    }),
    { numRuns: 500 },
  )
})

test('local time is the clock on the wall', () => {
  expect(isoLocal(new Date(2026, 0, 2, 3, 4, 5).getTime())).toBe('2026-01-02T03:04:05')
})
