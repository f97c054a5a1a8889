import * as A from '@automerge/automerge'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat } from '@porchlight/shared/base/bytes'
import { must } from '@porchlight/shared/base/result'
import { sha256 } from '@porchlight/shared/crypto/hash'
import { deflateRaw } from '@porchlight/shared/wire/deflate'
import { inspectDocument } from '@porchlight/shared/wire/document-limits'

const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error!.code)
const uleb = (value: number): number[] => (value < 128 ? [value] : [(value % 128) | 128, ...uleb(Math.floor(value / 128))])

/** A document chunk made by hand: what a hostile organizer would sign. */
async function chunk(content: Uint8Array): Promise<Uint8Array> {
  const hash = await sha256(concat(new Uint8Array([0, ...uleb(content.length)]), content))
  return concat(new Uint8Array([0x85, 0x6f, 0x4a, 0x83]), hash.subarray(0, 4), new Uint8Array([0, ...uleb(content.length)]), content)
}

type Column = readonly [spec: number, data: ArrayLike<number>]
function content(actors: readonly number[], changes: readonly Column[], ops: readonly Column[]): Uint8Array {
  const table = (columns: readonly Column[]) => [
    columns.length,
    ...columns.flatMap(([spec, data]) => [...uleb(spec), ...uleb(data.length)]),
  ]
  const data = [...changes, ...ops].flatMap(([, bytes]) => Array.from(bytes))
  const names = actors.flatMap(length => [...uleb(length), ...Array<number>(length).fill(7)])
  return new Uint8Array([actors.length, ...names, 0, ...table(changes), ...table(ops), ...data])
}

// Here and not in shared/wire: wire knows no Automerge, and this checks it against Automerge's own decoder.
describe('what a saved document says of itself', () => {
  test('[P8.2] heads and authors are those that Automerge reads', async () => {
    const edit = fc.record({ by: fc.integer({ min: 1, max: 3 }), key: fc.string({ maxLength: 20 }), text: fc.string({ maxLength: 400 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 40 }), async edits => {
        const docs = [1, 2, 3].map(n => A.from<Record<string, unknown>>({}, `${n}`.repeat(32)))
        for (const { by, key, text } of edits) docs[by - 1] = A.change(docs[by - 1]!, doc => void (doc[`k${key}`] = text))
        const whole = docs.slice(1).reduce((all, doc) => A.merge(all, doc), docs[0]!)
        const facts = must(await inspectDocument(A.save(whole)))
        expect(facts.heads).toEqual(A.getHeads(whole).toSorted())
        const authors = new Set(A.getAllChanges(whole).map(change => A.decodeChange(change).actor))
        expect(new Set(facts.actors)).toEqual(authors)
      }),
      { numRuns: 40 },
    )
  })

  test('columns that Automerge deflates are measured, too', async () => {
    const doc = A.from<Record<string, unknown>>({}, '11'.repeat(16))
    const long = A.change(doc, draft => {
      for (let i = 0; i < 3000; i++) draft[`key ${i * 7919}`] = `value ${i}`
    })
    const saved = A.save(long)
    expect(saved.length).toBeLessThan(60_000)
    expect(must(await inspectDocument(saved)).heads).toEqual(A.getHeads(long))
  })

  test('[S1] a note is what it says at every length: its columns are deflated one after the other as it grows', async () => {
    const initial = A.save(A.from({ text: '' }, '00'.repeat(16)))
    let docs = ['11', '22'].map(actor => A.load<{ text: string }>(initial, { actor: actor.repeat(16) }))
    for (let i = 0; i < 200; i++) {
      const [mine, theirs] = i % 2 === 0 ? docs : docs.toReversed()
      const next = A.change(mine!, { time: 0 }, doc => A.splice(doc, ['text'], doc.text.length, 0, `What ${i} said. `))
      docs = i % 2 === 0 ? [next, A.merge(theirs!, next)] : [A.merge(theirs!, next), next]
      expect(must(await inspectDocument(A.save(next))).heads, `after ${i}`).toEqual(A.getHeads(next))
    }
  })

  test('[A22] few bytes that stand for millions of operations are refused before Automerge sees them', async () => {
    // A run of three million equal values, and as many rows in a group column.
    const run = [...uleb(3_000_000), 1]
    expect(code(await inspectDocument(await chunk(content([16], [], [[0x42, run]]))))).toBe('too-many-operations')
    expect(code(await inspectDocument(await chunk(content([16], [[0x01, run]], []))))).toBe('too-many-operations')
    expect(code(await inspectDocument(await chunk(content([16], [], [[0x80, [1, ...uleb(3_000_000)]]]))))).toBe('too-many-operations')
    const hidden = await deflateRaw(new Uint8Array(run))
    expect(code(await inspectDocument(await chunk(content([16], [], [[0x42 | 8, hidden]]))))).toBe('too-many-operations')
    // Two columns of three megabytes of nothing, deflated to a few thousand bytes.
    const nothing = await deflateRaw(new Uint8Array(3 << 20))
    expect(
      code(
        await inspectDocument(
          await chunk(
            content(
              [16],
              [],
              [
                [0x57 | 8, nothing],
                [0x67 | 8, nothing],
              ],
            ),
          ),
        ),
      ),
    ).toBe('too-large')
  })

  test('what is no document is malformed, wherever it is cut or bent', async () => {
    const saved = A.save(A.from<Record<string, unknown>>({ hello: 'there' }, '11'.repeat(16)))
    expect(code(await inspectDocument(saved))).toBe('ok')
    for (let at = 0; at < saved.length; at++) {
      expect(code(await inspectDocument(saved.slice(0, at)))).toBe('malformed')
      expect(code(await inspectDocument(saved.map((byte, i) => (i === at ? byte ^ 0x55 : byte))))).not.toBe('ok')
    }
    expect(code(await inspectDocument(concat(saved, saved)))).toBe('malformed')
    expect(code(await inspectDocument(A.getLastLocalChange(A.from({ a: 1 }))!))).toBe('malformed')
    expect(code(await inspectDocument(await chunk(content([17], [], []))))).toBe('actor-too-long')
    expect(code(await inspectDocument(await chunk(new Uint8Array([200, 1]))))).toBe('malformed')
  })
})
