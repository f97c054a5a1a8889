import { equalBytes, toHex } from '../base/bytes.ts'
import { isTurf } from '../base/ids.ts'
import type { EpochId, OpId, Scope } from '../base/ids.ts'
import { need } from '../base/refusal.ts'
import type { Facts } from './dag.ts'
import { locatorHalf, locatorOf } from './homes.ts'
import type { Ask, BegunEpoch, Move, Operation, Welcome } from './operations.ts'
import { epochsOf, newestEpoch, recipientsOf } from './recipients.ts'
import { isOrganizer } from './state.ts'
import type { Member, RosterState } from './state.ts'
import { holdsScope } from './who-may.ts'

/** The door for operations on keys. Throws Refused with a named reason. */
export interface Case {
  readonly op: Operation
  readonly past: RosterState
  readonly author: Member
}

/** The scope must be held; what a grant gave rests on that grant. */
function needScope({ author }: Case, scope: Scope): Pick<Facts, 'restsOnAny'> {
  need(holdsScope(author, scope), 'author-no-right')
  return { restsOnAny: isTurf(scope) && !isOrganizer(author.role) ? (author.turfs.get(scope) ?? []) : [] }
}

export function judgeRekey(here: Case, items: readonly BegunEpoch[]): Partial<Facts> {
  const { past, author } = here
  let restsOnAny: readonly OpId[] = []
  for (const item of items) {
    if (!past.tips.has(item.scope)) need(isOrganizer(author.role), 'not-organizer', item.scope)
    else restsOnAny = [...restsOnAny, ...needScope(here, item.scope).restsOnAny]
    if (!isOrganizer(author.role)) need(!newestEpoch(past, item.scope), 'needless-rekey', item.scope)
    // The locator stays, so that whoever was away for months still finds everything.
    const locator = locatorOf(past, item.scope)
    need(locator === undefined || locator === locatorHalf(item), 'locator-changed', item.scope)
  }
  return { ...begins(past, items), restsOnAny }
}

/** Whose boxes, after which epochs; carried are only epochs of the scope that the author knew. */
function begins(past: RosterState, items: readonly BegunEpoch[]): Pick<Facts, 'recipients' | 'after'> {
  const recipients = new Map<Scope, ReadonlySet<string>>()
  const after = new Map<Scope, ReadonlySet<EpochId>>()
  const organizers = items.find(one => one.scope === 'organizers')
  for (const item of items) {
    need(
      item.prev.every(one => past.epochs.get(one.epoch)?.scope === item.scope),
      'prev-mismatch',
      item.scope,
    )
    if (isTurf(item.scope)) need(organizers || newestEpoch(past, 'organizers'), 'needs-rekey', 'organizers')
    recipients.set(item.scope, recipientsOf(past, item.scope, organizers && toHex(organizers.public)))
    after.set(item.scope, new Set(past.tips.get(item.scope)))
  }
  return { recipients, after }
}

/** Everything gets a new name, so that nobody who knew the old ones finds, sees or trims what comes. */
export function judgeMove({ past, author }: Case, act: Move): Partial<Facts> {
  need(author.role === 'admin', 'not-admin')
  const begun = [...past.tips.keys()].toSorted()
  const said = act.epochs.map(one => one.scope)
  need(begun.length === said.length && begun.every((scope, i) => scope === said[i]), 'scopes-mismatch')
  const known = [...past.homes, ...past.left].some(home => equalBytes(home.keeper, act.keeper))
  need(!known, 'keeper-kept')
  for (const item of act.epochs)
    need(!epochsOf(past, item.scope).some(epoch => locatorHalf(epoch) === locatorHalf(item)), 'locator-kept', item.scope)
  return begins(past, act.epochs)
}

export function judgeWelcome(here: Case, act: Welcome): Partial<Facts> {
  need(here.past.epochs.get(act.epoch)?.scope === act.scope, 'unknown-epoch')
  return { ...needScope(here, act.scope), recipients: new Map([[act.scope, recipientsOf(here.past, act.scope)]]) }
}

/** Whoever lost keys asks for those of scopes that they hold. */
export function judgeAsk(here: Case, act: Ask): Partial<Facts> {
  const restsOnAny = act.epochs.flatMap(id => {
    const epoch = here.past.epochs.get(id)
    need(epoch, 'unknown-epoch')
    return needScope(here, epoch.scope).restsOnAny
  })
  return { restsOnAny }
}
