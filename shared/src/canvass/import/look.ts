import { Refused } from '../../base/refusal.ts'
import type { Result } from '../../base/result.ts'
import { isBlank } from './cells.ts'
import type { Encoding } from './encoding.ts'
import { hasAddress, hasName, headerHash } from './fields.ts'
import type { Layout, Mapping } from './fields.ts'
import { refuseOtherTables } from './other-tables.ts'
import { recordReader } from './records.ts'
import type { SavedMapping } from '../types.ts'
import { settled } from './settled.ts'
import { reshaped, shapeOf } from './shape.ts'
import type { Shape } from './shape.ts'
import type { ListFile } from './pieces.ts'
import { detect } from './source.ts'

/** What the first look at a file shows; `look` reads only its beginning. */
export interface Look {
  readonly encoding: Encoding
  readonly delimiter: string
  /** Names of the columns, made up (`Column 3`) where the file has none. */
  readonly header: readonly string[]
  readonly headerHash: string
  /** Known layout, or guesses to be checked on the mapping screen. */
  readonly layout: Layout
  /** So many columns are named as in the known layout. */
  readonly known: number
  /** Nothing more to ask: an address and a name are mapped. */
  readonly isComplete: boolean
  /** The first rows as they are, for the mapping screen. */
  readonly rows: readonly (readonly string[])[]
}

const PREVIEW = 20

/** Refusals: `file-empty`, `file-not-a-list` {kind}, `file-is-history`, `file-is-results`, `file-is-districts`. */
export const look = (file: ListFile): Promise<Result<Look>> =>
  settled(async () => {
    const { encoding, delimiter, head } = await detect(file)
    const rows: string[][] = []
    const records = recordReader(delimiter, {
      row: cells => void (rows.length <= PREVIEW && !isBlank(cells) && rows.push(cells.all())),
      broken: () => {},
    })
    records.push(head.endsWith('\n') ? head : `${head}\n`)
    if (rows.length === 0) throw new Refused('file-not-a-list', { values: { kind: 'text' } })
    refuseOtherTables(rows[0]!)
    return { encoding, delimiter, ...lookAs(shapeOf(rows), rows) }
  })

/** The same file, when somebody says that its first line is a person (or names of columns). */
export const relook = (seen: Look, isHeaderless: boolean): Look => {
  const rows = seen.layout.columns ? seen.rows : [seen.header, ...seen.rows]
  return { ...seen, ...lookAs(reshaped(rows, isHeaderless), rows) }
}

/**
 * The file read by these columns. What is known of its shape stays; and a known kind of file stays that kind as long as its people have
 * their numbers from the same column, since they would be other people on the next copy of it, and on this one's history.
 */
export const mappedAs = ({ layout }: Pick<Look, 'layout'>, mapping: Mapping): Layout => ({
  ...layout,
  source: layout.mapping.sourceId !== undefined && layout.mapping.sourceId === mapping.sourceId ? layout.source : 'mapped',
  mapping,
})

/** How a file with some other columns was read before, the newest such; columns that it has no more are left open. */
export function likeMapping({ header, layout }: Pick<Look, 'header' | 'layout'>, before: readonly SavedMapping[]): Mapping | undefined {
  // "Column 3" says nothing.
  if (layout.columns) return undefined
  const has = new Set(header)
  const kept = before.map(({ columns }) => Object.entries(columns).filter(([, column]) => has.has(column)))
  const like = kept.find((some, i) => some.length >= LIKE && some.length * 4 >= Object.keys(before[i]!.columns).length * 3)
  return like && { ...layout.mapping, ...Object.fromEntries(like) }
}
/** Fewer columns that are called alike are nothing: "Name" and "Address" are everywhere. */
const LIKE = 4

function lookAs(shape: Shape, rows: readonly (readonly string[])[]): Omit<Look, 'encoding' | 'delimiter'> {
  const { header, layout, known } = shape
  return {
    header,
    headerHash: headerHash(header),
    layout,
    known,
    isComplete: hasAddress(layout.mapping) && hasName(layout.mapping),
    rows: rows.slice(layout.columns ? 0 : (layout.preface ?? 0) + 1).slice(0, PREVIEW),
  }
}
