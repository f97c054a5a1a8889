// What the app counts in a voter file beside what somebody else's CSV reader counts in it: rows, people, doors, lines left out.
import { must } from '@porchlight/shared/base/result'
import { collect, scan } from '@porchlight/shared/canvass/import/import'
import { KNOWN_LAYOUTS } from '@porchlight/shared/canvass/import/layouts/known'
import { look } from '@porchlight/shared/canvass/import/look'
import { layoutFiles } from '@porchlight/shared/canvass/import/testing/layout-files'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { encodings } from '../town.ts'

const INFO = { importId: '0123456789abcdef', fileName: 'list', importedAt: Date.UTC(2026, 5, 1), terms: '' }

/** The columns of an address, each layout's own; the second is the column without which nobody can be visited. */
const ADDRESS: Readonly<Record<string, readonly string[]>> = {
  'oh-swvf': ['RESIDENTIAL_ADDRESS1', 'RESIDENTIAL_SECONDARY_ADDR', 'RESIDENTIAL_ZIP'],
  'fl-voters': ['Residence_Address_Line_1', 'Residence_Address_Line_2', 'Residence_Zipcode'],
  'nc-voters': ['res_street_address', 'zip_code'],
  'wa-vrdb': ['RegStName', 'RegStNum', 'RegStFrac', 'RegStType', 'RegStPreDirection', 'RegStPostDirection', 'RegStUnitNum', 'RegZipCode'],
  'van-list': ['StreetName', 'StreetNo', 'StreetNoHalf', 'StreetPrefix', 'StreetType', 'StreetSuffix', 'AptNo', 'Zip5'],
}

interface Counts {
  readonly rows: number
  readonly people: number
  readonly doors: number
  readonly left: number
}

/** By rules of its own: a line of another length, or without an address, is left out; doors are addresses as they are written. */
function counted(text: string, delimiter: string, source: string, hasHeader: boolean): Counts {
  const lines = parse(text, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    bom: true,
    record_delimiter: ['\r\n', '\n'],
  }) as string[][]
  const header = hasHeader ? lines.shift()! : KNOWN_LAYOUTS.find(layout => layout.source === source)!.columns
  const columns = ADDRESS[source]!.map(name => header.indexOf(name))
  if (columns.includes(-1)) throw new Error(`no such column in ${source}`)
  const doors = new Set<string>()
  let people = 0
  for (const cells of lines) {
    if (cells.length !== header.length || cells[columns[0]!]!.trim() === '') continue
    people++
    doors.add(columns.map(at => cells[at]!.trim().toUpperCase()).join('|'))
  }
  return { rows: lines.length, people, doors: doors.size, left: lines.length - people }
}

async function ours(bytes: Buffer): Promise<Counts> {
  const file = new Blob([new Uint8Array(bytes)])
  const seen = must(await look(file))
  const counts = must(await scan(file, seen, seen.layout, 2026))
  const base = must(await collect(file, counts, seen.layout, {}, INFO))
  return { rows: counts.rows, people: base.voters.length, doors: base.doors.length, left: counts.skipped.total }
}

const files = [1, 2, 3].flatMap(seed => layoutFiles(700, seed).map(file => [`${file.name}, seed ${seed}`, file] as const))

test.each(files)('[I3] %s: rows, people, doors and lines left out are as many as another reader counts', async (_, file) => {
  const expected = counted(file.text, file.delimiter, file.source, file.hasHeader)
  expect(expected).toMatchObject({ rows: file.rows, left: file.skipped })
  expect(await ours(Buffer.from(file.text))).toEqual(expected)
})

test.each(Object.entries(encodings))('[I3] as many in %s', async (_, encode) => {
  for (const file of layoutFiles(300, 9)) {
    const expected = counted(file.text, file.delimiter, file.source, file.hasHeader)
    expect(await ours(encode(file.text))).toEqual(expected)
  }
})
