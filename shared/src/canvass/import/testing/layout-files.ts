import { seeded, sampleTown } from '../../town.ts'
import type { Address, Voter } from '../../types.ts'
import { FLORIDA } from '../layouts/florida.ts'
import { NORTH_CAROLINA } from '../layouts/north-carolina.ts'
import { OHIO } from '../layouts/ohio.ts'
import { VAN } from '../layouts/van.ts'
import { WASHINGTON } from '../layouts/washington.ts'

/** Voter files of a made-up town in every known layout, each with some lines that are left out; the same seed gives the same file. */
export interface LayoutFile {
  readonly name: string
  readonly source: string
  readonly delimiter: string
  readonly hasHeader: boolean
  readonly text: string
  /** Lines with a person, and of these such as must be left out. */
  readonly rows: number
  readonly skipped: number
  readonly confidential: number
}

interface Person {
  readonly voter: Voter
  readonly address: Address
  /** Exempt from public records. */
  readonly isHidden: boolean
  readonly i: number
}
type Cells = Readonly<Record<string, string>>

interface Kind {
  readonly name: string
  readonly source: string
  readonly columns: readonly string[]
  readonly delimiter: string
  readonly hasHeader: boolean
  readonly hasConfidential: boolean
  readonly isQuoted?: true
  readonly end: '\n' | '\r\n'
  /** The column without which a person is left out. */
  readonly needs: string
  readonly cells: (person: Person) => Cells
}

const american = (date: string): string => date.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$2/$3/$1')
const line = ({ number, street }: Address): string =>
  (number.startsWith('Box') ? `${street} ${number}` : `${number} ${street}`).toUpperCase()
const phoneOf = (i: number): string => (i % 3 ? '' : `555${String(1000 + (i % 9000))}`)

function streetParts({ street }: Address): { before: string; name: string; type: string } {
  const words = street.split(' ')
  const before = /^[NSEW]$/.test(words[0]!) ? words.shift()! : ''
  const type = words.length > 1 ? words.pop()! : ''
  return { before, name: words.join(' '), type }
}

const florida = ({ voter, address, isHidden, i }: Person): Cells => ({
  County_Code: 'LIN',
  Voter_ID: String(100_000_000 + i),
  Name_Last: voter.last,
  Name_Suffix: voter.suffix,
  Name_First: voter.first,
  Name_Middle: voter.middle,
  Requested_public_records_exemption: isHidden ? 'Y' : 'N',
  Residence_Address_Line_1: line(address),
  Residence_Address_Line_2: address.unit ? `APT ${address.unit}` : '',
  Residence_City: address.city,
  Residence_Zipcode: address.zip,
  Gender: voter.sex,
  Race: '9',
  Birth_Date: american(voter.born),
  Registration_Date: american(voter.registered),
  Party_Affiliation: ['NPA', 'DEM', 'REP'][i % 3]!,
  Precinct: String(1 + (i % 4)),
  Precinct_Split: `${1 + (i % 4)}.0`,
  Voter_Status: i % 50 === 7 ? 'PRE' : voter.status === 'active' ? 'ACT' : 'INA',
  Congressional_District: '7',
  Daytime_Area_Code: phoneOf(i) && '904',
  Daytime_Phone_Number: phoneOf(i),
})

const northCarolina = ({ voter, address, isHidden, i }: Person): Cells => ({
  county_id: '92',
  county_desc: 'LINDEN',
  voter_reg_num: String(i).padStart(12, '0'),
  ncid: `AB${100_000 + i}`,
  last_name: voter.last.toUpperCase(),
  first_name: voter.first.toUpperCase(),
  middle_name: voter.middle,
  midl_name: voter.middle,
  name_suffix_lbl: voter.suffix,
  name_sufx_cd: voter.suffix,
  status_cd: voter.status === 'active' ? 'A' : 'I',
  voter_status_desc: voter.status.toUpperCase(),
  res_street_address: `${line(address)}${address.unit ? ` #${address.unit}` : ''}   `,
  res_city_desc: address.city.toUpperCase(),
  state_cd: 'NC',
  zip_code: address.zip,
  full_phone_number: phoneOf(i),
  confidential_ind: isHidden ? 'Y' : 'N',
  registr_dt: american(voter.registered),
  party_cd: ['UNA', 'DEM', 'REP', 'LIB'][i % 4]!,
  gender_code: voter.sex,
  birth_year: voter.born.slice(0, 4),
  birth_age: String(2026 - Number(voter.born.slice(0, 4))),
  age_at_year_end: String(2026 - Number(voter.born.slice(0, 4))),
  precinct_abbrv: `P${1 + (i % 4)}`,
  precinct_desc: `PRECINCT ${1 + (i % 4)}`,
})

