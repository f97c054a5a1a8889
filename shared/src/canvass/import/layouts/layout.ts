import type { Field } from '../fields.ts'

/** A kind of file that is known by its columns: all there is to say about it. */
export interface KnownLayout {
  /** Goes into a voter's id, so it never changes. */
  readonly source: string
  /** Its columns, in their order; also the names of a file that has no header line. */
  readonly columns: readonly string[]
  /** A header with all of these is this kind of file; `a|b` is either. */
  readonly signs: readonly string[]
  readonly mapping: Readonly<Partial<Record<Field, string>>>
  /** Names that older or other files of this kind have for a column. */
  readonly older?: Readonly<Record<string, readonly string[]>>
  /** For files without a header line: whether a row is one of these. */
  readonly isRow?: (cells: readonly string[]) => boolean
}

export const columnList = (text: string): readonly string[] => text.trim().split(/\s*,\s*/)
