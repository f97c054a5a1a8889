import { concat } from '@porchlight/shared/base/bytes'
import type { Bytes } from '@porchlight/shared/base/bytes'
import { writeCbor } from '@porchlight/shared/base/cbor'
import { sha256 } from '@porchlight/shared/crypto/hash'
import { deflateRaw } from '@porchlight/shared/wire/deflate'
import { packChanges } from '@porchlight/shared/wire/payload'

/**
 * Payloads of batches that are meant to hurt whoever reads them: small, and standing for much. Each with the name that
 * every device must have for it.
 */
export interface Poison {
  readonly name: string
  readonly refused: string
  /** Takes a moment to make. */
  readonly slow?: true
  /** `actor`: 32 hex digits that the author may use. */
  payload(actor: string): Promise<Bytes>
}

export const uleb = (value: number): number[] => (value < 128 ? [value] : [(value % 128) | 128, ...uleb(Math.floor(value / 128))])
export function sleb(value: number): number[] {
  const byte = ((value % 128) + 128) % 128
  const rest = (value - byte) / 128
  return (rest === 0 && byte < 64) || (rest === -1 && byte >= 64) ? [byte] : [byte | 128, ...sleb(rest)]
}

/** An Automerge chunk made by hand, with a right checksum. */
export async function chunk(content: Uint8Array, type = 1, claimed = content): Promise<Bytes> {
  const hash = await sha256(concat(new Uint8Array([1, ...uleb(claimed.length)]), claimed))
  return concat(new Uint8Array([0x85, 0x6f, 0x4a, 0x83]), hash.subarray(0, 4), new Uint8Array([type, ...uleb(content.length)]), content)
}

export type Column = readonly [spec: number, data: readonly number[]]
export interface Made {
  readonly actor: string
  readonly longActor?: number
  readonly message?: number
  readonly columns?: readonly Column[]
}

export function content({ actor, longActor, message = 0, columns = [] }: Made): Uint8Array {
  const who = longActor === undefined ? Uint8Array.from(actor.match(/../g)!, byte => parseInt(byte, 16)) : new Uint8Array(longActor).fill(7)
  const head = new Uint8Array([0, ...uleb(who.length)])
  const said = new Uint8Array([1, 1, 0, ...uleb(message)])
  const table = [columns.length, ...columns.flatMap(([spec, data]) => [...uleb(spec), ...uleb(data.length)])]
  const data = columns.flatMap(([, bytes]) => bytes)
  return concat(head, who, said, new Uint8Array(message).fill(97), new Uint8Array([0, ...table, ...data]))
}

const changesOf = async (...made: Promise<Uint8Array>[]): Promise<Bytes> => packChanges(await Promise.all(made))
/** The action column: so many operations that make a map. */
const operations = (count: number): Column => [0x42, [...sleb(count), 0]]
const million = (spec: number, data: readonly number[]): Column => [spec, data]

/** What is made of one byte, DEFLATEd: a thousandth of its size. */
const zeros = (length: number): Promise<Bytes> => deflateRaw(new Uint8Array(length))

export const POISONS: readonly Poison[] = [
  {
    name: '200 KB that expand to 200 MB',
    slow: true,
    refused: 'too-large',
    payload: () => zeros(200 * 1024 * 1024),
  },
  {
    name: 'a deflated change inside, of 64 MB',
    slow: true,
    refused: 'too-large',
    payload: async () => changesOf(chunk(await zeros(64 * 1024 * 1024), 2, new Uint8Array(0))),
  },
  {
    name: 'a hundred bytes with five million operations',
    refused: 'too-many-operations',
    payload: actor => changesOf(chunk(content({ actor, columns: [operations(5_000_000)] }))),
  },
  {
    name: 'a column of nothing that is nine million rows long',
    refused: 'too-many-operations',
    payload: actor => changesOf(chunk(content({ actor, columns: [million(0x15, [0, ...uleb(9_000_000)]), operations(1)] }))),
  },
  {
    name: 'one operation after two million others',
    refused: 'too-many-operations',
    payload: actor => changesOf(chunk(content({ actor, columns: [operations(1), million(0x70, [1, ...uleb(2_000_000)])] }))),
  },
  {
    name: 'three thousand changes of sixty operations each',
    slow: true,
    refused: 'too-many-operations',
    payload: actor => changesOf(...Array.from({ length: 3_000 }, () => chunk(content({ actor, columns: [operations(60)] })))),
  },
  {
    name: 'eighty thousand changes with nothing in them',
    refused: 'too-many-operations',
    slow: true,
    async payload(actor) {
      const one = await chunk(content({ actor }))
      return packChanges(Array<Bytes>(80_000).fill(one))
    },
  },
  {
    name: 'a message of a megabyte',
    refused: 'message-too-long',
    payload: actor => changesOf(chunk(content({ actor, message: 1 << 20 }))),
  },
  {
    name: 'an actor of a megabyte',
    refused: 'actor-too-long',
    payload: actor => changesOf(chunk(content({ actor, longActor: 1 << 20 }))),
  },
  {
    name: 'a map key of a megabyte',
    refused: 'map-key-too-long',
    payload: actor =>
      changesOf(chunk(content({ actor, columns: [[0x15, [1, ...uleb(1 << 18), ...Array<number>(1 << 18).fill(97)]], operations(1)] }))),
  },
  {
    name: 'bytes after the end of the DEFLATE stream',
    refused: 'malformed',
    payload: async actor => concat(await changesOf(chunk(content({ actor }))), new Uint8Array(1000).fill(0x41)),
  },
  {
    name: 'lists in lists, a million deep',
    refused: 'malformed',
    payload: () => deflateRaw(new Uint8Array(1 << 20).fill(0x81)),
  },
  {
    name: 'a list that says it has four thousand million items',
    refused: 'malformed',
    payload: () => deflateRaw(new Uint8Array([0x9a, 0xff, 0xff, 0xff, 0xff])),
  },
  {
    name: 'a map where changes should be, with __proto__ in it',
    refused: 'malformed',
    payload: () => deflateRaw(writeCbor(JSON.parse('{"__proto__": {"length": 1}}'))),
  },
  {
    name: 'columns that Automerge cannot read',
    refused: 'malformed',
    payload: actor =>
      changesOf(
        chunk(
          content({
            actor,
            columns: [
              [0x42, [0x7f]],
              [0x56, [0x7d, 1, 2, 3]],
            ],
          }),
        ),
      ),
  },
]
