import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { concat, fromHex } from '../base/bytes.ts'
import { readCbor, writeCbor } from '../base/cbor.ts'
import { parseOperation } from './parse-operation.ts'

/** [A19] Every field of every type of operation, with everything that it must not be, one at a time. */
const frozen = JSON.parse(readFileSync(new URL('../../vectors/v1.json', import.meta.url), 'utf8')) as {
  operations: { type: string; raw: string }[]
}
const signature = new Uint8Array(64)
type Value = unknown
type Body = Record<string, Value>
const bodyOf = (raw: string): Body => readCbor(fromHex(raw).subarray(64)) as Body
const bodies = frozen.operations.map(one => [one.type, bodyOf(one.raw)] as const)

const OPTIONAL = ['invite.expires', 'move.relay']
/** Lists that may be empty. */
const MAY_BE_EMPTY = ['genesis.parents', 'scopes', 'cut', 'prev', 'ask.epochs']
/** Lists in which nothing may stand twice. */
const ORDERED = ['parents', 'scopes', 'epochs', 'prev']

const isMap = (value: Value): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)

function wrong(name: string, value: Value): Value[] {
  const bytes = new Uint8Array(3)
  if (value instanceof Uint8Array)
    return [null, 7, 'text', [], {}, concat(value, new Uint8Array(1)), ...(value.length > 0 ? [value.slice(1)] : [])]
  if (typeof value === 'string') return [null, 7, bytes, [], {}, ...(name === 'move.relay' ? ['x'.repeat(513)] : ['text'])]
  if (typeof value === 'number') return [null, -1, 'text', bytes, [], ...(name === 'invite.uses' ? [0, 2 ** 40] : [])]
  if (typeof value === 'boolean') return [null, 7, 'text', bytes]
  if (isMap(value)) return [null, 7, 'text', bytes, [], {}, { ...value, more: 1 }]
  const field = name.split('.').at(-1)!
  const list = value as Value[]
  const isTuple = /^\d+$/.test(field)
  return [
    null,
    7,
    'text',
    bytes,
    {},
    ...(MAY_BE_EMPTY.some(one => name.endsWith(one)) ? [] : [[]]),
    ...(isTuple
      ? [[...list, 7], list.slice(1)]
      : [
          [...list, 'text'],
          [...list, 7],
        ]),
    ...(ORDERED.includes(field) && list.length > 0 ? [[...list, list.at(-1)]] : []),
  ]
}

/** The body with one place in it changed, for every place and everything that is wrong there. */
function* spoiled(name: string, value: Value): Generator<[place: string, value: Value]> {
  for (const bad of wrong(name, value)) yield [`${name} = ${JSON.stringify(bad)}`, bad]
  if (Array.isArray(value))
    for (const [i, item] of value.entries()) for (const [place, bad] of spoiled(`${name}.${i}`, item)) yield [place, value.with(i, bad)]
  if (!isMap(value)) return
  for (const [key, item] of Object.entries(value)) {
    for (const [place, bad] of spoiled(`${name}.${key}`, item)) yield [place, { ...value, [key]: bad }]
    const { [key]: _gone, ...rest } = value
    if (!OPTIONAL.includes(`${name}.${key}`)) yield [`${name}.${key} is missing`, rest]
  }
}

it.each(bodies)('[A19] no field of %s is taken for anything else', async (type, body) => {
  const taken: string[] = []
  for (const [place, bad] of spoiled(type, body)) {
    if (!isMap(bad)) continue
    const result = await parseOperation(concat(signature, writeCbor(bad)))
    if (result.ok) taken.push(place)
  }
  expect(taken).toEqual([])
})

it('[A19] an admit lets in a join or a cut, never both', async () => {
  const [, admit] = bodies.find(([type]) => type === 'admit')!
  const both = { ...admit, join: new Uint8Array(32), cut: [] }
  expect((await parseOperation(concat(signature, writeCbor(both)))).ok).toBe(false)
})

const accepts = async (body: Body) => (await parseOperation(concat(signature, writeCbor(body)))).ok

it('[A19] a key that is carried on is an epoch and sealed bytes of one length', async () => {
  const [, rekey] = bodies.find(([type]) => type === 'rekey')!
  const [item] = rekey['epochs'] as Body[]
  const withPrev = (...pair: Value[]) => ({ ...rekey, epochs: [{ ...item, prev: [pair] }] })
  const [epoch, sealed] = [new Uint8Array(16), new Uint8Array(48)]
  expect(await accepts(withPrev(epoch, sealed))).toBe(true)
  for (const pair of [[epoch], [epoch, sealed, 7], [epoch, sealed.slice(1)], [epoch, 'text'], [epoch.slice(1), sealed]])
    expect(await accepts(withPrev(...pair))).toBe(false)
})

it('[A19] an operation fits an entry', async () => {
  const [, rekey] = bodies.find(([type]) => type === 'rekey')!
  const [item] = rekey['epochs'] as Body[]
  const turf = (n: number) => ({ ...item, scope: `turf/${n.toString(16).padStart(16, '0')}` })
  const begins = (n: number) => ({ ...rekey, epochs: Array.from({ length: n }, (_, i) => turf(i)) })
  expect(await accepts(begins(1_500))).toBe(true)
  expect(await accepts(begins(4_000))).toBe(false)
})