const washington = ({ voter, address, i }: Person): Cells => {
  const { before, name, type } = streetParts(address)
  const [, number = '', half = ''] = /^(\d*)\s*(.*)$/.exec(address.number) ?? []
  const isBox = address.number.startsWith('Box')
  return {
    StateVoterID: `WA0${100_000 + i}`,
    FName: voter.first,
    MName: voter.middle,
    LName: voter.last,
    NameSuffix: voter.suffix,
    Birthyear: voter.born.slice(0, 4),
    Gender: voter.sex,
    RegStNum: isBox ? '' : number,
    RegStFrac: isBox ? '' : half,
    RegStPreDirection: isBox ? '' : before,
    RegStName: isBox ? `${address.street} ${address.number}` : name,
    RegStType: isBox ? '' : type,
    RegUnitType: address.unit ? 'APT' : '',
    RegStUnitNum: address.unit,
    RegCity: address.city,
    RegState: 'WA',
    RegZipCode: address.zip,
    CountyCode: 'KI',
    PrecinctCode: String(1000 + (i % 4)),
    Registrationdate: american(voter.registered),
    LastVoted: '11/05/2024',
    StatusCode: voter.status === 'active' ? 'Active' : 'Inactive',
  }
}

const van = ({ voter, address, i }: Person): Cells => {
  const { before, name, type } = streetParts(address)
  const [, number = '', half = ''] = /^(\d*)\s*(.*)$/.exec(address.number) ?? []
  const isBox = address.number.startsWith('Box')
  return {
    'Voter File VANID': String(4_000_000 + i),
    Sex: voter.sex,
    LastName: voter.last,
    FirstName: voter.first,
    MiddleName: voter.middle,
    Suffix: voter.suffix,
    'Preferred Phone': phoneOf(i),
    Party: 'U',
    Age: String(2026 - Number(voter.born.slice(0, 4))),
    StreetNo: isBox ? '' : number,
    StreetNoHalf: isBox ? '' : half,
    StreetPrefix: isBox ? '' : before,
    StreetName: isBox ? `${address.street} ${address.number}` : name,
    StreetType: isBox ? '' : type,
    AptType: address.unit ? 'Apt' : '',
    AptNo: address.unit,
    City: address.city,
    State: address.state,
    Zip5: address.zip,
    PrecinctName: `Linden ${1 + (i % 4)}`,
    DateReg: american(voter.registered),
  }
}

const ELECTIONS = ['PRIMARY-03/19/2024', 'GENERAL-11/05/2024', 'SPECIAL-08/08/2023', 'GENERAL-11/08/2022']
const ohio = ({ voter, address, i }: Person): Cells => ({
  SOS_VOTERID: `OH${String(10_000_000 + i).padStart(10, '0')}`,
  COUNTY_NUMBER: '25',
  LAST_NAME: voter.last.toUpperCase(),
  FIRST_NAME: voter.first.toUpperCase(),
  MIDDLE_NAME: voter.middle,
  SUFFIX: voter.suffix,
  DATE_OF_BIRTH: voter.born,
  REGISTRATION_DATE: voter.registered,
  VOTER_STATUS: voter.status === 'active' ? 'ACTIVE' : 'CONFIRMATION',
  RESIDENTIAL_ADDRESS1: line(address),
  RESIDENTIAL_SECONDARY_ADDR: address.unit ? `APT ${address.unit}` : '',
  RESIDENTIAL_CITY: address.city.toUpperCase(),
  RESIDENTIAL_STATE: 'OH',
  RESIDENTIAL_ZIP: address.zip,
  PRECINCT_NAME: `LINDEN ${1 + (i % 4)}`,
  'PRIMARY-03/19/2024': i % 5 === 0 ? 'D' : ' ',
  'GENERAL-11/05/2024': i % 2 === 0 ? 'X' : ' ',
  'GENERAL-11/08/2022': i % 3 === 0 ? 'X' : ' ',
})

