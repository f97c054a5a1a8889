import { FIELDS, byPlainName } from './fields.ts'
import type { Field, Mapping } from './fields.ts'

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
  number: 'streetno,regstnum,housenumber,houseno,housenum,streetnumber,addrhousenumber,addressnumber,addnumber,addrnum,addno,number,numero',
  numberHalf: 'streetnohalf,regstfrac,housenumberfraction,halfcode',
  streetBefore: 'streetprefix,regstpredirection,predirection,predir,streetdirection',
  street: 'streetname,regstname,street,addrstreet,stname,calle',
  streetType: 'streettype,regsttype,streetnametype',
  streetAfter: 'streetsuffix,regstpostdirection,postdirection,postdir',
  unitType: 'apttype,regunittype,unittype,unitdesignator',
  unit: 'aptno,regstunitnum,unitnumber,unitno,unit,apt,aptnumber,apartment,addrunit,addressunit,apartamento',
  city: 'residentialcity,rescitydesc,regcity,residencecity,city,town,addrcity,ciudad',
  state: 'residentialstate,regstate,residencestate,state,statecd,addrstate,estado',
  zip: 'residentialzip,zip5,regzipcode,residencezipcode,zipcode,zip,postcode,postalcode,addrpostcode',
  county: 'countyname,countydesc,county,countycode,countynumber',
  precinct: 'precinctname,precinctdesc,precinct,precinctcode,precinctabbrv,pct,ward',
  born: 'dateofbirth,dob,birthdate,birthyear,yearofbirth,born',
  age: 'age,ageatyearend,edad',
  sex: 'sex,gender,gendercode',
  language: 'language,languagespoken,preferredlanguage,spokenlanguage,idioma',
  phoneArea: 'daytimeareacode,areacode',
  phone: 'preferredphone,phone,phonenumber,fullphonenumber,cellphone,homephone,daytimephonenumber,telefono',
  party: 'party,partyaffiliation,partycd',
  status: 'voterstatus,statuscd,statuscode,status,voterstatusdesc',
  registered: 'registrationdate,datereg,registrdt,dateregistered',
  confidential: 'confidentialind,requestedpublicrecordsexemption,confidential',
  lat: 'latitude,lat,ycoord,y',
  lon: 'longitude,lon,lng,long,xcoord,x',
}

/** What the names of the columns suggest. */
export function guessByNames(header: readonly string[]): Mapping {
  const columns = byPlainName(header)
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

const ZIP = /^\d{5}(?:-?\d{4})?$/
const ADDRESS = /^\d+[A-Z]?(?: \d\/\d)? +[A-Z0-9]/i
const HOUSE = /^\d{1,5}[A-Z]?$/i

/** What the cells suggest, for a file without a header line: few things can be told, and the organizer says the rest. */
export function guessByCells(columns: readonly string[], rows: readonly (readonly string[])[]): Mapping {
  const found: Partial<Record<Field, string>> = {}
  const first = (pattern: RegExp) =>
    columns.find((column, i) => {
      const cells = rows.map(row => (row[i] ?? '').trim()).filter(cell => cell !== '')
      return cells.length > 0 && cells.every(cell => pattern.test(cell)) && !Object.values(found).includes(column)
    })
  for (const [field, pattern] of [
    ['address', ADDRESS],
    ['zip', ZIP],
    ['number', HOUSE],
  ] as const) {
    const column = field === 'number' && found.address !== undefined ? undefined : first(pattern)
    if (column !== undefined) found[field] = column
  }
  return found
}
