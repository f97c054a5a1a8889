import { toHex } from '../base/bytes.ts'
import type { EpochId, Scope } from '../base/ids.ts'
import type { KeyPair } from '../crypto/keys.ts'
import type { BoxesPool } from './boxes-pool.ts'
import { cleanEpochs, holdersOf } from './recipients.ts'
import type { Epoch, RosterState } from './state.ts'

/**
 * Scopes whose clean epochs are of no use here, although the roster finds nothing wrong with them: boxes that leave
 * somebody out, that hold another key than was promised, or that were never posted. Only who can open them can tell.
 */
export interface Spoiled {
  /** To be renewed by an organizer's device, which may at will. */
  readonly renew: readonly Scope[]
  /** To be asked for by everybody else: somebody may have been given the right key. */
  readonly ask: readonly EpochId[]
}

export interface SpoiledParts {
  readonly bad: ReadonlySet<EpochId>
  readonly confirmed: ReadonlyMap<EpochId, unknown>
  readonly boxes: Pick<BoxesPool, 'has' | 'isFull'>
  /** The pairs that boxes of a scope may be for. */
  openers(scope: Scope): readonly KeyPair[]
  /** This device's public key, hex. */
  readonly device: string
  /** Everything that there is has come: boxes that are not here were never posted. */
  readonly complete: boolean
}

export function spoiledOf(state: RosterState, { bad, confirmed, boxes, openers, device, complete }: SpoiledParts): Spoiled {
  const isForMe = (epoch: Epoch) => openers(epoch.scope).some(pair => epoch.recipients.has(toHex(pair.public)))
  const isLooked = (epoch: Epoch) => boxes.has(toHex(epoch.boxesHash)) || (complete && !boxes.isFull())
  /** The roster has it that this device was given the key, and it is not here: wiped, and then it turned out that nothing was taken back. */
  const isGone = (epoch: Epoch) => complete && !boxes.isFull() && holdersOf(state, epoch).has(device)
  const gaveNothing = (epoch: Epoch) => !confirmed.has(epoch.id) && ((isForMe(epoch) && isLooked(epoch)) || isGone(epoch))
  const isUseless = (epoch: Epoch) => bad.has(epoch.id) || gaveNothing(epoch)
  const found = [...state.tips.keys()].toSorted().flatMap(scope => {
    const clean = cleanEpochs(state, scope)
    // Turfs are sealed to the organizers' first: that another one is fine does not help them.
    const needed = scope === 'organizers' ? clean.slice(0, 1) : clean
    return clean.length > 0 && needed.every(isUseless) ? [{ scope, clean: needed }] : []
  })
  return {
    renew: found.map(one => one.scope),
    ask: found.flatMap(one => one.clean.filter(epoch => !bad.has(epoch.id)).map(epoch => epoch.id)).toSorted(),
  }
}
