import type { Refusal } from '@porchlight/shared/base/refusal'
import type { Format } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'

interface Words {
  readonly title: string
  readonly text: string
}
type Table = Readonly<Record<string, (values: NonNullable<Refusal['values']>, format: Format) => Words>>

const EN_KINDS: Readonly<Record<string, string>> = {
  spreadsheet: ' yet but a spreadsheet',
  compressed: ' yet but a compressed file; unpack it first',
  pdf: ' but a PDF',
  binary: ' but a picture, a program or the like',
}
const ES_KINDS: Readonly<Record<string, string>> = {
  spreadsheet: ' todavía, es una hoja de cálculo',
  compressed: ' todavía, es un archivo comprimido; descomprímelo primero',
  pdf: ', es un PDF',
  binary: ', es una imagen, un programa o algo parecido',
}

/** What can be wrong with a file: what it is, and what to do. Nothing is ever brought in by half. */
const EN: Table = {
  'file-empty': () => ({ title: 'The file is empty.', text: 'Nothing was brought in. Download it again, or choose another one.' }),
  'file-not-a-list': ({ kind }) => ({
    title: `This is not a list${EN_KINDS[String(kind)] ?? ''}.`,
    text: 'A list is a text table, one line a person, with a header line: CSV, or separated by tabs or bars. From a spreadsheet, choose “Save as CSV”.',
  }),
  'file-no-header-match': ({ line }) => ({
    title: 'The first line has no names of columns that we know.',
    text: `It reads “${line ?? ''}”. Add a header line such as “Name,Address,City,ZIP” and choose the file again.`,
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
  'file-no-header-match': ({ line }) => ({
    title: 'La primera línea no tiene nombres de columnas que conozcamos.',
    text: `Dice «${line ?? ''}». Agrega un encabezado como «Nombre,Dirección,Ciudad,ZIP» y elige el archivo otra vez.`,
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
