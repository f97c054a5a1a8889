import Papa from 'papaparse'
import { csvLine, meant } from '../base/csv.ts'
import { languageCode } from './languages.ts'
import { shorten } from './shorten.ts'
import type { EmailKind, ListField, NewPerson, PersonCard, PhoneKind, PostalAddress, Slot, TextField } from './types.ts'
import { LIST_FIELDS, TEXT_FIELDS } from './types.ts'
import { SLOTS } from './values.ts'
import type { BroughtInPeople, FileFault } from './vcard.ts'

/** What a column can be for us; several columns may be the same thing (`Phone 1`, `Phone 2`). */
export const COLUMNS = [
  ...TEXT_FIELDS,
  'mobile',
  'homePhone',
  'workPhone',
  ...LIST_FIELDS,
  'homeEmail',
  'workEmail',
  'address',
  'street',
  'unit',
  'city',
  'state',
  'zip',
  'country',
] as const
export type Column = (typeof COLUMNS)[number]
/** By position of the column. */
export type ColumnMapping = Readonly<Record<number, Column>>

/** Names under which columns go: our own, Google's and Outlook's, in English and Spanish. Letters and digits only. */
const NAMES: Readonly<Record<Column, string>> = {
  name: 'name,fullname,wholename,displayname,nombrecompleto,nombreyapellido,nombreyapellidos,contactname,persona,person',
  given: 'givenname,firstname,first,given,nombre,nombredepila,fname',
  family: 'familyname,lastname,last,surname,family,apellido,apellidos,lname',
  pronouns: 'pronouns,pronombres,pronoun',
  about: 'about,notes,note,notas,nota,comments,comentarios,sobre,sobrelapersona',
  freeNote: 'freenote,availabilitynote,whenfree,aboutthetime,sobreeltiempo',
  mobile: 'mobile,mobilephone,cell,cellphone,mobilenumber,movil,celular,telefonomovil',
  homePhone: 'homephone,hometelephone,phoneathome,telefonocasa,telefonodecasa',
  workPhone: 'workphone,businessphone,phoneatwork,telefonotrabajo,telefonodeltrabajo',
  phones: 'phones,phone,phonenumber,phonenumbers,telephone,tel,telefono,telefonos,phonevalue,primaryphone,otherphone,preferredphone',
  emails: 'emails,email,emailaddress,mail,correo,correos,correoelectronico,emailvalue,emailaddresses',
  homeEmail: 'homeemail,personalemail,emailathome,correodecasa',
  workEmail: 'workemail,businessemail,emailatwork,correodeltrabajo',
  languages: 'languages,language,idioma,idiomas,lengua,speaks,habla',
  skills: 'skills,skill,habilidades,sabe,knows,cando,sabehacer',
  offers: 'offers,offer,ofrece,canhelpwith',
  wants: 'wants,want,needs,quiere,necesita,interests,wouldlike,quisiera',
  roles: 'roles,role,rol,funcion,funciones,position',
  free: 'free,availability,available,disponibilidad,disponible,libre,whentheyhavetime,cuandotienetiempo',
  address: 'address,fulladdress,wholeaddress,homeaddress,direccioncompleta,direccion,domicilio,addressformatted,mailingaddress',
  street: 'street,homestreet,streetaddress,addressstreet,housenumberandstreet,calle,numeroycalle,address1,addressline1',
  unit: 'unit,apt,apartment,unitnumber,apartamento,unidad,address2,addressline2,addressextendedaddress',
  city: 'city,homecity,town,ciudad,addresscity',
  state: 'state,homestate,region,estado,provincia,addressregion',
  zip: 'zip,zipcode,postalcode,homepostalcode,postcode,codigopostal,addresspostalcode',
  country: 'country,homecountry,pais,addresscountry,homecountryregion',
}

export const columnName = (header: string): string =>
  header
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    // `Phone 1 - Value`, `Address 2 - City`, `E-mail 2`: the number is no part of the name.
    .replace(/\d(?=[a-z]*(?:value|formatted|street|city|region|postalcode|country)$)|(?<=[a-z])[2-9]$|(?<=phone|email|mail|tel)1$/g, '')

export function guessColumns(header: readonly string[]): ColumnMapping {
  const mapping: Record<number, Column> = {}
  for (const [i, cell] of header.entries()) {
    const plain = columnName(cell)
    const column = COLUMNS.find(one => NAMES[one].split(',').includes(plain))
    if (column) mapping[i] = column
  }
  // "Nombre" without a surname beside it is the whole name.
  const columns = Object.values(mapping)
  if (!columns.includes('name') && !columns.includes('family')) {
    const given = Object.keys(mapping).find(i => mapping[Number(i)] === 'given')
    if (given !== undefined) mapping[Number(given)] = 'name'
  }
  return mapping
}

export interface CsvPreview {
  readonly header: readonly string[]
  readonly mapping: ColumnMapping
  /** The first rows, as they are. */
  readonly rows: readonly (readonly string[])[]
  readonly rowCount: number
}

export const previewPeopleCsv = (text: string): CsvPreview => {
  const [header = [], ...rows] = rowsOf(text)
  return { header, mapping: guessColumns(header), rows: rows.slice(0, 5), rowCount: rows.length }
}

export const hasName = (mapping: ColumnMapping): boolean =>
  Object.values(mapping).some(column => column === 'name' || column === 'given' || column === 'family')

