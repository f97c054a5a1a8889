import * as A from '@automerge/automerge/slim'
import { concat, type Bytes } from '@porchlight/shared/base/bytes'
import { deflateRaw } from '@porchlight/shared/wire/deflate'
import { packChanges } from '@porchlight/shared/wire/payload'
import { chunk, content, uleb, type Made, type Poison } from './poison.ts'

/** What hurts by its form: numbers that name themselves, depth, ends without number. Automerge's wasm has to be there. */

const NESTED_IN_ITSELF: Made['columns'] = [
  [0x01, [0x7f, 0]],
  [0x02, [0x7f, 1]],
  [0x15, [0x7f, 1, 97]],
  [0x34, [1]],
  [0x42, [0x7f, 0]],
  [0x56, [0x7f, 0]],
  [0x70, [0x7f, 0]],
]

const nested = (levels: number): object => (levels === 0 ? {} : { in: nested(levels - 1) })
/** As an honest app makes it, by whoever may use this actor. */
const made = (actor: string, edit: (draft: Record<string, unknown>) => void): Bytes =>
  A.getLastLocalChange(A.change(A.init<Record<string, unknown>>({ actor }), { time: 0 }, edit))! as Bytes
/** One more of the same device. */
const another = (actor: string, i: number): string => actor.slice(0, 16) + i.toString(16).padStart(16, '0')
/** So many rows, each written by itself. */
const rows = (count: number): number[] => [...sleb(-count), ...Array<number>(count).fill(1)]
const sleb = (value: number): number[] => {
  const byte = ((value % 128) + 128) % 128
  const rest = (value - byte) / 128
  return (rest === 0 && byte < 64) || (rest === -1 && byte >= 64) ? [byte] : [byte | 128, ...sleb(rest)]
}

export const FORMS: readonly Poison[] = [
  {
    name: 'a map that lies in itself',
    refused: 'malformed',
    payload: async actor => packChanges([await chunk(content({ actor, columns: NESTED_IN_ITSELF }))]),
  },
  {
    name: 'maps in maps, three hundred deep',
    refused: 'malformed',
    payload: async actor => packChanges([made(actor, draft => void (draft['x'] = nested(300)))]),
  },
  {
    name: 'three hundred changes, each one level deeper than the one before',
    slow: true,
    refused: 'malformed',
    async payload(actor) {
      let doc = A.init<Record<string, Record<string, unknown>>>({ actor })
      for (let i = 0; i < 300; i++)
        doc = A.change(doc, { time: 0 }, draft => {
          let at: Record<string, unknown> = draft
          for (let level = 0; level < i; level++) at = at['in'] as Record<string, unknown>
          at['in'] = {}
        })
      return packChanges(A.getAllChanges(doc))
    },
  },
  {
    name: 'a thousand ends for whoever writes next to name',
    refused: 'malformed',
    async payload(actor) {
      const ends = Array.from({ length: 1_000 }, (_, i) => chunk(content({ actor: another(actor, i), columns: [[0x42, [0x7f, 1]]] })))
      return packChanges(await Promise.all(ends))
    },
  },
  {
    name: 'four million numbers where changes should be',
    slow: true,
    refused: 'too-many-operations',
    payload: () => deflateRaw(concat(new Uint8Array([0x9a, 0x00, 0x3f, 0xff, 0x00]), new Uint8Array(0x3fff00))),
  },
  {
    name: 'a million rows, each written by itself',
    slow: true,
    refused: 'too-many-operations',
    payload: async actor => packChanges([await chunk(content({ actor, columns: [[0x42, rows(1_000_000)]] }))]),
  },
  {
    name: 'a hundred thousand hashes to go on from',
    slow: true,
    refused: 'malformed',
    payload: async () => packChanges([await chunk(concat(new Uint8Array(uleb(100_000)), new Uint8Array(3_200_100)))]),
  },
  {
    name: 'a column that says it is longer than everything',
    refused: 'malformed',
    payload: async actor =>
      packChanges([await chunk(concat(content({ actor }).slice(0, -1), new Uint8Array([1, 0x42, ...uleb(2 ** 40)])))]),
  },
]

/** A change that keeps every limit and has the form of one; Automerge takes it, and what it then saves does not load. */
export interface Trick {
  readonly name: string
  /** `change`: an honest one of this document. */
  payload(change: Bytes): Promise<Bytes>
}

