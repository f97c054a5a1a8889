import * as A from '@automerge/automerge'
import { concat } from '@porchlight/shared/base/bytes'
import { deflateRaw } from '@porchlight/shared/wire/deflate'
import { beforeAll, expect, test } from 'vitest'
import { holdsOwn } from './own-changes.ts'
import { loadAutomerge } from './testing/node-world.ts'

beforeAll(loadAutomerge)

type Notes = Record<string, string>

/** A change for each note. */
function written(doc: A.Doc<Notes>, notes: readonly string[]): { doc: A.Doc<Notes>; changes: Uint8Array[] } {
  const changes: Uint8Array[] = []
  let next = doc
  for (const note of notes) {
    next = A.change(next, { time: 0 }, draft => void (draft[note.slice(0, 5)] = note))
    changes.push(A.getLastLocalChange(next)!)
  }
  return { doc: next, changes }
}

/** With its content deflated, as Automerge may store it. */
async function deflated(change: Uint8Array): Promise<Uint8Array> {
  let at = 9
  while (change[at++]! >= 128);
  const packed = await deflateRaw(change.subarray(at))
  return concat(change.subarray(0, 8), new Uint8Array([2, (packed.length % 128) | 128, packed.length >> 7]), packed)
}

test('own changes are in a document when the last of each actor is, deflated ones too', async () => {
  const start = A.from<Notes>({})
  const mine = written(A.clone(start), ['one', 'two', `three ${Array.from({ length: 400 }, (_, i) => i * i).join(' ')}`])
  mine.changes[2] = await deflated(mine.changes[2]!)
  const other = written(A.clone(start), ['four', 'five'])
  const both = A.merge(A.clone(mine.doc), other.doc)
  const all = [...mine.changes, ...other.changes]
  expect(holdsOwn(A, both, all)).toBe(true)
  expect(holdsOwn(A, both, all.toReversed())).toBe(true)
  expect(holdsOwn(A, mine.doc, all)).toBe(false)
  expect(holdsOwn(A, A.applyChanges(A.clone(mine.doc), other.changes.slice(0, 1))[0], all)).toBe(false)
  expect(holdsOwn(A, A.applyChanges(A.clone(other.doc), mine.changes.slice(0, 2))[0], all)).toBe(false)
})
