/** Files as they really come: broken, cut, mistaken for a list. Each with what the app is to say: a refusal, or lines that are left out. */
export interface BadFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The refusal of looking at it or of reading it. */
  readonly refused?: string
  /** Of the refusal `file-not-a-list`. */
  readonly kind?: string
  /** The line that the refusal names. */
  readonly line?: number
  /** `line reason` of each line that is left out. */
  readonly skips?: readonly string[]
  /** How many people come in all the same. */
  readonly voters?: number
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text))
const joined = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
const utf16 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([...text].flatMap(char => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8]))
const noise = (...head: number[]): Uint8Array<ArrayBuffer> =>
  joined(
    Uint8Array.from(head),
    Uint8Array.from({ length: 400 }, (_, i) => (i * 7) & 255),
  )

const HEAD = 'Voter ID,First Name,Last Name,Address,City,ZIP\n'
const row = (id: number | string, rest = ''): string => `${id},Ann,Lee,${String(id).replace(/\D/g, '') || 1} Elm St,Lima,45801${rest}\n`
const GOOD = row(1) + row(2)

type Refusal = Pick<BadFile, 'refused' | 'kind' | 'line'>
const refusal = (name: string, content: string | Uint8Array<ArrayBuffer>, answer: Refusal): BadFile => ({
  name,
  bytes: typeof content === 'string' ? utf8(content) : content,
  ...answer,
})
const notAList = (name: string, kind: string, content: string | Uint8Array<ArrayBuffer>): BadFile =>
  refusal(name, content, { refused: 'file-not-a-list', kind })
const skips = (name: string, content: string | Uint8Array<ArrayBuffer>, left: readonly string[], voters: number): BadFile => ({
  name,
  bytes: typeof content === 'string' ? utf8(content) : content,
  skips: left,
  voters,
})

