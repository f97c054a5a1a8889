import * as A from '@automerge/automerge'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { concat } from '@porchlight/shared/base/bytes'
import { sha256 } from '@porchlight/shared/crypto/hash'
import { inspectChanges } from '@porchlight/shared/wire/change-limits'
import { ENDS_LIMIT, NESTING_LIMIT } from '@porchlight/shared/wire/limits'
import { isFaithful } from './faithful.ts'

type Draft = Record<string, unknown>
const BOB = 'b0'.repeat(16)
const said = async (changes: readonly Uint8Array[]) => {
  const found = await inspectChanges(changes)
  return found.ok ? 'ok' : `${found.error.code} ${found.error.detail}`
}
const nested = (levels: number): object => (levels === 1 ? {} : { in: nested(levels - 1) })
const last = (doc: A.Doc<unknown>): Uint8Array => A.getLastLocalChange(doc)!

/** A change of one operation that makes a map, by columns. */
async function making(columns: readonly (readonly [spec: number, bytes: readonly number[]])[], startOp = [1]): Promise<Uint8Array> {
  const head = [0, 16, ...Array<number>(16).fill(7), 1, ...startOp, 0, 0, 0, columns.length]
  const body = new Uint8Array([
    ...head,
    ...columns.flatMap(([spec, { length }]) => [spec, length]),
    ...columns.flatMap(([, bytes]) => bytes),
  ])
  const hash = await sha256(concat(new Uint8Array([1, body.length]), body))
  return concat(new Uint8Array([0x85, 0x6f, 0x4a, 0x83]), hash.subarray(0, 4), new Uint8Array([1, body.length]), body)
}
const ROW = { objectActor: [0x01, [0x7f, 0]], object: [0x02, [0x7f, 1]], action: [0x42, [0x7f, 0]] } as const

it('[A22] what names itself, or what comes after it, is malformed: an object, a key, a predecessor', async () => {
  expect(await said([await making([ROW.objectActor, ROW.object, ROW.action])])).toBe('malformed object not there yet')
  expect(await said([await making([ROW.objectActor, [0x02, [0x7f, 9]], ROW.action])])).toBe('malformed object not there yet')
  expect(await said([await making([ROW.object, ROW.action])])).toBe('malformed object')
  expect(await said([await making([[0x01, [0x7f, 5]], ROW.object, ROW.action], [3])])).toBe('malformed object')
  expect(await said([await making([[0x13, [0x7f, 1]], ROW.action])])).toBe('malformed key not there yet')
  expect(await said([await making([[0x11, [0x7f, 3]], ROW.action])])).toBe('malformed key not there yet')
  const pred = (at: number) => [ROW.action, [0x70, [0x7f, 1]], [0x71, [0x7f, 0]], [0x73, [0x7f, at]]] as const
  expect(await said([await making(pred(1))])).toBe('malformed predecessor not there yet')
  expect(await said([await making([ROW.action, [0x70, [0x7f, 1]]])])).toBe('malformed predecessor')
  expect(await said([await making(pred(1), [2])])).toBe('ok')
  expect(await said([await making([ROW.action], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f])])).toMatch(/^malformed number/)
})

it('[A22] objects in objects: so many levels in a batch, over all its changes', async () => {
  const deep = (levels: number) => A.change(A.init<Draft>(), d => void (d['x'] = nested(levels)))
  expect(await said([last(deep(NESTING_LIMIT))])).toBe('ok')
  expect(await said([last(deep(NESTING_LIMIT + 1))])).toBe('malformed nesting')
  const first = deep(NESTING_LIMIT)
  const changes = [last(first)]
  const next = A.change(first, draft => {
    let at = draft as Draft
    for (let i = 0; i < NESTING_LIMIT; i++) at = at[i === 0 ? 'x' : 'in'] as Draft
    at['in'] = {}
  })
  expect(await said([...changes, last(next)])).toBe('malformed nesting')
})