const NC_OLD: Readonly<Record<string, string>> = { middle_name: 'midl_name', name_suffix_lbl: 'name_sufx_cd', age_at_year_end: 'birth_age' }
const common = { hasHeader: true, hasConfidential: false, end: '\r\n' } as const
const NC = {
  ...common,
  source: NORTH_CAROLINA.source,
  delimiter: '\t',
  hasConfidential: true,
  needs: 'res_street_address',
  cells: northCarolina,
}
const WA = { ...common, source: WASHINGTON.source, columns: WASHINGTON.columns, needs: 'RegStName', cells: washington }
const LIST = {
  ...common,
  source: VAN.source,
  columns: VAN.columns.filter(name => name !== 'vAddress' && name !== 'mAddress'),
  needs: 'StreetName',
  cells: van,
}

const KINDS: readonly Kind[] = [
  {
    ...common,
    name: 'SWVF_TEST.txt',
    source: OHIO.source,
    columns: [...OHIO.columns, ...ELECTIONS],
    delimiter: ',',
    isQuoted: true,
    needs: 'RESIDENTIAL_ADDRESS1',
    cells: ohio,
  },
  {
    name: 'LIN_20260908.txt',
    source: FLORIDA.source,
    columns: FLORIDA.columns,
    delimiter: '\t',
    hasHeader: false,
    hasConfidential: true,
    end: '\n',
    needs: 'Residence_Address_Line_1',
    cells: florida,
  },
  { ...NC, name: 'ncvoter92.txt', columns: NORTH_CAROLINA.columns },
  {
    ...NC,
    name: 'ncvoter92_2018.txt',
    columns: NORTH_CAROLINA.columns.filter(name => name !== 'birth_year').map(name => NC_OLD[name] ?? name),
  },
  { ...WA, name: '20260801_VRDB_Extract.txt', delimiter: '|' },
  { ...WA, name: '20220801_VRDB_Extract.txt', delimiter: '\t' },
  { ...LIST, name: 'van-list.txt', delimiter: '\t' },
  { ...LIST, name: 'van-list.csv', delimiter: ',' },
]

/** How often a line has no address, or a cell too few. */
const [NO_ADDRESS, RAGGED, HIDDEN] = [0.02, 0.01, 0.02]

/** One file of each kind, of about `voters` people. */
export const layoutFiles = (voters: number, seed = 1): readonly LayoutFile[] => KINDS.map(kind => fileOf(kind, voters, seed))

function fileOf(kind: Kind, voters: number, seed: number): LayoutFile {
  const town = sampleTown({ voters, seed })
  const addresses = new Map(town.doors.map(door => [door.id, door.address]))
  const roll = seeded(seed * 97)
  let skipped = 0
  let confidential = 0
  const lines = town.voters.map((voter, i) => {
    const isHidden = kind.hasConfidential && roll() < HIDDEN
    const known = kind.cells({ voter, address: addresses.get(voter.door)!, isHidden, i })
    const isHomeless = roll() < NO_ADDRESS
    const isRagged = !isHomeless && roll() < RAGGED
    if (isHomeless || isRagged) skipped++
    else if (isHidden) confidential++
    const cells = kind.columns.map(column => (isHomeless && column === kind.needs ? '' : (known[column] ?? '')))
    return lineOf(isRagged ? cells.slice(0, 12) : cells, kind)
  })
  const text = [...(kind.hasHeader ? [lineOf(kind.columns, kind)] : []), ...lines].join('')
  const { name, source, delimiter, hasHeader } = kind
  return { name, source, delimiter, hasHeader, text, rows: lines.length, skipped, confidential }
}

function lineOf(cells: readonly string[], { delimiter, isQuoted, end }: Kind): string {
  const quoted = (cell: string) => (isQuoted || cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell)
  return cells.map(quoted).join(delimiter) + end
}