export const BAD_FILES: readonly BadFile[] = [
  refusal('nothing at all', '', { refused: 'file-empty' }),
  refusal('blank lines', '\n \r\n\t\n', { refused: 'file-empty' }),
  refusal('a mark of its encoding and nothing else', Uint8Array.from([0xef, 0xbb, 0xbf]), { refused: 'file-empty' }),
  notAList('an Excel workbook', 'spreadsheet', noise(0x50, 0x4b, 3, 4)),
  notAList('an Excel workbook of before 2007', 'spreadsheet', noise(0xd0, 0xcf, 0x11, 0xe0)),
  notAList('a gzip', 'compressed', noise(0x1f, 0x8b, 8)),
  notAList('a 7z', 'compressed', noise(0x37, 0x7a, 0xbc, 0xaf)),
  notAList('a RAR', 'compressed', noise(0x52, 0x61, 0x72, 0x21)),
  notAList('a PDF', 'pdf', utf8('%PDF-1.7\n1 0 obj\n')),
  notAList('a PNG', 'binary', noise(0x89, 0x50, 0x4e, 0x47)),
  notAList('a JPEG', 'binary', noise(0xff, 0xd8, 0xff, 0xe0)),
  notAList('a SQLite database', 'database', joined(utf8('SQLite format 3'), noise(0))),
  notAList('an Access database', 'database', joined(Uint8Array.from([0, 1, 0, 0]), utf8('Standard Jet DB'), noise(0))),
  notAList('a Parquet file', 'database', joined(utf8('PAR1'), noise(21))),
  notAList('a page that asks to sign in', 'webpage', '<!DOCTYPE html>\n<html><head><title>Sign in, please</title>'),
  notAList(
    'an HTML table called .xls',
    'webpage',
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>Name</td></tr></table></html>',
  ),
  notAList('XML', 'data', '<?xml version="1.0"?>\n<voters><voter name="Ann, Lee"/></voters>\n'),
  notAList('JSON', 'data', '[{"name":"Ann Lee","address":"1 Elm St"},{"name":"Bob Roe"}]'),
  notAList('GeoJSON', 'data', '{"type":"FeatureCollection","features":[]}'),
  notAList('contacts', 'cards', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ann Lee\r\nEND:VCARD\r\n'),
  notAList('rich text', 'document', '{\\rtf1\\ansi Ann Lee, 1 Elm St}'),
  notAList('a letter', 'text', 'Dear neighbours\nsee you on Thursday\n'),
  notAList('zeros, as a stick that failed gives', 'binary', new Uint8Array(4096)),
  refusal('a header and nothing else', HEAD, { refused: 'file-no-rows' }),
  refusal('a header with blank lines', `${HEAD}\n\n,,,,,\n`, { refused: 'file-no-rows' }),
  refusal('no address', 'Voter ID,First Name,Last Name\n1,Ann,Lee\n', { refused: 'file-no-address-column' }),
  refusal('no name', 'Voter ID,Address,City\n1,1 Elm St,Lima\n', { refused: 'file-no-name-column' }),
  refusal('nobody with an address', `${HEAD}1,Ann,Lee,,Lima,45801\n2,Bob,Roe,,Lima,45801\n`, { refused: 'file-nobody', line: 2 }),
  refusal('columns that have slipped in every line', `${HEAD}${row(1, ',x,y')}${row(2, ',x,y')}`, { refused: 'file-nobody', line: 2 }),
  refusal('everybody taken off the roll', 'Name,Address,Status\nAnn Lee,1 Elm St,REMOVED\n', { refused: 'file-nobody', line: 2 }),
  refusal('Florida’s history', 'LIN\t101\t11/08/2022\tGEN\tY\nLIN\t102\t11/08/2022\tGEN\tA\n', { refused: 'file-is-history', line: 1 }),
  refusal('Washington’s history', 'CountyCode|StateVoterID|ElectionDate|VotingHistoryID\nKI|1|11/08/2022|9\n', {
    refused: 'file-is-history',
    line: 1,
  }),
  refusal(
    'Washington’s precincts',
    'CountyCode|County|DistrictType|DistrictCode|DistrictName|PrecinctCode|PrecinctName|PrecinctPart\nKI|King|C|1|One|7|Elm|0\n',
    {
      refused: 'file-is-districts',
      line: 1,
    },
  ),
  refusal('contact history out of VAN', 'Voter File VANID,Contact Name,Date Canvassed,Result\n1,"Lee, Ann",1/2/2026,Canvassed\n', {
    refused: 'file-is-results',
    line: 1,
  }),
  refusal('survey responses out of VAN', 'Voter File VANID,Contact Name,Date Canvassed,Survey Response\n1,"Lee, Ann",1/2/2026,Yes\n', {
    refused: 'file-is-results',
    line: 1,
  }),
  skips('a line without an address', `${HEAD}${GOOD}3,Ann,Lee,,Lima,45801\n`, ['4 no-address'], 2),
  skips('an address of blanks', `${HEAD}${GOOD}3,Ann,Lee,   ,Lima,45801\n`, ['4 no-address'], 2),
  skips('an address of stars', `${HEAD}${GOOD}3,Ann,Lee,*****,Lima,45801\n`, ['4 no-address'], 2),
  skips('a line without a name', `${HEAD}3,,,3 Elm St,Lima,45801\n${GOOD}`, ['2 no-name'], 2),
  skips('a post-office box', `${HEAD}${GOOD}3,Ann,Lee,P.O. Box 12,Lima,45801\n`, ['4 po-box'], 2),
  skips('the same number twice', `${HEAD}${GOOD}${row(1)}`, ['4 duplicate-id'], 2),
  skips(
    'numbers that a spreadsheet has rounded',
    `${HEAD}${GOOD}${row('1.23457E+11')}${row('1,23457E+11'.replace(',', '.'))}`,
    ['4 rounded-id', '5 rounded-id'],
    2,
  ),
  skips('too few cells', `${HEAD}1,Ann\n${GOOD}`.replace('1,Ann,', '9,Ann,'), ['2 ragged'], 2),
  skips('too many cells', `${HEAD}${GOOD}${row(3, ',x,y')}`, ['4 ragged'], 2),
  skips('a comma that nobody quoted', `${HEAD}${GOOD}3,Ann,Lee,3 Elm St, Apt 2,Lima,45801\n`, ['4 ragged'], 2),
  skips('cut in the middle of a line', `${HEAD}${GOOD}3,Ann`, ['4 cut-short'], 2),
  skips('cut within quotation marks', `${HEAD}${GOOD}3,"Ann`, ['4 malformed-quote'], 2),
  skips('a quotation mark that never ends', `${HEAD}3,"Ann,Lee,3 Elm St,Lima,45801\n${GOOD}`, ['2 malformed-quote'], 2),
  skips('words behind a quotation mark', `${HEAD}3,"Ann" B,Lee,3 Elm St,Lima,45801\n${GOOD}`, ['2 malformed-quote'], 2),
  skips('inches in an address, not doubled', `${HEAD}${GOOD}3,Ann,"Lee"s",3 Elm St,Lima,45801\n`, ['4 malformed-quote'], 2),
  skips('two files one after the other', `${HEAD}${row(1)}${HEAD}${row(2)}`, ['3 header-again'], 2),
  skips(
    'a zero byte far down',
    joined(utf8(HEAD), utf8(Array.from({ length: 3000 }, (_, i) => row(i + 10)).join('')), utf8('3,An\u0000n,Lee,3 Elm St,Lima,45801\n')),
    ['3002 damaged'],
    3000,
  ),
  skips('a control character', `${HEAD}${GOOD}3,An\u0001n,Lee,3 Elm St,Lima,45801\n`, ['4 damaged'], 2),
  skips('a total at the end', `${HEAD}${GOOD}Total,2\n`, ['4 ragged'], 2),
  skips(
    'a line break within a name, and a bad line behind it',
    `${HEAD}1,"An\nn",Lee,1 Elm St,Lima,45801\n2,Bob,Roe,,Lima,45801\n`,
    ['4 no-address'],
    1,
  ),
  skips(
    'UTF-16 cut in the middle of a letter',
    joined(Uint8Array.from([0xff, 0xfe]), utf16(`${HEAD}${GOOD}3,A`), Uint8Array.from([0x6e])),
    ['4 cut-short'],
    2,
  ),
  skips('old Mac line ends and a bad line', `${HEAD}${GOOD}3,Ann,Lee,,Lima,45801\n`.replaceAll('\n', '\r'), ['4 no-address'], 2),
  skips('line ends of three kinds', `${HEAD.trim()}\r\n${row(1).trim()}\r${row(2)}3,Ann,Lee,,Lima,45801\r\n`, ['4 no-address'], 2),
  skips('a person taken off the roll', 'Name,Address,Status\nAnn Lee,1 Elm St,ACTIVE\nBob Roe,2 Elm St,CANCELLED\n', ['3 removed'], 1),
]
