import { asFields, listField, textField, uintField } from '../base/cbor.ts'
import type { Fields } from '../base/cbor.ts'
import { need } from '../base/refusal.ts'
import { LONG_TEXT, SHORT_TEXT, idField, isId } from '../doc/checks.ts'
import { optionalFlag, optionalText, textMap } from '../doc/flat.ts'
import { readSayings } from './sayings.ts'
import { LEVEL, RESULTS } from './types.ts'
import type {
  Address,
  DoNotContact,
  DoNotContactLifting,
  Door,
  Handout,
  Resident,
  ResultCode,
  SavedMapping,
  Target,
  TurfRecord,
} from './types.ts'
import type { Visit, Voter } from './types.ts'

/** Readers of untrusted records; each throws Refused('malformed'), which skips that one record and nothing else. */
export const isResult = (code: unknown): code is ResultCode => RESULTS.includes(code as ResultCode)
export const isTurfScope = (text: string): boolean => /^turf\/[0-9a-f]{16}$/.test(text)

function whoField(fields: Fields, name: string): string {
  const id = textField(fields, name, 64)
  need(/^[0-9a-f]{2,64}$/.test(id), 'malformed', name)
  return id
}

export function readTarget(value: unknown): Target {
  const fields = asFields(value, 'target')
  const level = fields['level']
  need(level === 'person' || level === 'door' || level === 'building', 'malformed', 'level')
  return { level, id: idField(fields, 'id') }
}

export function readVisit(fields: Fields, key: string): Visit {
  const target = readTarget(fields['target'])
  const id = idField(fields, 'id')
  need(key === `${target.id}/${id}`, 'malformed', 'key')
  // A code of a later version is kept as a visit without a result, so that its note still shows.
  const result = isResult(fields['result']) ? fields['result'] : undefined
  need(!result || LEVEL[result] === target.level, 'malformed', 'level')
  return {
    id,
    target,
    door: idField(fields, 'door'),
    ...(result ? { result } : {}),
    literature: optionalFlag(fields, 'literature'),
    note: optionalText(fields, 'note', LONG_TEXT),
    answers: textMap(fields, 'answers'),
    ...readSayings(fields),
    at: uintField(fields, 'at'),
    by: whoField(fields, 'by'),
    device: whoField(fields, 'device'),
    ...(fields['replaces'] === undefined ? {} : { replaces: idField(fields, 'replaces') }),
    ...(optionalFlag(fields, 'undone') ? { undone: true } : {}),
  }
}

export function readResident(fields: Fields, key: string): Resident {
  const id = idField(fields, 'id')
  need(key === id, 'malformed', 'key')
  return {
    id,
    door: idField(fields, 'door'),
    name: textField(fields, 'name', SHORT_TEXT),
    age: optionalText(fields, 'age'),
    language: optionalText(fields, 'language'),
    phone: optionalText(fields, 'phone'),
    note: optionalText(fields, 'note', LONG_TEXT),
    ...(fields['formerly'] === undefined ? {} : { formerly: idField(fields, 'formerly') }),
    addedAt: uintField(fields, 'addedAt'),
    by: whoField(fields, 'by'),
    ...(fields['device'] === undefined ? {} : { device: whoField(fields, 'device') }),
  }
}

export function readAddress(value: unknown): Address {
  const fields = asFields(value, 'address')
  return {
    number: optionalText(fields, 'number'),
    street: optionalText(fields, 'street'),
    unit: optionalText(fields, 'unit'),
    city: optionalText(fields, 'city'),
    state: optionalText(fields, 'state'),
    zip: optionalText(fields, 'zip'),
  }
}

export function readDoor(fields: Fields): Door {
  const at = fields['at'] === undefined ? undefined : asFields(fields['at'], 'at')
  const degrees = (name: string, most: number): number => {
    const value = at?.[name]
    need(typeof value === 'number' && Math.abs(value) <= most, 'malformed', name)
    return value
  }
  return {
    id: idField(fields, 'id'),
    address: readAddress(fields['address']),
    ...(at ? { at: { lat: degrees('lat', 90), lon: degrees('lon', 180) } } : {}),
    precinct: optionalText(fields, 'precinct'),
  }
}

