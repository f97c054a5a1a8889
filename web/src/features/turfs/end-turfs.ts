import type { InvitationId, MemberId, TurfScope } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import { ok } from '@porchlight/shared/base/result'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { recordHandout, retireTurf, takeBack } from '@porchlight/shared/canvass/canvass.actions'
import { nameNext } from '@porchlight/shared/canvass/recut.actions'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { carryWork } from '../../app/canvass/carry-work.ts'
import { newId } from '../../app/canvass/new-id.ts'
import { turfDoc } from '../../app/canvass/turf-docs.ts'
import type { Group } from '../../engine/api.ts'
import { CANVASS } from './board-doc.ts'
import type { Recut } from './plan.ts'

/** A turf that is cut anew, with whoever has it. */
export interface EndingTurf {
  readonly scope: TurfScope
  /** `handout`: that by which they have it. */
  readonly holders: readonly { readonly member: MemberId; readonly name: string; readonly handout?: string }[]
  readonly links: readonly InvitationId[]
  /** Those that were not taken back. */
  readonly handouts: readonly string[]
}

/**
 * Ends turfs that were cut anew, once the new ones are there: names those that follow, carries over what was recorded, gives
 * the heir to whoever had the old ones, takes these back and off the board. Phones that are away learn of it when they come
 * back, and what they recorded until then is carried over as well. Doing it again goes on where it stopped.
 */
export async function endTurfs(group: Group, turfs: readonly EndingTurf[], { next, heir }: Recut): Promise<Result<void>> {
  for (const turf of turfs) {
    const named = await group.change(turfKind, turfDoc(turf.scope), nameNext, { next })
    if (!named.ok) return named
  }
  const carried = await carryWork(group)
  if (!carried.ok) return carried
  for (const turf of turfs) {
    const handed = await handOn(group, turf, heir)
    if (!handed.ok) return handed
    const retired = await group.change(canvassKind, CANVASS, retireTurf, { scope: turf.scope })
    if (!retired.ok) return retired
  }
  return ok(undefined)
}

/** Off the board, all of them; doing it again goes on where it stopped. */
export async function retireAll(group: Group, scopes: readonly TurfScope[]): Promise<Result<void>> {
  for (const scope of scopes) {
    const retired = await group.change(canvassKind, CANVASS, retireTurf, { scope })
    if (!retired.ok) return retired
  }
  return ok(undefined)
}

async function handOn(group: Group, turf: EndingTurf, heir: TurfScope | undefined): Promise<Result<void>> {
  for (const { member, name } of turf.holders) {
    if (heir) {
      const given = await give(group, member, name, heir)
      if (!given.ok) return given
    }
    const revoked = await group.revoke(member, turf.scope)
    if (!revoked.ok) return revoked
  }
  for (const link of turf.links) {
    const revoked = await group.revokeInvitation(link)
    if (!revoked.ok) return revoked
  }
  for (const id of turf.handouts) {
    const noted = await group.change(canvassKind, CANVASS, takeBack, { id })
    if (!noted.ok) return noted
  }
  return ok(undefined)
}

async function give(group: Group, member: MemberId, name: string, scope: TurfScope): Promise<Result<void>> {
  // Somebody who had two turfs that are one now gets it once.
  if (group.roster().members.some(one => one.id === member && one.scopes.includes(scope))) return ok(undefined)
  const granted = await group.grant(member, scope)
  if (!granted.ok) return granted
  return group.change(canvassKind, CANVASS, recordHandout, { id: newId(), turf: scope, invitation: '', to: name })
}
