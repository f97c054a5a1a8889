import type { OpId } from '../base/ids.ts'
import type { Cover, Dag } from './dag.ts'
import { fold, grow, isSame, resolve } from './resolve.ts'
import type { Known } from './resolve.ts'
import type { RosterState } from './state.ts'

/** States of a roster as of these heads or those; each is made from the nearest smaller one that is remembered. */
export interface Views {
  /** Undefined while one of the heads is not here. */
  at(heads: readonly OpId[]): RosterState | undefined
  /** As of these heads, but what is void or held back in the whole is so here; undefined while one is not here. */
  within(heads: readonly OpId[]): RosterState | undefined
  /** A state that is known from elsewhere. */
  remember(known: Known): void
}

const RECENT = 64
/** So far apart are the states that are kept for ever: whoever acts on an old view costs this much folding at most. */
const MILESTONE = 256

export function createViews(dag: Dag): Views {
  const recent = new Map<string, Known>()
  const milestones: Known[] = []
  let nextMilestone = MILESTONE

  function remember(known: Known): void {
    const key = known.cover.heads.join()
    recent.delete(key)
    recent.set(key, known)
    if (recent.size > RECENT) recent.delete(recent.keys().next().value!)
    // Only when everything here is in it: such a state is within every later one that knows as much.
    if (dag.size < nextMilestone || known.cover.heads.length !== dag.heads().length) return
    if (known.cover.heads.some((id, i) => id !== dag.heads()[i])) return
    milestones.push(known)
    nextMilestone = dag.size + MILESTONE
  }

  /** The largest one that lies within. */
  function nearest(cover: Cover): Known | undefined {
    let best: Known | undefined
    let most = 0
    const consider = (known: Known) => {
      const size = sizeOf(known.cover)
      if (size > most && dag.isWithin(known.cover, cover)) [best, most] = [known, size]
    }
    for (let i = milestones.length - 1; i >= 0 && !best; i--) consider(milestones[i]!)
    // The latest first: they are the largest, and those that are smaller need not be looked at.
    for (const known of [...recent.values()].reverse()) consider(known)
    return best
  }

  function at(heads: readonly OpId[]): Known | undefined {
    const found = recent.get(heads.join())
    if (found) return (remember(found), found)
    const cover = heads.length === 0 ? undefined : dag.cover(heads)
    if (!cover) return undefined
    const same = recent.get(cover.heads.join())
    if (same) return (remember(same), same)
    const base = nearest(cover)
    const known = { cover, state: base ? grow(dag, base, cover) : resolve(dag, cover) }
    remember(known)
    return known
  }

  /** Emptied when the whole decides otherwise. */
  let decided: RosterState | undefined
  const withinWhole = new Map<string, RosterState>()

  function within(heads: readonly OpId[]): RosterState | undefined {
    const known = at(heads)
    const whole = known && at(dag.heads())!.state
    if (!whole || isSame(dag, known.cover, known.state, whole)) return known?.state
    if (decided?.void !== whole.void || decided.pending !== whole.pending) withinWhole.clear()
    decided = whole
    const key = known.cover.heads.join()
    const found = withinWhole.get(key) ?? fold(dag, undefined, dag.nodes(known.cover), whole)
    withinWhole.set(key, found)
    return found
  }

  return { at: heads => at(heads)?.state, within, remember }
}

const sizes = new WeakMap<Cover, number>()

/** How many operations a cover holds. */
function sizeOf(cover: Cover): number {
  let size = sizes.get(cover)
  if (size !== undefined) return size
  size = 0
  for (let word of cover.bits) for (; word !== 0; word &= word - 1) size++
  sizes.set(cover, size)
  return size
}
