import { expect, test } from 'vitest'
import fc from 'fast-check'
import { docId } from '@porchlight/shared/base/ids'
import type { BatchId, DeviceId, MemberId } from '@porchlight/shared/base/ids'
import { cutName, type RosterState } from '@porchlight/shared/roster/state'
import type { Right } from '@porchlight/shared/roster/counting'
import type { Accepted, Verdict } from './judge.ts'
import { type Judged, weigh, type Scales } from './weigh.ts'

const TURF = 'turf/0123456789abcdef'
const DOC = docId('visits', TURF)
const id = (name: string) => name.padEnd(64, '0') as BatchId
const device = (name: string) => name.padEnd(32, '0') as DeviceId

interface Told {
  readonly by: string
  readonly seq: number
  readonly name: string
  readonly prev?: string
  readonly deps?: readonly string[]
  readonly right?: Right
  readonly why?: string
  readonly actor?: string
}

/** A batch with one change that has its name. */
function batch({ by, seq, name, prev, deps = [], right = { is: 'right' }, why, actor = `${name}` }: Told): Judged<{ of: string }> {
  const head = {
    kind: 'changes',
    group: '' as never,
    doc: DOC,
    device: device(by),
    seq,
    prev: prev === undefined ? undefined : id(prev),
    auth: [],
    id: id(name),
  } as const
  const accepted: Accepted = { is: 'accepted', batch: head, right, changes: [], facts: [{ hash: name, deps, actor, seq: 1 }] }
  const verdict: Verdict = why === undefined ? accepted : { is: 'aside', why, batch: head, isFault: true }
  return { one: { of: name }, name, verdict }
}

/** `gone`: removed, and up to which batches their work counts. */
function scales(gone: Readonly<Record<string, readonly string[]>> = {}, more: Partial<Scales> = {}): Scales {
  const names = ['a', 'b', 'c']
  const members = new Map(names.map(name => [name as MemberId, { id: name, standing: name in gone ? 'removed' : 'active' }]))
  const devices = new Map(names.map(name => [device(name), { id: device(name), member: name }]))
  const cuts = new Map(Object.entries(gone).map(([name, ends]) => [cutName(DOC, device(name)), ends.map(id)]))
  const now = { members, devices, cuts, gone: new Set() } as unknown as RosterState
  return { now, doc: DOC, trusted: new Set(), unsent: undefined, refused: new Set(), ...more }
}

const short = (full: string) => full.replace(/0+$/, '')
const said = (judged: readonly Judged<{ of: string }>[], of = scales()) => {
  const { counts, outside, held, twins } = weigh(judged, of)
  return {
    counts: counts.map(one => short(one.batch.id)),
    outside: outside.map(one => `${short(one.id)}: ${one.why}`).toSorted(),
    held: held.map(one => `${one.of}: ${one.lacks}`).toSorted(),
    twins: [...twins].map(([who, seqs]) => [short(who), seqs]),
  }
}

test('[A4] what comes after a withheld batch is held, and everything counts once it is here', () => {
  const [one, two, three] = [
    batch({ by: 'a', seq: 1, name: 'x' }),
    batch({ by: 'a', seq: 2, name: 'y', prev: 'x' }),
    batch({ by: 'a', seq: 3, name: 'z', prev: 'y' }),
  ]
  expect(said([three, one])).toMatchObject({ counts: ['x'], held: ['z: gap'] })
  expect(said([three, one, two])).toMatchObject({ counts: ['x', 'y', 'z'], held: [] })
  // One that names another number than the one after its predecessor's never finds a place.
  expect(said([one, batch({ by: 'a', seq: 3, name: 'w', prev: 'x' })]).held).toEqual(['w: gap'])
})

test('[A5] two batches with one number: both branches count and are told; of two changes with one number of one actor only the first', () => {
  const first = batch({ by: 'a', seq: 1, name: 'x' })
  const [left, right] = [batch({ by: 'a', seq: 2, name: 'd', prev: 'x' }), batch({ by: 'a', seq: 2, name: 'e', prev: 'x' })]
  expect(said([right, left, first])).toEqual({ counts: ['x', 'd', 'e'], outside: [], held: [], twins: [['a', [2]]] })
  // A device that forks its own actor: Automerge would take whichever comes first, and phones would differ.
  const [d, e] = [
    batch({ by: 'a', seq: 2, name: 'd', prev: 'x', actor: 'same' }),
    batch({ by: 'a', seq: 2, name: 'e', prev: 'x', actor: 'same' }),
  ]
  for (const order of [
    [first, d, e],
    [e, d, first],
  ])
    expect(said(order)).toMatchObject({ counts: ['x', 'd'], outside: ['e: malformed'] })
})

