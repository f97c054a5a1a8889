import * as Automerge from '@automerge/automerge'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, toHex } from '@porchlight/shared/base/bytes'
import { must } from '@porchlight/shared/base/result'
import { sha256 } from '@porchlight/shared/crypto/hash'
import { inspectChange, inspectChanges } from '@porchlight/shared/wire/change-limits'
import { deflateRaw } from '@porchlight/shared/wire/deflate'

type Shape = Record<string, unknown>
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error!.code)

/** LEB128, as Automerge writes it. */
function uleb(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...uleb(Math.floor(value / 128))]
}
function sleb(value: number): number[] {
  const byte = ((value % 128) + 128) % 128
  const rest = (value - byte) / 128
  return (rest === 0 && byte < 64) || (rest === -1 && byte >= 64) ? [byte] : [byte | 128, ...sleb(rest)]
}

/** A change chunk made by hand: what a hostile client would send. */
async function chunk(content: Uint8Array, type = 1, claimed = content): Promise<Uint8Array> {
  const hash = await sha256(concat(new Uint8Array([1, ...uleb(claimed.length)]), claimed))
  return concat(new Uint8Array([0x85, 0x6f, 0x4a, 0x83]), hash.subarray(0, 4), new Uint8Array([type, ...uleb(content.length)]), content)
}

/** The same change with its content deflated, as Automerge may store it. */
async function deflatedChunk(change: Uint8Array): Promise<Uint8Array> {
  let at = 9
  while (change[at++]! >= 128);
  const packed = await deflateRaw(change.subarray(at))
  return concat(change.subarray(0, 8), new Uint8Array([2, ...uleb(packed.length)]), packed)
}

interface Made {
  actor?: number
  message?: number
  columns?: [spec: number, data: number[]][]
}
function content({ actor = 16, message = 0, columns = [] }: Made): Uint8Array {
  const head = [0, ...uleb(actor), ...Array(actor).fill(7), 1, 1, 0, ...uleb(message), ...Array(message).fill(97), 0]
  const table = [columns.length, ...columns.flatMap(([spec, data]) => [...uleb(spec), ...uleb(data.length)])]
  return new Uint8Array([...head, ...table, ...columns.flatMap(([, data]) => data)])
}

