import * as A from '@automerge/automerge'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { json } from '@porchlight/shared/doc/flat'
import { inspectChanges } from '@porchlight/shared/wire/change-limits'
import { expect, test } from 'vitest'
import { writtenOnce } from './written-once.ts'

type Doc = Record<string, Record<string, unknown>>
const once = writtenOnce('visits')!
const begun = () => A.load<Doc>(visitsKind.initial, { actor: 'ab'.repeat(16) })
const made = (doc: A.Doc<Doc>, edit: (draft: Doc) => void) => {
  const next = A.change(A.clone(doc, A.getActorId(doc)), { time: 0 }, edit)
  return { next, change: A.getLastLocalChange(next)! }
}
const said = async (change: Uint8Array) => {
  const found = await inspectChanges([change], once)
  return found.ok ? 'ok' : found.error.code
}

test('the maps are those that the frozen beginning makes, in its order', () => {
  const doc = begun()
  expect(Object.keys(doc).toSorted()).toEqual(once.maps.toSorted())
  for (const [i, name] of once.maps.entries()) expect(A.getObjectId(doc[name]!)).toBe(`${i + 1}@${'00'.repeat(16)}`)
  expect(writtenOnce('turf')).toBeUndefined()
  expect(writtenOnce('constructor')).toBeUndefined()
})

test('[A7] what is added counts, whatever else is in the change; what is changed, taken away or hidden does not, by whomever', async () => {
  const first = made(begun(), draft => {
    for (const map of once.once) draft[map]!['d/1'] = json({ id: '1' })
    draft['names']!['m'] = json('Sam')
  })
  expect(await said(first.change)).toBe('ok')
  // Names are said anew, and a later version may have maps of its own.
  expect(await said(made(first.next, draft => void (draft['names']!['m'] = json('Samuel'))).change)).toBe('ok')
  expect(await said(made(first.next, draft => void (draft['later'] = {})).change)).toBe('ok')
  expect(await said(made(first.next, draft => void (draft['visits']!['d/2'] = json({ id: '2' }))).change)).toBe('ok')
  for (const map of once.once) {
    expect(await said(made(first.next, draft => void delete draft[map]!['d/1']).change)).toBe('written-once')
    expect(await said(made(first.next, draft => void (draft[map]!['d/1'] = json({ id: '1', more: 1 }))).change)).toBe('written-once')
  }
  for (const map of once.maps) {
    expect(await said(made(first.next, draft => void delete draft[map]).change)).toBe('written-once')
    // As who does not know of the first one, so that nothing is named as replaced.
    expect(await said(made(A.init<Doc>({ actor: 'ac'.repeat(16) }), draft => void (draft[map] = {})).change)).toBe('written-once')
  }
  // One bad row among many good ones.
  const many = made(first.next, draft => {
    for (let i = 0; i < 50; i++) draft['visits']![`d/x${i}`] = json({ i })
    delete draft['doNotContact']!['d/1']
  })
  expect(await said(many.change)).toBe('written-once')
  // In a map of somebody's own with the same number nothing is written once.
  const own = made(A.init<Doc>({ actor: 'ad'.repeat(16) }), draft => Object.assign(draft, { o1: {}, o2: { x: 1 } }))
  expect(await said(made(own.next, draft => void (draft['o2']!['x'] = 2)).change)).toBe('ok')
})
