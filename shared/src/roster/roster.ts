import type { Bytes } from '../base/bytes.ts'
import type { GroupId, OpId } from '../base/ids.ts'
import { need, Refused } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import { fail, ok } from '../base/result.ts'
import type { Result } from '../base/result.ts'
import { attempt } from '../wire/attempt.ts'
import { createDag } from './dag.ts'
import type { Facts } from './dag.ts'
import type { Genesis, Operation } from './operations.ts'
import { parseOperation } from './parse-operation.ts'
import { extend, resolve } from './resolve.ts'
import { judge, judgeGenesis } from './rules.ts'
import type { RosterState } from './state.ts'

/**
 * A group's signed membership log on this device. It takes operations in any order, refuses what was not authorised in
 * its own causal past, keeps what lacks a parent until that comes, and folds the rest to one state.
 */
export interface Roster {
  /** Undefined until genesis is known, if it was not pinned. */
  readonly group: GroupId | undefined
  /** `held`: a parent is missing. Refusals have the names of rules.ts, `malformed`, `wrong-group`. */
  receive(raw: Uint8Array): Promise<Result<'added' | 'known' | 'held'>>
  /** Takes back an own operation that could not be stored, and so was never sent, with what rests on it. */
  forget(id: OpId): Promise<void>
  has(id: OpId): boolean
  /** Ascending; empty before genesis. What batches name as `auth`. */
  heads(): readonly OpId[]
  /** The current state, the same object until something is added; undefined before genesis. */
  view(): RosterState | undefined
  /** The state that these heads stand for; undefined while one of them is not here. Remembered. */
  viewAt(heads: readonly OpId[]): RosterState | undefined
  /** Everything added, as it travels, parents first. */
  ops(): readonly Bytes[]
  operation(id: OpId): Operation | undefined
  /** Ids that held operations wait for. */
  missing(): readonly OpId[]
  /** Held operations that were refused once their parents came, oldest first. */
  refused(): readonly { readonly id: OpId; readonly refusal: Refusal }[]
}

const REMEMBERED_VIEWS = 64
const HELD_LIMIT = 20_000

/** Pass the group that an invitation names; without it the first genesis that comes is believed. */
export function createRoster(pinned?: GroupId): Roster {
  let dag = createDag()
  const views = new Map<string, RosterState>()
  const held = new Map<OpId, Operation>()
  const refused: { id: OpId; refusal: Refusal }[] = []
  let group = pinned
  let current: RosterState | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const remember = (heads: readonly OpId[], state: RosterState): RosterState => {
    const key = heads.join()
    views.delete(key)
    views.set(key, state)
    if (views.size > REMEMBERED_VIEWS) views.delete(views.keys().next().value!)
    return state
  }

  function viewAt(heads: readonly OpId[]): RosterState | undefined {
    if (heads.length === 0) return undefined
    const found = views.get(heads.join())
    if (found) return remember(heads, found)
    const cover = dag.cover(heads)
    if (!cover) return undefined
    const same = views.get(cover.heads.join())
    return remember(cover.heads, same ?? resolve(dag, cover))
  }

  const factsOf = async (op: Operation): Promise<Facts> => {
    if (op.act.type === 'genesis') return judgeGenesis(op as Operation<Genesis>)
    const cover = dag.cover(op.parents)!
    need(cover.heads.length === op.parents.length, 'malformed', 'parents')
    return judge(op, viewAt(op.parents)!)
  }

  async function add(op: Operation): Promise<void> {
    const facts = await factsOf(op)
    const before = dag.heads()
    const knewAll = before.length === op.parents.length && before.every((id, i) => op.parents[i] === id)
    const state = current
    const node = dag.add(op, facts)
    const cover = dag.cover(dag.heads())!
    group ??= op.group
    current = remember(dag.heads(), state && knewAll ? extend(dag, cover, state, node) : resolve(dag, cover))
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

  const take = (raw: Uint8Array) =>
    attempt(async (): Promise<'added' | 'known' | 'held'> => {
      const parsed = await parseOperation(raw)
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

  return {
    get group() {
      return group
    },
    receive(raw) {
      const result = queue.then(() => take(raw))
      queue = result.catch(() => undefined)
      return result
    },
    async forget(id) {
      await queue
      const [all, gone] = [dag, new Set([id])]
      dag = createDag()
      for (let i = 0; i < all.size; i++) {
        const { op, facts } = all.at(i)
        if (gone.has(op.id) || op.parents.some(parent => gone.has(parent))) gone.add(op.id)
        else dag.add(op, facts)
      }
      views.clear()
      const cover = dag.cover(dag.heads())
      current = cover && remember(dag.heads(), resolve(dag, cover))
    },
    has: id => dag.get(id) !== undefined,
    heads: () => dag.heads(),
    view: () => current,
    viewAt,
    ops: () => Array.from({ length: dag.size }, (_, i) => dag.at(i).op.raw),
    operation: id => dag.get(id)?.op,
    missing: () => [...new Set([...held.values()].flatMap(op => op.parents).filter(id => !dag.get(id) && !held.has(id)))].sort(),
    refused: () => refused,
  }
}

/** Reads stored operations back; they were accepted once, and are judged again. */
export async function rosterFrom(group: GroupId, ops: readonly Uint8Array[]): Promise<Result<Roster>> {
  const roster = createRoster(group)
  for (const raw of ops) {
    const result = await roster.receive(raw)
    if (!result.ok) return fail(result.error)
  }
  return ok(roster)
}