// Here and not in shared/wire: wire knows no Automerge, and this checks it against Automerge's own decoder.
describe('what a change says of itself', () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
    fc.uint8Array(),
  )
  // Automerge refuses this one name.
  const key = fc.string({ minLength: 1, maxLength: 20 }).filter(name => name !== '__proto__')
  const edit = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), key, value }),
    fc.record({ kind: fc.constant('list' as const), key: fc.constantFrom('a', 'b'), value: fc.array(value, { maxLength: 30 }) }),
    fc.record({ kind: fc.constant('delete' as const), key: fc.constantFrom('a', 'b', 'c'), value }),
    fc.record({ kind: fc.constant('nest' as const), key: fc.constantFrom('x', 'y'), value: fc.array(value, { maxLength: 3 }) }),
  )

  it("agrees with Automerge's own decoder, deflated or not", async () => {
    let seen = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        fc.string({ maxLength: 60 }),
        async (rounds, message) => {
          let doc = Automerge.init<Shape>({ actor: '0123456789abcdef0123456789abcdef' })
          for (const edits of rounds) {
            doc = Automerge.change(doc, { message, time: 1_700_000_000 }, draft => {
              for (const one of edits) {
                if (one.kind === 'delete') delete draft[one.key]
                else if (one.kind === 'nest') draft[one.key] = { inner: one.value }
                else draft[one.key] = one.value
              }
            })
          }
          const other = Automerge.change(Automerge.clone(doc, { actor: 'ff'.repeat(16) }), draft => void (draft['theirs'] = 1))
          doc = Automerge.change(Automerge.merge(doc, other), draft => void (draft['theirs'] = 2))
          const changes = Automerge.getAllChanges(doc)
          for (const change of changes) {
            const known = Automerge.decodeChange(change)
            const facts = must(await inspectChange(change))
            expect(facts).toMatchObject({
              hash: known.hash,
              deps: known.deps,
              actor: known.actor,
              seq: known.seq,
              startOp: known.startOp,
              time: known.time,
              messageLength: new TextEncoder().encode(known.message ?? '').length,
              operations: known.ops.length,
            })
            const packed = await deflatedChunk(change)
            expect(Automerge.decodeChange(packed)).toEqual(known)
            expect(must(await inspectChange(packed))).toEqual(facts)
            seen++
          }
          expect(code(await inspectChanges(changes))).toBe('ok')
        },
      ),
      { numRuns: 80 },
    )
    expect(seen).toBeGreaterThan(100)
  })

  it('[A22] three kilobytes with millions of operations are refused before Automerge sees them', async () => {
    const million = sleb(5_000_000)
    const runs = await chunk(content({ columns: [[0x42, [...million, 1]]] }))
    expect(runs.length).toBeLessThan(100)
    expect(code(await inspectChange(runs))).toBe('too-many-operations')
    // Other columns can be as long, or one operation can claim as many predecessors.
    const one: [number, number[]] = [0x42, [1, 1]]
    expect(code(await inspectChange(await chunk(content({ columns: [[0x15, [0, ...uleb(9_000_000)]], one] }))))).toBe('too-many-operations')
    expect(code(await inspectChange(await chunk(content({ columns: [[0x34, uleb(9_000_000)], one] }))))).toBe('too-many-operations')
    expect(code(await inspectChange(await chunk(content({ columns: [one, [0x70, [1, ...uleb(2_000_000)]]] }))))).toBe('too-many-operations')
    const half = await chunk(content({ columns: [[0x42, [...sleb(60_000), 1]]] }))
    expect(code(await inspectChange(half))).toBe('ok')
    expect(code(await inspectChanges([half, half]))).toBe('too-many-operations')
  })

  it('[A22] long actors, messages and keys are refused by name', async () => {
    expect(code(await inspectChange(await chunk(content({ actor: 17 }))))).toBe('actor-too-long')
    expect(code(await inspectChange(await chunk(content({ message: 257 }))))).toBe('message-too-long')
    expect(code(await inspectChange(await chunk(content({ message: 256 }))))).toBe('ok')
    const key = (length: number): Made => ({ columns: [[0x15, [1, ...uleb(length), ...Array(length).fill(97)]]] })
    expect(code(await inspectChange(await chunk(content(key(129)))))).toBe('map-key-too-long')
    expect(code(await inspectChange(await chunk(content(key(128)))))).toBe('ok')
    const long = Automerge.from({ ['k'.repeat(200)]: 1 })
    expect(code(await inspectChange(Automerge.getLastLocalChange(long)!))).toBe('map-key-too-long')
  })

  it('[A22] a deflated change that expands beyond 4 MiB is refused while it is being read', async () => {
    const big = await deflateRaw(new Uint8Array(64 * 1024 * 1024))
    expect(big.length).toBeLessThan(100_000)
    expect(code(await inspectChange(await chunk(big, 2, new Uint8Array(0))))).toBe('too-large')
    const doc = Automerge.from({ text: new Uint8Array(3 * 1024 * 1024) })
    const change = Automerge.getLastLocalChange(doc)!
    expect(code(await inspectChanges([change]))).toBe('ok')
    expect(code(await inspectChanges([change, change]))).toBe('too-large')
  })

  it('refuses as a value whatever else it is given', async () => {
    const doc = Automerge.from({ a: [1, 2, 3], b: { c: 'text' } })
    const change = Automerge.getLastLocalChange(doc)!
    expect(code(await inspectChange(concat(change, change)))).toBe('malformed')
    expect(code(await inspectChange(Automerge.save(doc)))).toBe('malformed')
    const known = ['malformed', 'too-large', 'too-many-operations', 'actor-too-long', 'message-too-long', 'map-key-too-long']
    await fc.assert(
      fc.asyncProperty(fc.nat(change.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bad = change.slice()
        bad[at]! ^= flip
        expect(known).toContain(code(await inspectChange(bad)))
      }),
      { numRuns: 300 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), async garbage => {
        // With a right checksum, so that the columns are reached.
        expect([...known, 'ok']).toContain(code(await inspectChange(await chunk(concat(content({}).slice(0, -1), garbage)))))
        expect(known).toContain(code(await inspectChange(garbage)))
      }),
      { numRuns: 300 },
    )
    expect(toHex(change.subarray(0, 4))).toBe('856f4a83')
  })
})