it('[A22] a batch leaves so many ends at most for whoever goes on to name', async () => {
  const begun = A.from<Draft>({ n: 0 })
  const ends = (count: number) => Array.from({ length: count }, (_, i) => last(A.change(A.clone(begun), d => void (d['n'] = i))))
  expect(await said(ends(ENDS_LIMIT))).toBe('ok')
  expect(await said(ends(ENDS_LIMIT + 1))).toBe('malformed ends')
})

it('[A22] what Automerge could not give back as it came, or only with numbers far beyond, is not faithful', async () => {
  const begun = A.from<Draft>({ n: 0 })
  const honest = last(A.change(A.clone(begun, { actor: BOB }), { time: 0 }, d => void (d['k'] = 1)))
  const after = (changes: Uint8Array[]) => A.applyChanges(A.clone(begun), changes)[0]
  expect(await isFaithful(A, begun, after([honest]), [honest])).toBe(true)
  const far = await rewritten(honest, (bytes, startOp) => void bytes.splice(startOp, 1, 0x80, 0xc2, 0xd7, 0x2f))
  expect(await said([far])).toBe('ok')
  expect(await isFaithful(A, begun, after([far]), [far])).toBe(false)
  expect(() => A.load(A.save(after([far])))).toThrow()
})

/** The same change with other bytes; `startOp`: where that stands. */
async function rewritten(change: Uint8Array, edit: (bytes: number[], startOp: number) => void): Promise<Uint8Array> {
  const bytes = [...change.subarray(10)]
  edit(bytes, 1 + bytes[0]! * 32 + 1 + 16 + 1)
  const hash = await sha256(concat(new Uint8Array([1, bytes.length]), new Uint8Array(bytes)))
  return concat(change.subarray(0, 4), hash.subarray(0, 4), new Uint8Array([1, bytes.length, ...bytes]))
}

it('[A22] what honest phones write together, in whatever order it comes, is faithful and within the limits', async () => {
  const act = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('set', 'delete', 'type', 'erase', 'block', 'mark', 'hear', 'empty'),
    at: fc.nat(20),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 30 }), fc.nat(50), async (acts, cut) => {
      const begun = A.from<{ m: Record<string, unknown>; text: string }>({ m: {}, text: 'so it began' })
      const docs = [0, 1, 2].map(i => A.clone(begun, { actor: `${i}${i}`.repeat(16) }))
      for (const { who, what, at } of acts) {
        const doc = docs[who]!
        if (what === 'hear') docs[who] = A.merge(doc, docs[(who + 1) % 3]!)
        else if (what === 'empty') docs[who] = A.emptyChange(doc)
        else
          docs[who] = A.change(doc, d => {
            const place = Math.min(at, d.text.length)
            if (what === 'set') d.m[`k${at % 4}`] = at % 3 === 0 ? { in: [at] } : at
            if (what === 'delete') delete d.m[`k${at % 4}`]
            if (what === 'type') A.splice(d, ['text'], place, 0, 'ab')
            if (what === 'erase' && d.text.length > place) A.splice(d, ['text'], place, 1)
            if (what === 'block') A.splitBlock(d, ['text'], place, { type: new A.ImmutableString('p'), parents: [], attrs: {} } as never)
            if (what === 'mark' && d.text.length > 2)
              A.mark(d, ['text'], { start: Math.min(place, d.text.length - 2), end: d.text.length, expand: 'both' }, 'strong', true)
          })
      }
      const all = A.getChangesSince(
        docs.reduce((a, b) => A.merge(a, b)),
        A.getHeads(begun),
      )
      expect(await said(all.length > 0 ? all : [last(A.change(A.clone(begun), d => void (d.m['x'] = 1)))])).toBe('ok')
      const parts = [all.slice(0, cut % (all.length + 1)), all.slice(cut % (all.length + 1))]
      let now = A.clone(begun)
      for (const part of parts) {
        const next = A.applyChanges(A.clone(now), part)[0]
        expect(await isFaithful(A, now, next, part)).toBe(true)
        now = next
      }
    }),
    { numRuns: 60 },
  )
})
