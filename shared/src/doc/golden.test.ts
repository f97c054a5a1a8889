import * as A from '@automerge/automerge'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fromBase64Url } from '../base/bytes.ts'
import { kindNamed } from './registry.ts'

interface Golden {
  readonly kind: string
  readonly version: number
  readonly doc: string
  readonly view: unknown
}

const FIRST = ['group', 'people', 'peoplenotes', 'meetings', 'agenda', 'notes', 'register', 'canvass', 'turf', 'visits', 'index', 'devices']
const NAMES: Readonly<Record<number, readonly string[]>> = { 1: FIRST, 2: ['canvass', 'turf', 'visits'] }
const golden = (version: number, name: string): Golden =>
  JSON.parse(readFileSync(new URL(`../../fixtures/v${version}/${name}.json`, import.meta.url), 'utf8')) as Golden

const all = Object.entries(NAMES).flatMap(([version, names]) => names.map(name => [Number(version), name] as const))

test.each(all)('[P7] what version %i of %s wrote is read as it was', (version, name) => {
  const { doc, view } = golden(version, name)
  const kind = kindNamed(name)!
  const opened = A.load<object>(fromBase64Url(doc))
  expect(kind.read(opened)).toMatchObject(view as object)
  // It began with the frozen change, so today's documents merge with it.
  const today = A.load<object>(kind.initial)
  expect(A.getHeads(A.merge(today, opened))).toEqual(A.getHeads(opened))
})

test.each(all)('[P7] what a later app adds to a document of version %i of %s stays, and hides nothing', (version, name) => {
  const { doc, view } = golden(version, name)
  const later = A.change(A.load<Record<string, Record<string, unknown>>>(fromBase64Url(doc)), draft => {
    draft['poll'] = { question: new A.ImmutableString('Tea or coffee?') }
    for (const container of Object.values(draft)) {
      if (typeof container === 'object') container['of-a-later-version'] = new A.ImmutableString('{"v":9}')
    }
  })
  const seen = kindNamed(name)!.read(later)
  // A later app's name for something is a name like any other.
  expect(seen).toMatchObject(view as object)
  const again = A.load<Record<string, Record<string, unknown>>>(A.save(later))
  expect(String(again['poll']!['question'])).toBe('Tea or coffee?')
})
