import { hash64 } from '../../base/hash64.ts'

/** What a column can be for us. Address: either one line (`address`, and `unitLine`), or split into its parts. */
export const FIELDS = [
  'sourceId',
  'first',
  'middle',
  'last',
  'suffix',
  'fullName',
  'address',
  'unitLine',
  'number',
  'numberHalf',
  'streetBefore',
  'street',
  'streetType',
  'streetAfter',
  'unitType',
  'unit',
  'city',
  'state',
  'zip',
  'precinct',
  'born',
  'age',
  'sex',
  'language',
  'phone',
  'party',
  'status',
  'registered',
  'confidential',
  'lat',
  'lon',
] as const
export type Field = (typeof FIELDS)[number]

/** Field → the name of its column, as the header has it. */
export type Mapping = Readonly<Partial<Record<Field, string>>>

export interface Layout {
  /** `oh-swvf`, `van-list` or `mapped`. */
  readonly source: string
  readonly mapping: Mapping
}

export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** The same kind of file finds its mapping again, in whatever order its columns come. */
export const headerHash = (header: readonly string[]): string =>
  hash64(
    header
      .map(plainName)
      .filter(name => !isElection(name))
      .toSorted()
      .join('\n'),
  )

const ELECTION = /^(PRIMARY|GENERAL|SPECIAL)\s*-\s*(\d\d)\/(\d\d)\/(\d{4})$/i
const isElection = (plain: string): boolean => /^(primary|general|special)\d{8}$/.test(plain)

/** `GENERAL-11/08/2022` → `G2022-11-08`; undefined for other columns. */
export function electionOf(column: string): string | undefined {
  const parts = ELECTION.exec(column.trim())
  return parts ? `${parts[1]![0]!.toUpperCase()}${parts[4]}-${parts[2]}-${parts[3]}` : undefined
}

const OHIO: Mapping = {
  sourceId: 'SOS_VOTERID',
  first: 'FIRST_NAME',
  middle: 'MIDDLE_NAME',
  last: 'LAST_NAME',
  suffix: 'SUFFIX',
  address: 'RESIDENTIAL_ADDRESS1',
  unitLine: 'RESIDENTIAL_SECONDARY_ADDR',
  city: 'RESIDENTIAL_CITY',
  state: 'RESIDENTIAL_STATE',
  zip: 'RESIDENTIAL_ZIP',
  precinct: 'PRECINCT_NAME',
  born: 'DATE_OF_BIRTH',
  party: 'PARTY_AFFILIATION',
  status: 'VOTER_STATUS',
  registered: 'REGISTRATION_DATE',
}

const VAN: Mapping = {
  sourceId: 'Voter File VANID',
  first: 'FirstName',
  middle: 'MiddleName',
  last: 'LastName',
  suffix: 'Suffix',
  address: 'vAddress',
  number: 'StreetNo',
  numberHalf: 'StreetNoHalf',
  streetBefore: 'StreetPrefix',
  street: 'StreetName',
  streetType: 'StreetType',
  streetAfter: 'StreetSuffix',
  unitType: 'AptType',
  unit: 'AptNo',
  city: 'City',
  state: 'State',
  zip: 'Zip5',
  precinct: 'PrecinctName',
  age: 'Age',
  sex: 'Sex',
  phone: 'Preferred Phone',
  party: 'Party',
  registered: 'DateReg',
  lat: 'Latitude',
  lon: 'Longitude',
}

