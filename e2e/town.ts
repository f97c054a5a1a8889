// Voter files of a made-up town, as organizers get them: Ohio's layout, a VAN list, any table with column names.
import { layoutFiles } from '@porchlight/shared/canvass/import/testing/layout-files'
import { generateOhioFile } from '@porchlight/shared/canvass/town-file'
import { sampleTown } from '@porchlight/shared/canvass/town'
import type { Door, Voter } from '@porchlight/shared/canvass/types'

/** What a file field of a page takes. */
export interface TownFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

export const fileOf = (name: string, content: string | Buffer): TownFile => ({
  name,
  mimeType: name.endsWith('.csv') ? 'text/csv' : 'text/plain',
  buffer: typeof content === 'string' ? Buffer.from(content, 'utf8') : content,
})

/** An Ohio county file; about 1,000 voters make a precinct. */
export const ohioFile = (voters: number, seed = 1): TownFile => fileOf('SWVF_TEST.csv', [...generateOhioFile(voters, seed)].join(''))

/** Puts other words into one line of a file, `line` counted from 1 (0 is the header): canaries, for example. */
export function withCell(file: TownFile, line: number, column: string, value: string): TownFile {
  const lines = file.buffer.toString('utf8').split('\r\n')
  const at = lines[0]!.split(',').indexOf(`"${column}"`)
  if (at < 0 || !lines[line]) throw new Error(`no ${column} in line ${line}`)
  const cells = lines[line].split('","')
  cells[at] = `${at === 0 ? '"' : ''}${value}${at === cells.length - 1 ? '"' : ''}`
  lines[line] = cells.join('","')
  return { ...file, buffer: Buffer.from(lines.join('\r\n'), 'utf8') }
}

/**
 * The same Ohio file half a year later: the first `out` people are gone, the next two have moved to the last house, two more are called otherwise, and `movedIn`
 * people are new at doors of the list.
 */
export function laterFile(file: TownFile, out: number, movedIn: number): TownFile {
  const [header, ...lines] = file.buffer.toString('utf8').trim().split('\r\n')
  const cells = lines.map(line => line.slice(1, -1).split('","'))
  const columns = header!.slice(1, -1).split('","')
  const at = (name: string) => columns.indexOf(name)
  const set = (row: readonly string[], values: Row) => row.map((cell, i) => values[columns[i]!] ?? cell)
  const last = cells.at(-1)!
  const address = Object.fromEntries(['RESIDENTIAL_ADDRESS1', 'RESIDENTIAL_SECONDARY_ADDR'].map(name => [name, last[at(name)]!]))
  const rows = cells.slice(out).map((row, i) => (i < 2 ? set(row, address) : i < 4 ? set(row, { LAST_NAME: 'RENAMED' }) : row))
  const added = Array.from({ length: movedIn }, (_, i) =>
    set(cells[i * 3]!, { SOS_VOTERID: `OH99${i}`, FIRST_NAME: 'NEWLY', LAST_NAME: `ARRIVED${i}` }),
  )
  const text = [header!, ...[...rows, ...added].map(row => `"${row.join('","')}"`)].join('\r\n')
  return { ...file, buffer: Buffer.from(`${text}\r\n`, 'utf8') }
}

type Row = Readonly<Record<string, string>>

const cell = (text: string, delimiter: string): string =>
  text.includes(delimiter) || text.includes('"') || text.includes('\n') ? `"${text.replaceAll('"', '""')}"` : text

function table(rows: readonly Row[], delimiter: string): string {
  const columns = Object.keys(rows[0]!)
  const lines = [columns, ...rows.map(row => columns.map(column => row[column]!))]
  return lines.map(line => line.map(text => cell(text, delimiter)).join(delimiter)).join('\r\n') + '\r\n'
}

function people(voters: number, seed: number): { voter: Voter; door: Door }[] {
  const town = sampleTown({ voters, seed })
  const doors = new Map(town.doors.map(door => [door.id, door]))
  return town.voters.map(voter => ({ voter, door: doors.get(voter.door)! }))
}

