import type { Refusal } from '@porchlight/shared/base/refusal'
import type { Format } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { skipWords } from './skip-words.ts'

interface Words {
  readonly title: string
  readonly text: string
}
const skipReason = (reason: unknown, language: Language): string =>
  (skipWords[language] as Readonly<Record<string, string>>)[String(reason)] ?? ''
type Table = Readonly<Record<string, (values: NonNullable<Refusal['values']>, format: Format) => Words>>

const EN_KINDS: Readonly<Record<string, string>> = {
  spreadsheet: ' yet but a spreadsheet',
  compressed: ' yet but a compressed file; unpack it first',
  pdf: ' but a PDF',
  webpage: ' but a web page, perhaps one that asks to sign in',
  data: ' but data for programs (JSON or XML)',
  database: ' yet but a database; export a table from it',
  cards: ' but contacts',
  document: ' but a text document',
  porchlight: ' but a file of Porchlight',
  binary: ' but a picture, a program or the like',
}
const ES_KINDS: Readonly<Record<string, string>> = {
  spreadsheet: ' todavía, es una hoja de cálculo',
  compressed: ' todavía, es un archivo comprimido; descomprímelo primero',
  pdf: ', es un PDF',
  webpage: ', es una página web, quizás una que pide iniciar sesión',
  data: ', son datos para programas (JSON o XML)',
  database: ' todavía, es una base de datos; exporta una tabla de ella',
  cards: ', son contactos',
  document: ', es un documento de texto',
  porchlight: ', es un archivo de Porchlight',
  binary: ', es una imagen, un programa o algo parecido',
}

/** What can be wrong with a file: what it is, and what to do. Nothing is ever brought in by half. */
const EN: Table = {
  'file-empty': () => ({ title: 'The file is empty.', text: 'Nothing was brought in. Download it again, or choose another one.' }),
  'file-not-a-list': ({ kind }) => ({
    title: `This is not a list${EN_KINDS[String(kind)] ?? ''}.`,
    text: 'A list is a text table, one line a person, with a header line: CSV, or separated by tabs or bars. From a spreadsheet, choose “Save as CSV”.',
  }),
  'file-is-history': () => ({
    title: 'This is a file of who voted when, not of where people live.',
    text: 'Bring in the voter file first. Then open it under “Lists” and add this one there.',
  }),
  'file-is-results': () => ({
    title: 'These are results that were brought home, not a list of voters.',
    text: 'Choose the list itself: the voter file, or a list exported from VAN with names, addresses and “Voter File VANID”.',
  }),
  'file-is-districts': () => ({
    title: 'This is a table of precincts, not of people.',
    text: 'Choose the voter file that came with it, for example “VRDB_Extract.txt”.',
  }),
  'file-nobody': ({ rows, line, reason }, format) => ({
    title: `None of the ${format.number(Number(rows))} lines can be used: line ${format.number(Number(line))}, ${skipReason(reason, 'en')}.`,
    text: 'Look at that line. Perhaps the columns are separated by something else, or another column has the address.',
  }),
  'file-no-coordinates': () => ({
    title: 'No column has coordinates.',
    text: 'Address points have a latitude and a longitude in degrees: columns “lat” and “lon”, or GeoJSON. Ask your county for that form.',
  }),
  'file-not-degrees': () => ({
    title: 'The coordinates are not in degrees.',
    text: 'They are counted in feet or meters, or are nought. Ask your county for latitude and longitude (WGS 84).',
  }),
  'file-not-history': () => ({
    title: 'This is no history file that we know.',
    text: 'Known are those of Florida, Washington and North Carolina, as the state hands them out. In Ohio’s file the elections are columns of the voter file itself.',
  }),
  'history-elsewhere': () => ({
    title: 'This history is of another state than the list.',
    text: 'Choose the history file that came beside this list’s voter file.',
  }),
  'file-no-address-column': () => ({ title: 'No column has the address.', text: 'Say below which column is the address or the street.' }),
  'file-no-name-column': () => ({ title: 'No column has the name.', text: 'Say below which column is the name.' }),
  'file-no-rows': () => ({ title: 'The file has a header but no lines.', text: 'Nothing was brought in. Was the download complete?' }),
  'file-unreadable': () => ({
    title: 'The file can no longer be read.',
    text: 'It was moved, changed or its stick was pulled out. Choose it again.',
  }),
  'too-many-voters': ({ max }, format) => ({
    title: `More than ${format.number(Number(max))} people.`,
    text: 'That is more than phones carry well. Choose fewer precincts or streets; you can bring in the others later.',
  }),
  'nothing-chosen': () => ({ title: 'Nobody lives in what you chose.', text: 'Choose another precinct or street.' }),
  'import-failed': () => ({
    title: 'The file could not be read on this device.',
    text: 'Nothing was brought in. Close other apps and try again, or use a computer with more memory.',
  }),
}

