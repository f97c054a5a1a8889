import { columnList } from './layout.ts'
import type { KnownLayout } from './layout.ts'

const COLUMNS = columnList(`
  County_Code, Voter_ID, Name_Last, Name_Suffix, Name_First, Name_Middle, Requested_public_records_exemption, Residence_Address_Line_1,
  Residence_Address_Line_2, Residence_City, Residence_State, Residence_Zipcode, Mailing_Address_Line_1, Mailing_Address_Line_2,
  Mailing_Address_Line_3, Mailing_City, Mailing_State, Mailing_Zipcode, Mailing_Country, Gender, Race, Birth_Date, Registration_Date,
  Party_Affiliation, Precinct, Precinct_Group, Precinct_Split, Precinct_Suffix, Voter_Status, Congressional_District, House_District,
  Senate_District, County_Commission_District, School_Board_District, Daytime_Area_Code, Daytime_Phone_Number, Daytime_Phone_Extension,
  Email_address`)
const at = (name: string): number => COLUMNS.indexOf(name)
const [COUNTY, EXEMPT, BORN, REGISTERED, STATUS] = [
  'County_Code',
  'Requested_public_records_exemption',
  'Birth_Date',
  'Registration_Date',
  'Voter_Status',
].map(at) as [number, number, number, number, number]
/** What an exemption hides is blank, or stars. */
const isDate = (cell: string): boolean => /^(?:\d\d\/\d\d\/\d{4}|\**)$/.test(cell.trim())

/** Florida's voter detail: one tab-separated file a county, without a header line. */
export const FLORIDA: KnownLayout = {
  source: 'fl-voters',
  columns: COLUMNS,
  signs: ['Voter_ID', 'Name_Last', 'Residence_Address_Line_1', 'Requested_public_records_exemption'],
  mapping: {
    sourceId: 'Voter_ID',
    first: 'Name_First',
    middle: 'Name_Middle',
    last: 'Name_Last',
    suffix: 'Name_Suffix',
    confidential: 'Requested_public_records_exemption',
    address: 'Residence_Address_Line_1',
    unitLine: 'Residence_Address_Line_2',
    city: 'Residence_City',
    state: 'Residence_State',
    zip: 'Residence_Zipcode',
    sex: 'Gender',
    born: 'Birth_Date',
    registered: 'Registration_Date',
    party: 'Party_Affiliation',
    county: 'County_Code',
    precinct: 'Precinct',
    status: 'Voter_Status',
    phoneArea: 'Daytime_Area_Code',
    phone: 'Daytime_Phone_Number',
  },
  isRow: cells =>
    cells.length === COLUMNS.length &&
    /^[A-Z]{3}$/.test(cells[COUNTY]!.trim()) &&
    /^[YN]?$/.test(cells[EXEMPT]!.trim()) &&
    /^(?:ACT|INA|PRE)$/.test(cells[STATUS]!.trim()) &&
    isDate(cells[BORN]!) &&
    isDate(cells[REGISTERED]!),
}
