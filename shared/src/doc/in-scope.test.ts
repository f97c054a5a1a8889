import { expect, test } from 'vitest'
import { docId } from '../base/ids.ts'
import { docsAlwaysIn, docsListedIn, indexDocOf, isListable } from './in-scope.ts'
import { indexKind, listDoc } from './index.kind.ts'
import { phone } from './testing.ts'

const TURF = 'turf/0123456789abcdef'
const OTHER = 'turf/fedcba9876543210'
const second = docId('visits', TURF, '0000000000000002')

test('a scope has its documents from the beginning, the index first', () => {
  expect(docsAlwaysIn('log')).toEqual([])
  expect(docsAlwaysIn('group').slice(0, 2)).toEqual([docId('index', 'group'), docId('group', 'group')])
  expect(docsAlwaysIn('organizers')[0]).toBe(docId('index', 'organizers'))
  expect(docsAlwaysIn(TURF)).toEqual([docId('index', TURF), docId('turf', TURF), docId('visits', TURF)])
})

test('only kinds that are found by an index can be listed, and only in their scopes', () => {
  expect(isListable(second)).toBe(true)
  expect(isListable(docId('visits', TURF))).toBe(false)
  expect(isListable(docId('turf', TURF, '0000000000000002'))).toBe(false)
  expect(isListable(docId('visits', 'group', '0000000000000002'))).toBe(false)
  expect(isListable(docId('calendar', 'group', '0000000000000002'))).toBe(false)
})

test('what an index lists: of its own scope, known and sensible; no stranger can make it endless', () => {
  const sam = phone(indexKind, 'sam')
  const list = (id: string) => sam.act(listDoc, { id })
  expect(list(second)).toBeUndefined()
  expect(list(second)).toBeUndefined()
  expect(list(docId('visits', OTHER, '0000000000000002'))).toBeUndefined()
  expect(list(docId('people-notes', TURF, '0000000000000002'))).toBeUndefined()
  expect(list('nonsense')).toEqual({ code: 'not-a-doc' })
  expect(docsListedIn(TURF, sam.view())).toEqual([second])
  expect(docsListedIn(OTHER, sam.view())).toEqual([docId('visits', OTHER, '0000000000000002')])
  expect(docsListedIn(TURF, undefined)).toEqual([])
  for (let i = 3; i < 100; i++) list(docId('visits', TURF, i.toString(16).padStart(16, '0')))
  const listed = docsListedIn(TURF, sam.view())
  expect([listed.length, listed[0]]).toEqual([40, second])
})

test('two people who begin the same document list it once', () => {
  const [sam, ana] = [phone(indexKind, 'sam'), phone(indexKind, 'ana')]
  sam.act(listDoc, { id: second })
  ana.act(listDoc, { id: second })
  sam.hear(ana)
  ana.hear(sam)
  expect([docsListedIn(TURF, sam.view()), sam.view()]).toEqual([[second], ana.view()])
  expect(indexDocOf(TURF)).toBe(docId('index', TURF))
})