test('[A7] [A15] what breaks a rule has its place in the chain and does not count; what is after the cut does not, unless it is needed', () => {
  const all = [
    batch({ by: 'a', seq: 1, name: 'x' }),
    batch({ by: 'a', seq: 2, name: 'y', prev: 'x', why: 'author-no-right' }),
    batch({ by: 'a', seq: 3, name: 'z', prev: 'y' }),
  ]
  expect(said(all)).toMatchObject({ counts: ['x', 'z'], outside: ['y: author-no-right'], held: [] })
  expect(said(all, scales({ a: ['x'] }))).toMatchObject({ counts: ['x'], outside: ['y: author-no-right', 'z: after-cut'] })
  const built = batch({ by: 'b', seq: 1, name: 'w', deps: ['z'] })
  expect(said([...all, built], scales({ a: ['x'] })).counts).toEqual(['x', 'z', 'w'])
  // Own work that is in no batch yet keeps what it stands on.
  const unsent = {
    id: 'unsent' as BatchId,
    device: device('b'),
    seq: 9,
    prev: undefined,
    right: { is: 'right' },
    changes: ['u'],
    deps: ['z'],
  } as const
  expect(said(all, scales({ a: ['x'] }, { unsent })).counts).toEqual(['x', 'z'])
  // While the batch that the cut names is not here nobody can tell.
  expect(said(all, scales({ a: ['later'] })).outside).toContain('x: missing-cut')
})

test('what bad bytes have taken from a chain takes nothing else with it', () => {
  const late = batch({ by: 'a', seq: 2, name: 'y', prev: 'x' })
  expect(said([late]).held).toEqual(['y: gap'])
  expect(said([late], scales({}, { trusted: new Set([id('y')]) }))).toMatchObject({ counts: ['y'], held: [] })
})

test('[P8.2] whatever order they come in, the same counts, is held and lies aside', () => {
  const rights: readonly Right[] = [
    { is: 'right' },
    { is: 'right' },
    { is: 'pending', why: 'pending-member' },
    { is: 'void', why: 'unknown-author' },
  ]
  const step = fc.record({
    by: fc.constantFrom('a', 'b', 'c'),
    back: fc.nat(2),
    dep: fc.nat(9),
    right: fc.nat(3),
    fault: fc.nat(7),
    fork: fc.nat(5),
    lost: fc.nat(8),
  })
  const seen = new Set<string>()
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 2, maxLength: 10 }),
      fc.constantFrom<readonly string[]>([], ['a'], ['a', 'b']),
      fc.integer(),
      (steps, gone, seed) => {
        const all: (Told & { readonly lost: boolean })[] = []
        for (const [i, { by, back, dep, right, fault, fork, lost }] of steps.entries()) {
          const own = all.filter(one => one.by === by)
          const prev = own.at(-1 - (back === 2 ? 1 : 0))
          const deps = dep < all.length ? [all[dep]!.name] : []
          const told = { by, seq: (prev?.seq ?? 0) + 1, name: `${by}${i}f`, deps, right: rights[right]!, lost: lost === 0 }
          all.push({
            ...told,
            ...(prev ? { prev: prev.name } : {}),
            ...(fault === 0 ? { why: 'too-large' } : {}),
            ...(fork === 0 ? { actor: by } : {}),
          })
        }
        const of = scales(
          Object.fromEntries(
            gone.map(by => [
              by,
              all
                .filter(one => one.by === by)
                .slice(0, 1)
                .map(one => one.name),
            ]),
          ),
        )
        const judged = all.filter(one => !one.lost).map(batch)
        const random = [...judged.keys()].map(i => [Math.sin(seed + i * 7919), i] as const).toSorted((x, y) => x[0] - y[0])
        const expected = said(judged, of)
        expect(
          said(
            random.map(([, i]) => judged[i]!),
            of,
          ),
        ).toEqual(expected)
        expect(weigh([...judged, ...judged], of).chains).toEqual(weigh(judged, of).chains)
        for (const one of [...expected.outside, ...expected.held]) seen.add(one.split(': ')[1]!)
      },
    ),
    { numRuns: 400, seed: 20261122 },
  )
  expect([...seen].toSorted()).toEqual(['after-cut', 'gap', 'malformed', 'missing-cut', 'pending-member', 'too-large', 'unknown-author'])
})