export const TRICKS: readonly Trick[] = [
  {
    name: 'an operation that says it is the thousand millionth',
    payload: async change => packChanges([await edited(change, (bytes, { startOp }) => bytes.splice(startOp, 1, ...uleb(1_000_000_000)))]),
  },
  {
    name: 'a predecessor that never was',
    async payload(change) {
      const replaced = await edited(change, (bytes, { predCount }) => {
        // None before; now one: of the author, number 1.
        const { at, length } = predCount
        bytes.splice(at, length, ...Array.from({ length }, (_, i) => (i === length - 1 ? 1 : bytes[at + i]!)))
        bytes.splice(predCount.head + 2, 0, 0x71, 2, 0x73, 2)
        bytes[predCount.columns]! += 2
        bytes.push(0x7f, 0, 0x7f, 1)
      })
      return packChanges([replaced])
    },
  },
]

interface Places {
  readonly startOp: number
  readonly predCount: { readonly at: number; readonly length: number; readonly head: number; readonly columns: number }
}

/** The same change, otherwise. Its parts are short: every number of the table of columns is one byte. */
async function edited(change: Bytes, edit: (bytes: number[], places: Places) => void): Promise<Bytes> {
  let at = 9
  while (change[at++]! >= 128);
  const bytes = [...change.subarray(at)]
  // deps, actor, seq, startOp, time, message, other actors.
  const actor = 1 + bytes[0]! * 32
  const startOp = actor + 1 + bytes[actor]! + 1
  let columns = startOp + 1
  while (bytes[columns++]! >= 128);
  columns += 1 + bytes[columns]!
  const others = bytes[columns++]!
  for (let i = 0; i < others; i++) columns += 1 + bytes[columns]!
  let head = columns + 1
  let data = head + bytes[columns]! * 2
  while (bytes[head] !== 0x70 && head < columns + 1 + bytes[columns]! * 2) {
    data += bytes[head + 1]!
    head += 2
  }
  edit(bytes, { startOp, predCount: { at: data, length: bytes[head + 1]!, head, columns } })
  return chunk(new Uint8Array(bytes))
}

/** What keeps every rule and is as much work as the rules allow. It counts. */
export interface Burden {
  readonly name: string
  /** Changes of a document from its beginning on, by whoever may use this actor. */
  changes(initial: Uint8Array, actor: string): readonly Uint8Array[]
}

type Draft = Record<string, unknown> & { readonly text: string; x: Record<string, number> }
const all = (initial: Uint8Array, actor: string, edit: (draft: Draft) => void): readonly Uint8Array[] => {
  const begun = A.load<Draft>(initial, { actor })
  return A.getChangesSince(A.change(begun, { time: 0 }, edit), A.getHeads(A.load(initial)))
}
const times = (count: number, act: (i: number) => void): void => {
  for (let i = 0; i < count; i++) act(i)
}

export const BURDENS: readonly Burden[] = [
  {
    name: 'ninety thousand letters at once',
    changes: (initial, actor) => all(initial, actor, d => A.splice(d, ['text'], 0, 0, 'a'.repeat(90_000))),
  },
  {
    name: 'forty thousand keys in a map that nobody knows',
    changes: (initial, actor) =>
      all(initial, actor, d => {
        d.x = {}
        times(40_000, i => (d.x[`k${i}`] = i))
      }),
  },
  {
    name: 'one key, set forty thousand times',
    changes: (initial, actor) =>
      all(initial, actor, d => {
        d.x = {}
        times(40_000, i => (d.x['k'] = i))
      }),
  },
  {
    name: 'three thousand stretches of bold over one line',
    changes: (initial, actor) =>
      all(initial, actor, d => {
        A.splice(d, ['text'], 0, 0, 'a line that is all bold '.repeat(20))
        times(3_000, i => A.mark(d, ['text'], { start: i % 400, end: (i % 400) + 50, expand: 'both' }, `m${i % 50}`, i))
      }),
  },
  {
    name: 'four thousand changes of one letter each',
    changes(initial, actor) {
      let doc = A.load<Draft>(initial, { actor })
      times(4_000, () => (doc = A.change(doc, { time: 0 }, d => A.splice(d, ['text'], 0, 0, 'a'))))
      return A.getChangesSince(doc, A.getHeads(A.load(initial)))
    },
  },
]
