import type { Bytes } from '../base/bytes.ts'
import type { GroupId, OpId } from '../base/ids.ts'
import { need, Refused } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import { fail, ok } from '../base/result.ts'
import type { Result } from '../base/result.ts'
import { attempt } from '../wire/attempt.ts'
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { createDag, nodeOf } from './dag.ts'
import type { Dag, Facts } from './dag.ts'
import type { Genesis, Operation } from './operations.ts'
import { parseOperation } from './parse-operation.ts'
import { judge, judgeGenesis } from './rules.ts'
import { startCheck } from './signatures.ts'
import type { RosterState } from './state.ts'
import { createViews } from './views.ts'

/**
 * A group's signed membership log on this device. It takes operations in any order, refuses what was not authorised in
 * its own causal past, keeps what lacks a parent until that comes, and folds the rest to one state.
 */
export interface Roster {
  /** Undefined until genesis is known, if it was not pinned. */
  readonly group: GroupId | undefined
  /** `held`: a parent is missing. Refusals have the names of rules.ts, `malformed`, `wrong-group`. */
  receive(raw: Uint8Array): Promise<Result<'added' | 'known' | 'held'>>
  /** The same for many, in this order; several times as fast. */
  receiveAll(raws: readonly Uint8Array[]): Promise<readonly Result<'added' | 'known' | 'held'>[]>
  /** Takes back an own operation that could not be stored, and so was never sent, with what rests on it. */
  forget(id: OpId): Promise<void>
  has(id: OpId): boolean
  /** Operations added. */
  readonly size: number
  /** Ascending; empty before genesis. What batches name as `auth`. */
  heads(): readonly OpId[]
  /** The current state, the same object until something is added; undefined before genesis. */
  view(): RosterState | undefined
  /** The state that these heads stand for; undefined while one of them is not here. Remembered. */
  viewAt(heads: readonly OpId[]): RosterState | undefined
  /**
   * The same, but what is void or pending in the whole view is so here too: by it batches are judged, so that what
   * rests on a coup does not count, and what was held back for a removal that did not stand does.
   */
  viewWithin(heads: readonly OpId[]): RosterState | undefined
  /** Everything added, as it travels, parents first. */
  ops(): readonly Bytes[]
  operation(id: OpId): Operation | undefined
  /** Ids that held operations wait for. */
  missing(): readonly OpId[]
  /** Held operations that were refused once their parents came, oldest first. */
  refused(): readonly { readonly id: OpId; readonly refusal: Refusal }[]
  /** Everything added with the state, to be sealed at rest: `rosterFromCheckpoint` reads it back in a moment. After genesis. */
  checkpoint(): Bytes
}

const HELD_LIMIT = 20_000
/** Operations whose bytes and signatures are looked at side by side. */
const SIDE_BY_SIDE = 256

type Taken = Result<'added' | 'known' | 'held'>

/** Pass the group that an invitation names; without it the first genesis that comes is believed. */
export const createRoster = (pinned?: GroupId): Roster => rosterOn(createDag(), pinned)

