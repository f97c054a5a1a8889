import * as A from '@automerge/automerge'
import { concat } from '@porchlight/shared/base/bytes'
import type { Result } from '@porchlight/shared/base/result'
import { sha256 } from '@porchlight/shared/crypto/hash'
import { inspectChange } from '@porchlight/shared/wire/change-limits'
import { deflateRaw } from '@porchlight/shared/wire/deflate'
import { inspectDocument } from '@porchlight/shared/wire/document-limits'
import { expect, test } from 'vitest'

// Guards behind which something else would refuse as well, later, or only as long as it is written as it is now: each is
// asked for by its own name (docs/HARNESSES.md).
const said = (result: Result<unknown>): string => (result.ok ? 'ok' : `${result.error.code} ${result.error.detail ?? ''}`)
const uleb = (value: number): number[] => (value < 128 ? [value] : [(value % 128) | 128, ...uleb(Math.floor(value / 128))])

/** A chunk with a right checksum. */
async function chunk(type: number, content: Uint8Array): Promise<Uint8Array> {
  const hash = await sha256(concat(new Uint8Array([type, ...uleb(content.length)]), content))
  return concat(new Uint8Array([0x85, 0x6f, 0x4a, 0x83]), hash.subarray(0, 4), new Uint8Array([type, ...uleb(content.length)]), content)
}
type Column = readonly [spec: number, data: ArrayLike<number>]
const table = (columns: readonly Column[]) => [columns.length, ...columns.flatMap(([spec, data]) => [...uleb(spec), ...uleb(data.length)])]
/** The columns after a head. */
const withColumns = (head: readonly number[], columns: readonly Column[]) =>
  concat(new Uint8Array([...head, ...table(columns)]), ...columns.map(([, data]) => Uint8Array.from(data)))

const ACTOR = [16, ...Array<number>(16).fill(7)]
const change = async (columns: readonly Column[], { deps = [0], others = [0] } = {}) =>
  said(await inspectChange(await chunk(1, withColumns([...deps, ...ACTOR, 1, 1, 0, 0, ...others], columns))))
/** No heads, no columns of changes. */
const document = async (actors: readonly number[], columns: readonly Column[]) =>
  said(await inspectDocument(await chunk(0, withColumns([...actors, 0, 0], columns))))

const MANY = uleb(2 ** 40)
const ACTOR_OF_ONE = [1, ...ACTOR]

test('[A22] a change is of one of two kinds: one that is packed as such a change is, and says to be something else, is none', async () => {
  const plain = A.getLastLocalChange(A.from({ text: 'x'.repeat(40) }))!
  expect(said(await inspectChange(plain))).toBe('ok')
  let at = 9
  while (plain[at++]! >= 128);
  const packed = await deflateRaw(plain.subarray(at))
  const as = (type: number) => concat(plain.subarray(0, 8), new Uint8Array([type, ...uleb(packed.length)]), packed)
  expect(said(await inspectChange(as(2)))).toBe('ok')
  for (const type of [0, 3, 4, 255]) expect(said(await inspectChange(as(type)))).toBe('malformed chunk')
})

test('[A22] as many dependencies, actors or columns as nothing has room for are not counted out', async () => {
  expect(await change([])).toBe('ok')
  expect(await change([], { deps: MANY })).toBe('malformed deps')
  expect(await change([], { others: MANY })).toBe('malformed actors')
  expect(await change(Array.from({ length: 65 }, (_, i): Column => [16 * i + 2, []]))).toBe('malformed columns')
  expect(await document(ACTOR_OF_ONE, [])).not.toBe('malformed count')
  expect(await document(MANY, [])).toBe('malformed count')
})

test('[A22] columns stand in one order, none twice, and none of a change is deflated', async () => {
  const rows = [1, 1]
  expect(await change([[0x21, rows], [0x23, rows]])).not.toContain('column') // prettier-ignore
  expect(await change([[0x23, rows], [0x21, rows]])).toBe('malformed column') // prettier-ignore
  expect(await change([[0x21, rows], [0x21, rows]])).toBe('malformed column') // prettier-ignore
  expect(await change([[0x21 | 8, rows]])).toBe('malformed column')
  // Nine values that are not there.
  expect(await change([[0x42, [0x77, 1, 1]]])).toBe('malformed run')
})

test('[A22] plain columns and deflated ones of a document are measured together', async () => {
  const nothing = await deflateRaw(new Uint8Array(3 << 20))
  const inflated: Column = [0x57 | 8, nothing]
  expect(await document(ACTOR_OF_ONE, [inflated, [0x67, new Uint8Array(1 << 10)]])).not.toContain('too-large')
  expect(await document(ACTOR_OF_ONE, [inflated, [0x67, new Uint8Array(2 << 20)]])).toBe('too-large inflated')
})
