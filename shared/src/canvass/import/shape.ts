import { byPlainName, columnName, hasAddress, hasName, headerNames, plainName } from './fields.ts'
import type { Field, Layout, Mapping } from './fields.ts'
import { guessByCells, guessByNames } from './guess.ts'
import { KNOWN_LAYOUTS } from './layouts/known.ts'
import type { KnownLayout } from './layouts/layout.ts'

/** How a file is laid out, told from its first rows. */
export interface Shape {
  /** The names of the columns; made up where the file has none. */
  readonly header: readonly string[]
  readonly layout: Layout
  /** Why we think so: so many of the columns are named as in that layout. */
  readonly known: number
}

const PREFACE = 10

/** `rows` are not blank. A title or two may stand before the header. */
export function shapeOf(rows: readonly (readonly string[])[]): Shape {
  const first = rows[0]!
  for (const [preface, cells] of rows.slice(0, PREFACE).entries()) {
    const header = headerNames(cells)
    const found = KNOWN_LAYOUTS.find(known => hasSigns(known, header))
    if (found) return knownShape(found, header, preface)
  }
  // One line may be broken, and it may be the first.
  const bare = KNOWN_LAYOUTS.find(known => rows.filter(cells => known.isRow?.(cells)).length > rows.length / 2)
  if (bare) {
    const { mapping } = knownShape(bare, bare.columns, 0).layout
    return { header: bare.columns, layout: { source: bare.source, mapping, columns: bare.columns }, known: bare.columns.length }
  }
  for (const [preface, cells] of rows.slice(0, PREFACE).entries()) {
    const header = headerNames(cells)
    const mapping = guessByNames(header)
    if (hasAddress(mapping) && hasName(mapping)) return shape(header, mapping, preface)
  }
  const header = headerNames(first)
  const mapping = guessByNames(header)
  return Object.keys(mapping).length === 0 && first.some(cell => /\d/.test(cell)) ? headerless(rows) : shape(header, mapping, 0)
}

/** The same rows, their first line being a person (or, after all, not). */
export const reshaped = (rows: readonly (readonly string[])[], isHeaderless: boolean): Shape =>
  isHeaderless ? headerless(rows) : shape(headerNames(rows[0]!), guessByNames(headerNames(rows[0]!)), 0)

const shape = (header: readonly string[], mapping: Mapping, preface: number): Shape => ({
  header,
  layout: { source: 'mapped', mapping, ...(preface > 0 ? { preface } : {}) },
  known: 0,
})

function headerless(rows: readonly (readonly string[])[]): Shape {
  const columns = Array.from({ length: Math.max(...rows.map(cells => cells.length)) }, (_, i) => columnName(i))
  return { header: columns, layout: { source: 'mapped', mapping: guessByCells(columns, rows), columns }, known: 0 }
}

function hasSigns(known: KnownLayout, header: readonly string[]): boolean {
  const columns = byPlainName(header)
  return known.signs.every(sign => sign.split('|').some(name => columns.has(plainName(name))))
}

function knownShape(known: KnownLayout, header: readonly string[], preface: number): Shape {
  const columns = byPlainName(header)
  const present = (name: string) =>
    [name, ...(known.older?.[name] ?? [])].map(one => columns.get(plainName(one))).find(one => one !== undefined)
  const found: Partial<Record<Field, string>> = {}
  for (const [field, name] of Object.entries(known.mapping) as [Field, string][]) {
    const column = present(name)
    if (column !== undefined) found[field] = column
  }
  // Where a street's parts are there, they are surer than the line.
  if (found.street !== undefined) delete found.address
  return {
    header,
    layout: { source: known.source, mapping: found, ...(preface > 0 ? { preface } : {}) },
    known: known.columns.filter(name => present(name) !== undefined).length,
  }
}
