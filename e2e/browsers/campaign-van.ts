// The file for VAN, column by column, against the list that was brought in and what each of them did.
import assert from 'node:assert/strict'
import { VAN_CONTACT_COLUMNS } from '@porchlight/shared/canvass/export-van'
import { readCsv } from '../csv.ts'
import type { CampaignList, Row } from './campaign-list.ts'
import { BRANCH, QUESTION, VOTE } from './campaign-script.ts'

const TODAY = 'today'
const VANID = 'Voter File VANID'
const SAID = ['Support', 'Issue', 'Tags', 'Follow Up', 'Follow Up Date']

export interface Knock {
  readonly by: string
  readonly turf: string
  /** As the heading says it: `118 Oak St, unit 2`. */
  readonly door: string
  readonly result: 'Not Home' | 'Canvassed' | 'Inaccessible' | 'Address Not Found'
  /** The one person it is about, and what they said, by column. */
  readonly of?: string
  readonly said?: Row
}

/** In small letters: the app writes names as people write them, the file in part in capitals. */
const personOf = (row: Row): string =>
  [row['FirstName'], row['MiddleName'], row['LastName'], row['Suffix']].filter(Boolean).join(' ').toLowerCase()

/** The number of the house is `118` or `12 ½`; what was inaccessible was so for all who live behind that number. */
function isAbout(row: Row, { door, result, of }: Knock): boolean {
  const number = [row['StreetNo'], row['StreetNoHalf']].filter(Boolean).join(' ')
  const unit = row['AptNo'] ?? ''
  if (!door.startsWith(`${number} `) || !door.includes(row['StreetName']!)) return false
  if (result !== 'Inaccessible' && unit !== '' && !new RegExp(`\\b${unit}$`).test(door)) return false
  return of === undefined || personOf(row) === of.toLowerCase()
}

const isToday = (row: Row, date: Date): boolean =>
  row['Date Canvassed'] === [date.getMonth() + 1, date.getDate(), date.getFullYear()].map(part => String(part).padStart(2, '0')).join('/')

/** `began`: the day on which the first door was knocked at, which may not be the day that it is now. */
export function checkVan(text: string, { rows }: CampaignList, knocks: readonly Knock[], began: Date): void {
  const lines = readCsv(text)
  const asked = [VOTE, QUESTION, BRANCH, ...SAID]
  assert.deepEqual(Object.keys(lines[0]!), [...VAN_CONTACT_COLUMNS, ...asked])
  for (const line of lines) assert.ok(isToday(line, began) || isToday(line, new Date()), `${line['Date Canvassed']} is not today`)
  const wanted = knocks.flatMap(knock => {
    const about = rows.filter(row => isAbout(row, knock))
    assert.ok(about.length > 0, `nobody of the list lives at ${knock.door}`)
    return about.map(row => ({
      [VANID]: row[VANID]!,
      'Contact Name': personOf(row),
      'Date Canvassed': TODAY,
      Result: knock.result,
      'Contact Type': 'Walk',
      'Canvassed By': knock.by,
      'Input Type Name': 'Porchlight',
      'MiniVAN Campaign': knock.turf,
      ...Object.fromEntries(asked.map(column => [column, knock.said?.[column] ?? ''])),
    }))
  })
  const byId = (a: Row, b: Row) => (a[VANID]! < b[VANID]! ? -1 : 1)
  const dated = lines.map(line => ({ ...line, 'Contact Name': line['Contact Name']!.toLowerCase(), 'Date Canvassed': TODAY }))
  assert.deepEqual(dated.toSorted(byId), wanted.toSorted(byId))
}