/** Other names under which a column goes, best first; from published layouts (North Carolina, Washington) and common exports. */
const ALSO: Readonly<Record<Field, string>> = {
  sourceId:
    'sosvoterid,voterfilevanid,vanid,statevoterid,voterid,ncid,voterregnum,voternumber,registrationnumber,registrationid,personid,externalid,id',
  first: 'firstname,fname,first,namefirst,givenname,nombre',
  middle: 'middlename,midlname,mname,middle,namemiddle,additionalname',
  last: 'lastname,lname,last,namelast,familyname,surname,apellido,apellidos',
  suffix: 'suffix,namesuffix,namesuffixlbl,namesufxcd',
  fullName: 'fullname,name,votername,contactname,nombrecompleto',
  address:
    'residentialaddress1,resstreetaddress,vaddress,residenceaddress,residenceaddressline1,residentialaddress,streetaddress,address1,addressline1,homeaddress,address,maddress,direccion,domicilio',
  unitLine: 'residentialsecondaryaddr,residenceaddressline2,address2,addressline2',
  number: 'streetno,regstnum,housenumber,houseno,housenum,streetnumber,addrhousenumber,numero',
  numberHalf: 'streetnohalf,regstfrac,housenumberfraction,halfcode',
  streetBefore: 'streetprefix,regstpredirection,predirection,predir,streetdirection',
  street: 'streetname,regstname,street,addrstreet,calle',
  streetType: 'streettype,regsttype,streetnametype',
  streetAfter: 'streetsuffix,regstpostdirection,postdirection,postdir',
  unitType: 'apttype,regunittype,unittype,unitdesignator',
  unit: 'aptno,regstunitnum,unitnumber,unitno,unit,apt,aptnumber,apartment,addrunit,apartamento',
  city: 'residentialcity,rescitydesc,regcity,residencecity,city,town,addrcity,ciudad',
  state: 'residentialstate,regstate,residencestate,state,statecd,addrstate,estado',
  zip: 'residentialzip,zip5,regzipcode,residencezipcode,zipcode,zip,postcode,postalcode,addrpostcode',
  precinct: 'precinctname,precinctdesc,precinct,precinctcode,precinctabbrv,pct,ward',
  born: 'dateofbirth,dob,birthdate,birthyear,yearofbirth,born',
  age: 'age,ageatyearend,edad',
  sex: 'sex,gender,gendercode',
  language: 'language,languagespoken,preferredlanguage,spokenlanguage,idioma',
  phone: 'preferredphone,phone,phonenumber,fullphonenumber,cellphone,homephone,daytimephonenumber,telefono',
  party: 'party,partyaffiliation,partycd',
  status: 'voterstatus,statuscd,statuscode,status,voterstatusdesc',
  registered: 'registrationdate,datereg,registrdt,dateregistered',
  confidential: 'confidentialind,requestedpublicrecordsexemption,confidential',
  lat: 'latitude,lat',
  lon: 'longitude,lon,lng,long',
}

/** The mapping that the header suggests: a known layout, else guesses by the names of columns. */
export function guessLayout(header: readonly string[]): Layout {
  const columns = new Map(
    header
      .map(name => [plainName(name), name] as const)
      .filter(([plain]) => plain !== '')
      .toReversed(),
  )
  const has = (name: string) => columns.has(plainName(name))
  if (has('SOS_VOTERID') && has('RESIDENTIAL_ADDRESS1')) return { source: 'oh-swvf', mapping: presentIn(OHIO, columns) }
  if (has('Voter File VANID') && (has('StreetName') || has('vAddress'))) {
    const mapping = presentIn(VAN, columns)
    // Where the parts are there, they are surer than the line.
    return { source: 'van-list', mapping: mapping.street ? without(mapping, 'address') : mapping }
  }
  return { source: 'mapped', mapping: guess(columns) }
}

function presentIn(mapping: Mapping, columns: ReadonlyMap<string, string>): Mapping {
  const found: Partial<Record<Field, string>> = {}
  for (const field of FIELDS) {
    const column = mapping[field] && columns.get(plainName(mapping[field]))
    if (column !== undefined) found[field] = column
  }
  return found
}

function guess(columns: ReadonlyMap<string, string>): Mapping {
  const found: Partial<Record<Field, string>> = {}
  const taken = new Set<string>()
  for (const field of FIELDS) {
    const plain = ALSO[field].split(',').find(name => columns.has(name) && !taken.has(name))
    if (!plain) continue
    found[field] = columns.get(plain)!
    taken.add(plain)
  }
  if (found.street && found.number) return without(found, 'address')
  // A street without a number beside it is a whole address line.
  return found.street && !found.address ? { ...without(found, 'street'), address: found.street } : found
}

function without(mapping: Mapping, field: Field): Mapping {
  const { [field]: _, ...others } = mapping
  return others
}

export const hasAddress = (mapping: Mapping): boolean => mapping.address !== undefined || mapping.street !== undefined
export const hasName = (mapping: Mapping): boolean =>
  mapping.last !== undefined || mapping.first !== undefined || mapping.fullName !== undefined
