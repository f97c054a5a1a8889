import { columnList } from './layout.ts'
import type { KnownLayout } from './layout.ts'

/** A list exported from VAN, by commas or tabs; which columns it has is for whoever exports it to choose. */
export const VAN: KnownLayout = {
  source: 'van-list',
  columns: columnList(`
    Voter File VANID, Sex, LastName, FirstName, MiddleName, Suffix, Preferred Phone, Cell Phone, Home Phone, Party, Age, WorkPhone,
    WorkPhoneExt, StreetNo, StreetNoHalf, StreetPrefix, StreetName, StreetType, StreetSuffix, AptType, AptNo, City, State, Zip5, Zip4,
    VHHID, HD, PreferredEmail, PrecinctName, Latitude, Longitude, DateReg, mAddress, vAddress, mZip5`),
  signs: ['Voter File VANID', 'StreetName|vAddress'],
  mapping: {
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
  },
  older: { 'Preferred Phone': ['Cell Phone', 'Home Phone'] },
}