/** `North Oak Street` in VAN's parts. */
function streetParts(street: string): Row {
  const words = street.split(' ')
  const StreetPrefix = /^[NSEW]$/.test(words[0]!) ? words.shift()! : ''
  const StreetType = words.length > 1 ? words.pop()! : ''
  return { StreetPrefix, StreetName: words.join(' '), StreetType, StreetSuffix: '' }
}

/** A VAN list export: split street parts, age in place of the date of birth, tab or comma. */
export function vanFile(voters: number, { seed = 1, delimiter = '\t' } = {}): TownFile {
  const rows = people(voters, seed).map(({ voter, door }, i): Row => {
    const [, StreetNo = '', StreetNoHalf = ''] = /^(\d*)\s*(.*)$/.exec(door.address.number) ?? []
    return {
      'Voter File VANID': String(4_000_000 + i),
      LastName: voter.last,
      FirstName: voter.first,
      MiddleName: voter.middle,
      Suffix: voter.suffix,
      Sex: voter.sex,
      Age: voter.born ? String(2026 - Number(voter.born.slice(0, 4))) : '',
      'Preferred Phone': voter.phone,
      Party: voter.party,
      StreetNo,
      StreetNoHalf,
      ...streetParts(door.address.street),
      AptType: door.address.unit ? 'Apt' : '',
      AptNo: door.address.unit,
      City: door.address.city,
      State: door.address.state,
      Zip5: door.address.zip,
      Zip4: '',
      PrecinctName: door.precinct,
    }
  })
  return fileOf(delimiter === ',' ? 'van-list.csv' : 'van-list.txt', table(rows, delimiter))
}

/** A file of a known layout, by its name: `LIN_20260908.txt` is Florida's. */
export const knownFile = (name: string, voters: number, seed = 1): TownFile =>
  fileOf(name, layoutFiles(voters, seed).find(file => file.name === name)!.text)

/** A file of Washington, which comes for the whole state, with the same precincts in two counties. */
export function twoCounties(voters: number, seed = 1): TownFile {
  const { name, buffer } = knownFile('20260801_VRDB_Extract.txt', voters, seed)
  const [header, ...lines] = buffer.toString('utf8').trim().split('\r\n')
  const elsewhere = lines.map(line => line.replace('WA0', 'WA9').replace('|KI|', '|PI|').replace('|Lindenville|', '|Otherville|'))
  return fileOf(name, [header, ...lines, ...elsewhere, ''].join('\r\n'))
}

/** The same file of Florida's when its first people have become exempt from public records. */
export function nowExempt({ name, buffer }: TownFile, people: number): TownFile {
  const lines = buffer.toString('utf8').split('\n')
  return fileOf(name, lines.map((line, i) => (i < people ? line.split('\t').with(6, 'Y').join('\t') : line)).join('\n'))
}

/** A table with names of its own for the columns, so that somebody has to say what they mean. */
export function headedFile(voters: number, { seed = 1, delimiter = ';' } = {}): TownFile {
  const rows = people(voters, seed).map(({ voter, door }, i): Row => ({
    'Member #': `M${i + 1}`,
    Given: voter.first,
    Family: voter.last,
    House: door.address.number,
    Road: door.address.street,
    Flat: door.address.unit,
    Town: door.address.city,
    'Post code': door.address.zip,
    'Favourite colour': ['red', 'green', 'blue'][i % 3]!,
  }))
  return fileOf('neighbours.csv', table(rows, delimiter))
}

/** The same text in the encodings in which such files come. */
export const encodings = {
  'utf-8 with BOM': (text: string): Buffer => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
  'utf-16le': (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
  'utf-16be': (text: string): Buffer => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]),
  'windows-1252': (text: string): Buffer => Buffer.from(text, 'latin1'),
} as const