const ES: Table = {
  'file-empty': () => ({ title: 'El archivo está vacío.', text: 'No se trajo nada. Descárgalo otra vez o elige otro.' }),
  'file-not-a-list': ({ kind }) => ({
    title: `Esto no es una lista${ES_KINDS[String(kind)] ?? ''}.`,
    text: 'Una lista es una tabla de texto, una línea por persona, con encabezado: CSV, o separada por tabuladores o barras. En una hoja de cálculo, elige «Guardar como CSV».',
  }),
  'file-is-history': () => ({
    title: 'Este archivo dice quién votó y cuándo, no dónde vive la gente.',
    text: 'Trae primero el archivo de votantes. Luego ábrelo en «Listas» y agrega este ahí.',
  }),
  'file-is-results': () => ({
    title: 'Son resultados que ya se trajeron, no una lista de votantes.',
    text: 'Elige la lista misma: el archivo de votantes, o una lista exportada de VAN con nombres, direcciones y «Voter File VANID».',
  }),
  'file-is-districts': () => ({
    title: 'Esta es una tabla de distritos, no de personas.',
    text: 'Elige el archivo de votantes que venía con ella, por ejemplo «VRDB_Extract.txt».',
  }),
  'file-nobody': ({ rows, line, reason }, format) => ({
    title: `Ninguna de las ${format.number(Number(rows))} líneas sirve: línea ${format.number(Number(line))}, ${skipReason(reason, 'es')}.`,
    text: 'Mira esa línea. Quizás las columnas se separan con otro signo o la dirección está en otra columna.',
  }),
  'file-no-coordinates': () => ({
    title: 'Ninguna columna tiene coordenadas.',
    text: 'Hacen falta latitud y longitud en grados: columnas «lat» y «lon», o GeoJSON. Pide ese formato a tu condado.',
  }),
  'file-not-degrees': () => ({
    title: 'Las coordenadas no están en grados.',
    text: 'Están en pies o metros, o son cero. Pide a tu condado latitud y longitud (WGS 84).',
  }),
  'file-not-history': () => ({
    title: 'No es un historial que conozcamos.',
    text: 'Se conocen los de Florida, Washington y Carolina del Norte, tal como los entrega el estado. En el archivo de Ohio las elecciones son columnas del mismo archivo de votantes.',
  }),
  'history-elsewhere': () => ({
    title: 'Este historial es de otro estado que la lista.',
    text: 'Elige el historial que venía con el archivo de votantes de esta lista.',
  }),
  'file-no-address-column': () => ({
    title: 'Ninguna columna tiene la dirección.',
    text: 'Di abajo qué columna es la dirección o la calle.',
  }),
  'file-no-name-column': () => ({ title: 'Ninguna columna tiene el nombre.', text: 'Di abajo qué columna es el nombre.' }),
  'file-no-rows': () => ({ title: 'El archivo tiene encabezado pero ninguna línea.', text: 'No se trajo nada. ¿Se descargó completo?' }),
  'file-unreadable': () => ({
    title: 'El archivo ya no se puede leer.',
    text: 'Lo movieron, cambió o se desconectó su memoria. Elígelo otra vez.',
  }),
  'too-many-voters': ({ max }, format) => ({
    title: `Más de ${format.number(Number(max))} personas.`,
    text: 'Es más de lo que un teléfono lleva bien. Elige menos distritos o calles; los demás se pueden traer después.',
  }),
  'nothing-chosen': () => ({ title: 'No vive nadie en lo que elegiste.', text: 'Elige otro distrito u otra calle.' }),
  'import-failed': () => ({
    title: 'No se pudo leer el archivo en este dispositivo.',
    text: 'No se trajo nada. Cierra otras aplicaciones e inténtalo de nuevo, o usa una computadora con más memoria.',
  }),
}

/** Undefined for refusals that are not about files. */
export const fileFault = (refusal: Refusal, language: Language, format: Format): Words | undefined =>
  (language === 'es' ? ES : EN)[refusal.code]?.(refusal.values ?? {}, format)
