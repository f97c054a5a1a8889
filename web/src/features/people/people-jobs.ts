import { decodeText } from '@porchlight/shared/people/decode'
import { findDuplicates, sortIncoming } from '@porchlight/shared/people/duplicates'
import type { Reason } from '@porchlight/shared/people/duplicates'
import { kindOfList, readPastedPeople } from '@porchlight/shared/people/paste'
import { previewPeopleCsv, readPeopleCsv } from '@porchlight/shared/people/people-csv'
import type { ColumnMapping, CsvPreview } from '@porchlight/shared/people/people-csv'
import { LIST_FIELDS, TEXT_FIELDS } from '@porchlight/shared/people/types'
import type { NewPerson, PeopleView, Person } from '@porchlight/shared/people/types'
import { readVCards } from '@porchlight/shared/people/vcard'
import type { FileFault } from '@porchlight/shared/people/vcard'
import { newId } from '../../app/canvass/new-id.ts'

/** Work on thousands of people, off the screen's thread (people.worker.ts). */
export type Job =
  | {
      readonly type: 'read'
      /** A file, or what was pasted. */
      readonly source: File | string
      /** Once it is known which column is what. */
      readonly mapping?: ColumnMapping
      readonly view: PeopleView
    }
  | { readonly type: 'duplicates'; readonly view: PeopleView }

export interface Jobs {
  readonly read: Read
  readonly duplicates: readonly Pair[]
}

export interface Pair {
  /** The one that is kept in front if they are one. */
  readonly a: string
  readonly b: string
  readonly reasons: readonly Reason[]
}

export type Read =
  | { readonly is: 'columns'; readonly preview: CsvPreview }
  | {
      readonly is: 'people'
      readonly incoming: readonly Incoming[]
      readonly skipped: readonly Skipped[]
      /** Of whom something was too long or too much to be kept whole. */
      readonly shortened: number
    }

export interface Incoming {
  readonly person: NewPerson
  /** Who on the list it may be. */
  readonly known: { readonly name: string; readonly reasons: readonly Reason[] } | undefined
}

export interface Skipped {
  readonly line: number
  readonly why: FileFault['why'] | 'line-without-name'
  readonly text: string
}

export async function doJob<T extends Job>(job: T): Promise<Jobs[T['type']]> {
  return (job.type === 'read' ? await read(job) : pairsOf(job.view)) as Jobs[T['type']]
}

function pairsOf(view: PeopleView): Pair[] {
  return findDuplicates(view).map(({ a, b, reasons }) => {
    const [first, second] = saysMore(b, a) ? [b, a] : [a, b]
    return { a: first.id, b: second.id, reasons }
  })
}

/** Of two records the fuller one is kept in front; of two alike the older one. */
function saysMore(one: Person, other: Person): boolean {
  const size = (person: Person) =>
    TEXT_FIELDS.filter(field => person[field] !== '').length +
    LIST_FIELDS.reduce((sum, field) => sum + person[field].length, 0) +
    (person.address ? 1 : 0)
  return (size(one) - size(other) || other.addedAt - one.addedAt) > 0
}

async function read({ source, mapping, view }: Extract<Job, { type: 'read' }>): Promise<Read> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : new Uint8Array(await source.arrayBuffer())
  const text = typeof source === 'string' ? source : decodeText(bytes)
  const kind = kindOf(text, typeof source === 'string' ? '' : source.name)
  if (kind === 'csv' && !mapping) return { is: 'columns', preview: previewPeopleCsv(text) }
  if (kind === 'lines') {
    const lines = readPastedPeople(text, newId)
    const skipped = lines.flatMap(one => (one.person ? [] : [{ line: one.line, why: 'line-without-name' as const, text: one.text }]))
    return known(
      view,
      lines.flatMap(one => one.person ?? []),
      skipped,
      0,
    )
  }
  const { people, faults, shortened } = kind === 'vcard' ? readVCards(bytes, newId) : readPeopleCsv(text, mapping!, newId)
  return known(
    view,
    people,
    faults.map(fault => ({ ...fault, text: '' })),
    shortened.length,
  )
}

function known(view: PeopleView, people: readonly NewPerson[], skipped: readonly Skipped[], shortened: number): Read {
  const incoming = sortIncoming(view, people).map(({ person, known: one }) => ({
    person,
    known: one && { name: one.person.name, reasons: one.reasons },
  }))
  return { is: 'people', incoming, skipped, shortened }
}

/** By what it says; a file that is called a table is one, whatever its columns are called. */
function kindOf(text: string, name: string): ReturnType<typeof kindOfList> {
  const kind = kindOfList(text)
  return kind === 'lines' && /\.(?:csv|tsv)$/i.test(name) ? 'csv' : kind
}