/** People out of a CSV file with a header (`decodeText` makes the text). */
export function readPeopleCsv(text: string, mapping: ColumnMapping, newId: () => string): BroughtInPeople {
  const [header = [], ...rows] = rowsOf(text)
  const people: NewPerson[] = []
  const faults: FileFault[] = []
  const shortened: number[] = []
  for (const [i, row] of rows.entries()) {
    const line = i + 2
    const { person, isShortened } = shorten(cardOf(row, mapping))
    if (person.name === '') faults.push({ line, why: 'row-without-name' })
    else people.push({ id: newId(), ...person })
    if (row.length > header.length && row.slice(header.length).some(cell => cell.trim() !== '')) faults.push({ line, why: 'row-too-long' })
    if (isShortened) shortened.push(line)
  }
  return { people, faults, shortened }
}

function rowsOf(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy', delimitersToGuess: [',', ';', '\t', '|'] })
  return data.map(row => row.map(cell => meant(cell)))
}

function cardOf(row: readonly string[], mapping: ColumnMapping): PersonCard {
  const cells = (...columns: Column[]): string[] =>
    row.flatMap((cell, i) => (mapping[i] !== undefined && columns.includes(mapping[i]) && cell.trim() !== '' ? [cell.trim()] : []))
  const several = (...columns: Column[]): string[] =>
    cells(...columns)
      .flatMap(cell => cell.split(/;|\n|\s:::\s/))
      .map(part => part.trim())
      .filter(part => part !== '')
  const first = (column: Column): string => cells(column)[0] ?? ''
  const [given, family] = [first('given'), first('family')]
  const phones = (kind: PhoneKind, column: Column) => several(column).map(number => labelled(number, kind, PHONE_LABELS))
  const emails = (kind: EmailKind, column: Column) => several(column).map(address => labelled(address, kind, EMAIL_LABELS))
  return {
    name: first('name') || [given, family].filter(part => part !== '').join(' '),
    given,
    family,
    pronouns: first('pronouns'),
    about: cells('about').join('\n'),
    freeNote: first('freeNote'),
    phones: [
      ...phones('mobile', 'mobile'),
      ...phones('home', 'homePhone'),
      ...phones('work', 'workPhone'),
      ...phones('other', 'phones'),
    ].map(({ value, kind }) => ({ number: value, kind })),
    emails: [...emails('home', 'homeEmail'), ...emails('work', 'workEmail'), ...emails('other', 'emails')].map(({ value, kind }) => ({
      address: value,
      kind,
    })),
    address: addressOf(first),
    languages: several('languages')
      .flatMap(part => part.split(','))
      .map(languageCode),
    skills: several('skills'),
    offers: several('offers'),
    wants: several('wants'),
    roles: several('roles'),
    free: several('free')
      .flatMap(part => part.split(/[\s,]+/))
      .filter((part): part is Slot => SLOTS.includes(part as Slot)),
  }
}

function addressOf(first: (column: Column) => string): PostalAddress | undefined {
  const address = { street: first('street') || first('address').replace(/\s*\n\s*/g, ', '), unit: first('unit'), city: first('city') }
  const all = { ...address, state: first('state'), zip: first('zip'), country: first('country') }
  return Object.values(all).some(part => part !== '') ? all : undefined
}

const PHONE_LABELS: Readonly<Record<string, PhoneKind>> = { mobile: 'mobile', cell: 'mobile', home: 'home', work: 'work' }
const EMAIL_LABELS: Readonly<Record<string, EmailKind>> = { home: 'home', work: 'work' }

/** `216-555-0142 (home)`: the kind, as our own files have it. */
function labelled<K>(cell: string, kind: K, labels: Readonly<Record<string, K>>): { value: string; kind: K } {
  const found = /^(.*\S)\s*\(([a-z]+)\)$/i.exec(cell)
  const label = found ? labels[found[2]!.toLowerCase()] : undefined
  return label === undefined ? { value: cell, kind } : { value: found![1]!, kind: label }
}

/** Columns of our own file, in order. */
const WRITTEN = [...TEXT_FIELDS, ...LIST_FIELDS, 'street', 'unit', 'city', 'state', 'zip', 'country'] as const
export type WrittenColumn = (typeof WRITTEN)[number]

/** People as a CSV file (UTF-8 with its mark, CRLF), with the reader's own words above its columns, which `guessColumns` has to know. */
export function writePeopleCsv(people: readonly PersonCard[], headings: Readonly<Record<WrittenColumn, string>>): string {
  const rows = people.map(person => WRITTEN.map(column => cellOf(person, column)))
  return `\uFEFF${[WRITTEN.map(column => headings[column]), ...rows].map(csvLine).join('')}`
}

function cellOf(person: PersonCard, column: WrittenColumn): string {
  if ((TEXT_FIELDS as readonly string[]).includes(column)) return person[column as TextField]
  if ((LIST_FIELDS as readonly string[]).includes(column)) return listCell(person, column as ListField)
  return person.address?.[column as keyof PostalAddress] ?? ''
}

function listCell(person: PersonCard, field: ListField): string {
  if (field === 'phones') return joined(person.phones.map(({ number, kind }) => (kind === 'other' ? number : `${number} (${kind})`)))
  if (field === 'emails') return joined(person.emails.map(({ address, kind }) => (kind === 'other' ? address : `${address} (${kind})`)))
  return joined(person[field])
}

/** A semicolon parts values, so within one it becomes a comma. */
const joined = (values: readonly string[]): string => values.map(value => value.replaceAll(';', ',').replaceAll('\n', ' ')).join('; ')