export function readAddedDoor(fields: Fields, key: string): Door {
  const door = readDoor(fields)
  need(key === door.id, 'malformed', 'key')
  return door
}

/** Places among a base's elections; what is not one is left out. */
function votedField(fields: Fields): number[] {
  const places = listField(fields, 'voted', 1000).filter((one): one is number => Number.isSafeInteger(one) && (one as number) >= 0)
  return [...new Set(places)].toSorted((a, b) => a - b)
}

export function readVoter(fields: Fields): Voter {
  return {
    id: idField(fields, 'id'),
    door: idField(fields, 'door'),
    first: optionalText(fields, 'first'),
    middle: optionalText(fields, 'middle'),
    last: optionalText(fields, 'last'),
    suffix: optionalText(fields, 'suffix'),
    sourceId: optionalText(fields, 'sourceId'),
    born: optionalText(fields, 'born'),
    sex: optionalText(fields, 'sex'),
    language: optionalText(fields, 'language'),
    phone: optionalText(fields, 'phone'),
    party: optionalText(fields, 'party'),
    status: optionalText(fields, 'status'),
    registered: optionalText(fields, 'registered'),
    precinct: optionalText(fields, 'precinct'),
    ...(optionalFlag(fields, 'confidential') ? { confidential: true } : {}),
    ...(fields['voted'] === undefined ? {} : { voted: votedField(fields) }),
    more: textMap(fields, 'more', 20_000),
  }
}

export function readDoNotContact(fields: Fields, key: string): DoNotContact {
  const target = readTarget(fields['target'])
  const id = idField(fields, 'id')
  need(key === `${target.id}/${id}`, 'malformed', 'key')
  return { id, target, at: uintField(fields, 'at'), by: whoField(fields, 'by'), reason: optionalText(fields, 'reason', LONG_TEXT) }
}

export function readLifting(fields: Fields, key: string): DoNotContactLifting {
  const id = idField(fields, 'id')
  need(key === id, 'malformed', 'key')
  const ends = listField(fields, 'ends', 1000).filter((end): end is string => typeof end === 'string' && isId(end))
  const reason = textField(fields, 'reason', LONG_TEXT)
  // Without a stated reason nothing is lifted, whoever wrote it.
  need(reason.trim() !== '', 'malformed', 'reason')
  return { id, ends, at: uintField(fields, 'at'), by: whoField(fields, 'by'), reason }
}

export function readTurfRecord(fields: Fields, key: string): TurfRecord {
  const scope = textField(fields, 'scope', 64)
  need(key === scope && isTurfScope(scope), 'malformed', 'scope')
  return {
    scope,
    name: textField(fields, 'name', SHORT_TEXT),
    doorCount: uintField(fields, 'doorCount'),
    voterCount: uintField(fields, 'voterCount'),
    streets: listField(fields, 'streets', 2000).filter(street => typeof street === 'string'),
    madeAt: uintField(fields, 'madeAt'),
    retired: false,
  }
}

export function readHandout(fields: Fields, key: string): Handout {
  const id = idField(fields, 'id')
  need(key === id, 'malformed', 'key')
  const turf = textField(fields, 'turf', 64)
  need(isTurfScope(turf), 'malformed', 'turf')
  return {
    id,
    turf,
    invitation: optionalText(fields, 'invitation'),
    to: optionalText(fields, 'to'),
    at: uintField(fields, 'at'),
    takenBack: false,
  }
}

export function readMapping(fields: Fields, key: string): SavedMapping {
  const header = textField(fields, 'header', 64)
  need(key === header, 'malformed', 'key')
  return { id: textField(fields, 'id', 64), header, columns: textMap(fields, 'columns', 256), at: uintField(fields, 'at') }
}
