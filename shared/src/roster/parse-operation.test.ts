import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, fromHex } from '../base/bytes.ts'
import { writeCbor } from '../base/cbor.ts'
import { must } from '../base/result.ts'
import { encodeBody } from './sign-operation.ts'
import { parseOperation } from './parse-operation.ts'
import { codeOfResult } from './testing/story.ts'

const frozen = JSON.parse(readFileSync(new URL('../../vectors/v1.json', import.meta.url), 'utf8')) as {
  group: string
  operations: { type: string; id: string; raw: string }[]
}
const raws = frozen.operations.map(one => fromHex(one.raw))
const signature = new Uint8Array(64)

describe('the reader of operations', () => {
  it('writes again what it has read, byte for byte, for every type', async () => {
    for (const raw of raws) {
      const op = must(await parseOperation(raw))
      const { newDevice: _device, ...stated } = op.act as typeof op.act & { newDevice?: string }
      if (stated.type === 'invite') delete (stated as { invitation?: string }).invitation
      const body = encodeBody(stated.type === 'genesis' ? '' : op.group, op.parents, op.device, stated as never)
      expect([stated.type, concat(raw.subarray(0, 64), body)]).toEqual([stated.type, raw])
    }
    expect(raws).toHaveLength(16)
  })

  it('[A19] every mutation is refused as a value, or is another operation', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(raws.length - 1),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (which, where, flip, cut) => {
          const raw = raws[which]!
          const at = 64 + Math.floor(where * (raw.length - 64))
          const bad = cut ? raw.slice(0, at) : raw.slice()
          if (!cut) bad[at]! ^= flip
          const result = await parseOperation(bad)
          if (result.ok) expect(result.value.id).not.toBe(frozen.operations[which]!.id)
          else expect(['malformed', 'newer-version', 'weak-key', 'no-proof-of-possession']).toContain(result.error.code)
        },
      ),
      { numRuns: 1500 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async garbage => {
        expect(codeOfResult(await parseOperation(garbage))).toBe('malformed')
        expect(codeOfResult(await parseOperation(concat(signature, garbage)))).toBe('malformed')
      }),
    )
  })

  it('[A19] unknown fields, types and versions, unsorted lists and foreign scopes are named', async () => {
    const base = { v: 1, group: fromHex(frozen.group), parents: [fromHex('01'.repeat(32))], device: new Uint8Array(16) }
    const code = async (fields: Record<string, unknown>) =>
      codeOfResult(await parseOperation(concat(signature, writeCbor({ ...base, ...fields }))))
    const grant = { type: 'grant', member: new Uint8Array(16), scope: 'turf/0123456789abcdef' }
    expect(await code(grant)).toMatch(/^ok/)
    expect(await code({ ...grant, extra: 1 })).toBe('malformed')
    expect(await code({ ...grant, v: 2 })).toBe('newer-version')
    expect(await code({ ...grant, v: 0 })).toBe('malformed')
    expect(await code({ ...grant, member: new Uint8Array(15) })).toBe('malformed')
    expect(await code({ type: 'ask', epochs: [new Uint8Array(15)] })).toBe('malformed')
    expect(await code({ type: 'ask', epochs: ['text'] })).toBe('malformed')
    expect(await code({ ...grant, parents: [new Uint8Array(31)] })).toBe('malformed')
    expect(await code({ ...grant, parents: ['text'] })).toBe('malformed')
    expect(await code({ ...grant, scope: 'organizers' })).toBe('malformed')
    expect(await code({ ...grant, scope: 'turf/../../etc' })).toBe('malformed')
    expect(await code({ ...grant, type: 'toString' })).toBe('malformed')
    expect(await code({ ...grant, parents: [] })).toBe('malformed')
    const [one, two] = [fromHex('01'.repeat(32)), fromHex('02'.repeat(32))]
    expect(await code({ ...grant, parents: [one, two] })).toMatch(/^ok/)
    expect(await code({ ...grant, parents: [two, one] })).toBe('malformed')
    expect(await code({ ...grant, parents: [one, one] })).toBe('malformed')
    expect(await code({ type: 'admit' })).toBe('malformed')
  })
})