/** A roster on operations that were accepted before, with the state that they fold to. */
function rosterOn(stored: Dag, pinned: GroupId | undefined, known?: RosterState): Roster {
  let dag = stored
  let views = createViews(dag)
  const held = new Map<OpId, Operation>()
  const refused: { id: OpId; refusal: Refusal }[] = []
  let group = pinned
  let current = known
  let queue: Promise<unknown> = Promise.resolve()
  if (known) views.remember({ cover: dag.cover(dag.heads())!, state: known })

  const factsOf = async (op: Operation): Promise<Facts> => {
    if (op.act.type === 'genesis') return judgeGenesis(op as Operation<Genesis>)
    const cover = dag.cover(op.parents)!
    need(cover.heads.length === op.parents.length, 'malformed', 'parents')
    return judge(op, views.at(op.parents)!)
  }

  async function add(op: Operation): Promise<void> {
    const facts = await factsOf(op)
    dag.add(nodeOf(op, facts), op.parents)
    group ??= op.group
    current = undefined
  }

  const isReady = (op: Operation) => op.parents.every(id => dag.get(id))

  /** Held operations whose parents have come, until none is left. */
  async function release(): Promise<void> {
    for (let next = firstReady(); next; next = firstReady()) {
      held.delete(next.id)
      const result = await attempt(() => add(next!))
      if (!result.ok) refused.push({ id: next.id, refusal: result.error })
    }
  }

  function firstReady(): Operation | undefined {
    for (const op of held.values()) if (isReady(op)) return op
    return undefined
  }

  const take = (parsed: Result<Operation>): Promise<Taken> =>
    attempt(async () => {
      if (!parsed.ok) throw new Refused(parsed.error.code, parsed.error)
      const op = parsed.value
      need(group === undefined ? op.act.type === 'genesis' : op.group === group, 'wrong-group')
      if (dag.get(op.id) || held.has(op.id)) return 'known'
      if (!isReady(op)) {
        need(held.size < HELD_LIMIT, 'too-many-held')
        held.set(op.id, op)
        return 'held'
      }
      await add(op)
      await release()
      return 'added'
    })

  async function takeAll(raws: readonly Uint8Array[]): Promise<Taken[]> {
    const taken: Taken[] = []
    for (let at = 0; at < raws.length; at += SIDE_BY_SIDE) {
      const parsed = await Promise.all(raws.slice(at, at + SIDE_BY_SIDE).map(parseOperation))
      const ops = parsed.flatMap(one => (one.ok ? one.value : []))
      const keys = new Map(ops.flatMap(({ act }) => ('newDevice' in act ? [[act.newDevice, act.ed] as const] : [])))
      for (const op of ops) {
        const ed = keys.get(op.device) ?? view()?.devices.get(op.device)?.ed
        if (ed) void startCheck(op, ed)
      }
      for (const one of parsed) taken.push(await take(one))
      view()
    }
    return taken
  }

  const view = () => (current ??= views.at(dag.heads()))

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }

  return {
    get group() {
      return group
    },
    receive: raw => inTurn(async () => take(await parseOperation(raw))),
    receiveAll: raws => inTurn(() => takeAll(raws)),
    forget: id =>
      inTurn(async () => {
        dag = without(dag, id)
        views = createViews(dag)
        current = undefined
      }),
    has: id => dag.get(id) !== undefined,
    get size() {
      return dag.size
    },
    heads: () => dag.heads(),
    view,
    viewAt: heads => views.at(heads),
    viewWithin: heads => views.within(heads),
    ops: () => Array.from({ length: dag.size }, (_, i) => dag.at(i).op.raw),
    operation: id => dag.get(id)?.op,
    missing: () => [...new Set([...held.values()].flatMap(op => op.parents).filter(id => !dag.get(id) && !held.has(id)))].sort(),
    refused: () => refused,
    checkpoint: () => writeCheckpoint(dag, group!, view()!),
  }
}

/** All but this operation and what knew of it. */
function without(all: Dag, id: OpId): Dag {
  const kept = createDag()
  for (let i = 0; i < all.size; i++) {
    const { op, facts } = all.at(i)
    if (op.id !== id && op.parents.every(parent => kept.get(parent))) kept.add(nodeOf(op, facts), op.parents)
  }
  return kept
}

/** Reads stored operations back; they were accepted once, and are judged again. */
export async function rosterFrom(group: GroupId, ops: readonly Uint8Array[]): Promise<Result<Roster>> {
  const roster = createRoster(group)
  for (const result of await roster.receiveAll(ops)) if (!result.ok) return fail(result.error)
  return ok(roster)
}

/** From `checkpoint`, without judging anything again: for bytes that only this device can have written. `other-version`. */
export function rosterFromCheckpoint(group: GroupId, bytes: Uint8Array): Result<Roster> {
  const read = readCheckpoint(group, bytes)
  return read.ok ? ok(rosterOn(read.value.dag, group, read.value.state)) : read
}
