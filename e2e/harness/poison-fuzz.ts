// [A22] Honest changes, with a few bytes made others and a right checksum: whatever is let in and taken by Automerge can be
// stored and opened again, and nothing takes long.
//
//     node e2e/harness/poison-fuzz.ts --changes 1000000 --seed 1
import { isDeepStrictEqual, parseArgs } from 'node:util'
import * as A from '@automerge/automerge/slim'
import type { Random } from '@porchlight/shared/base/ports'
import { inspectChanges } from '@porchlight/shared/wire/change-limits'
import { isFaithful } from '@porchlight/web/engine/faithful'
import { loadAutomerge } from '@porchlight/web/engine/testing/node-world'
import { below, pick, seeded } from '../seeded.ts'
import { chunk } from '../simulation/hostile/poison.ts'

export interface Outcome {
  readonly tried: number
  /** Refused by what the bytes say; by Automerge; since it could not be given back. */
  readonly refused: { readonly door: number; readonly automerge: number; readonly unfaithful: number }
  readonly taken: number
  /** Taken, and not to be stored or opened again: must stay empty. Hex. */
  readonly broken: readonly string[]
  /** What took longer than this many milliseconds of processor time. Hex. */
  readonly slow: readonly string[]
}

const SLOW_MS = 1_000
type Draft = { m: Record<string, unknown>; text: string; n?: unknown }

const begin = (): A.Doc<Draft> =>
  A.change(A.init<Draft>({ actor: '00'.repeat(16) }), { time: 0 }, d => {
    d.m = { k: 0 }
    d.text = 'so it began'
    d.n = new A.ImmutableString('x')
  })

/** One of each thing that the app writes. */
function honest(begun: A.Doc<Draft>): readonly Uint8Array[] {
  const edits: readonly ((d: Draft) => void)[] = [
    d => Object.assign(d.m, { k: 1, j: new A.ImmutableString('abc'), b: new Uint8Array(5) }),
    d => {
      A.splice(d, ['text'], 3, 2, 'abc')
      A.mark(d, ['text'], { start: 1, end: 4, expand: 'both' }, 'strong', true)
    },
    d => A.splitBlock(d, ['text'], 2, { type: new A.ImmutableString('p'), parents: [], attrs: {} } as never),
    d => Object.assign(d.m, { l: [1, 2, { a: 'b' }], deep: { a: { b: {} } } }),
    d => void delete d.n,
  ]
  return edits.map(edit => A.getLastLocalChange(A.change(A.clone(begun, { actor: '11'.repeat(16) }), { time: 0 }, edit))!)
}

const ODD = [0, 1, 2, 3, 0x7f, 0x7e, 0x80, 0xff] as const

function mutated(change: Uint8Array, random: Random): Uint8Array {
  let at = 9
  while (change[at++]! >= 128);
  const bytes = [...change.subarray(at)]
  // Behind what it goes on from and its author: others are refused for these.
  const from = 1 + bytes[0]! * 32 + 17
  for (let edits = 1 + below(random, 3); edits > 0; edits--) {
    const place = from + below(random, bytes.length - from)
    const how = random.unit()
    if (how < 0.6) bytes[place] = random.unit() < 0.9 ? pick(random, ODD) : below(random, 256)
    else if (how < 0.8) bytes.splice(place, 1)
    else bytes.splice(place, 0, below(random, 256))
  }
  return new Uint8Array(bytes)
}

export async function poisonFuzz(changes: number, seed: number): Promise<Outcome> {
  await loadAutomerge()
  const random = seeded(seed)
  const begun = begin()
  const all = honest(begun)
  const refused = { door: 0, automerge: 0, unfaithful: 0 }
  const [broken, slow]: [string[], string[]] = [[], []]
  let taken = 0
  for (let tried = 0; tried < changes; tried++) {
    const bytes = await chunk(mutated(pick(random, all), random))
    const before = process.cpuUsage()
    const what = await letIn(begun, bytes)
    const { user, system } = process.cpuUsage(before)
    if (what === 'taken') taken++
    else if (what === 'broken') broken.push(Buffer.from(bytes).toString('hex'))
    else refused[what]++
    if ((user + system) / 1_000 > SLOW_MS) slow.push(Buffer.from(bytes).toString('hex'))
  }
  return { tried: changes, refused, taken, broken, slow }
}

async function letIn(begun: A.Doc<Draft>, bytes: Uint8Array): Promise<'taken' | 'broken' | keyof Outcome['refused']> {
  if (!(await inspectChanges([bytes])).ok) return 'door'
  let next: A.Doc<Draft>
  try {
    next = A.applyChanges(A.clone(begun), [bytes])[0]
  } catch {
    return 'automerge'
  }
  if (!(await isFaithful(A, begun, next, [bytes]))) return 'unfaithful'
  try {
    const again = A.load<Draft>(A.save(next))
    return A.getHeads(again).join() === A.getHeads(next).join() && isDeepStrictEqual(A.toJS(again), A.toJS(next)) ? 'taken' : 'broken'
  } catch {
    return 'broken'
  }
}

if (import.meta.main) {
  const option = { type: 'string' } as const
  const { values } = parseArgs({ options: { changes: option, seed: option } })
  const outcome = await poisonFuzz(Number(values.changes ?? '100000'), Number(values.seed ?? '1'))
  console.log(JSON.stringify(outcome, null, 2))
  process.exitCode = outcome.broken.length + outcome.slow.length === 0 ? 0 : 1
}
