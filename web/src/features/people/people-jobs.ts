import { decodeText } from '@porchlight/shared/people/decode'
import { findDuplicates, sortIncoming } from '@porchlight/shared/people/duplicates'
import type { Reason } from '@porchlight/shared/people/duplicates'
import { kindOfList, readPastedPeople } from '@porchlight/shared/people/paste'
import { previewPeopleCsv, readPeopleCsv } from '@porchlight/shared/people/people-csv'
import type { ColumnMapping, CsvPreview } from '@porchlight/shared/people/people-csv'
import type { NewPerson, PeopleView } from '@porchlight/shared/people/types'
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

const pairsOf = (view: PeopleView): Pair[] => findDuplicates(view).map(({ a, b, reasons }) => ({ a: a.id, b: b.id, reasons }))

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
