import { columnList } from './layout.ts'
import type { KnownLayout } from './layout.ts'

/** Washington's voter registration database (VRDB): bars since 2024, tabs before; the street in its parts, and no party. */
export const WASHINGTON: KnownLayout = {
  source: 'wa-vrdb',
  columns: columnList(`
    StateVoterID, FName, MName, LName, NameSuffix, Birthyear, Gender, RegStNum, RegStFrac, RegStName, RegStType, RegUnitType,
    RegStPreDirection, RegStPostDirection, RegStUnitNum, RegCity, RegState, RegZipCode, CountyCode, PrecinctCode, PrecinctPart,
    LegislativeDistrict, CongressionalDistrict, Mail1, Mail2, Mail3, MailCity, MailZip, MailState, MailCountry, Registrationdate,
    LastVoted, StatusCode`),
  signs: ['StateVoterID', 'RegStName'],
  mapping: {
    sourceId: 'StateVoterID',
    first: 'FName',
    middle: 'MName',
    last: 'LName',
    suffix: 'NameSuffix',
    born: 'Birthyear',
    sex: 'Gender',
    number: 'RegStNum',
    numberHalf: 'RegStFrac',
    streetBefore: 'RegStPreDirection',
    street: 'RegStName',
    streetType: 'RegStType',
    streetAfter: 'RegStPostDirection',
    unitType: 'RegUnitType',
    unit: 'RegStUnitNum',
    city: 'RegCity',
    state: 'RegState',
    zip: 'RegZipCode',
    county: 'CountyCode',
    precinct: 'PrecinctCode',
    registered: 'Registrationdate',
    status: 'StatusCode',
  },
  older: { Birthyear: ['Birthdate'] },
}
