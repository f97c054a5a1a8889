import type { InvitationId, MemberId, TurfScope } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import { ok } from '@porchlight/shared/base/result'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { nameNext } from '@porchlight/shared/canvass/recut.actions'
import { forgetNext, standAgain } from '@porchlight/shared/canvass/recut-undo.actions'
import { readScript } from '@porchlight/shared/canvass/script'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { setQuestions, setScript } from '@porchlight/shared/canvass/turf.actions'
import { carryWork } from '../../app/canvass/carry-work.ts'
import { turfDoc } from '../../app/canvass/turf-docs.ts'
import type { Group, MemberView } from '../../engine/api.ts'
import { CANVASS } from './board-doc.ts'
import type { EndingTurf } from './end-turfs.ts'
import type { Recut } from './plan.ts'

/** A cut of turfs that were there already, as this phone made it: what it takes to undo it. */
export interface RecutMade extends Recut {
  /** The list that the new turfs were cut with; once they have a newer one, the old turfs are behind. */
  readonly importId: string
  /** How the old turfs were called. */
  readonly names: readonly string[]
  /** Who had them. */
  readonly ended: readonly EndingTurf[]
  readonly at: number
  /** Begun, and not finished yet. */
  readonly isUndoing?: true
}

const holds = (member: MemberView, scope: TurfScope): boolean => member.scopes.includes(scope)
const isWalker = ({ removed, role }: MemberView): boolean => !removed && (role === 'canvasser' || role === 'member')

/** Those who have one of the new turfs and had none of the old, and unused links to new ones. */
export function givenSince(
  group: Group,
  { next, ended }: RecutMade,
): { readonly members: readonly MemberId[]; readonly links: readonly InvitationId[] } {
  const before = new Set(ended.flatMap(turf => turf.holders.map(holder => holder.member)))
  const { members } = group.roster()
  return {
    members: members.filter(one => isWalker(one) && !before.has(one.id) && next.some(scope => holds(one, scope))).map(one => one.id),
    links: next.flatMap(scope => openLinks(group, scope)),
  }
}

const openLinks = (group: Group, scope: TurfScope): readonly InvitationId[] =>
  group
    .roster()
    .invitations.filter(one => !one.revoked && one.used < one.uses && one.scopes.includes(scope))
    .map(one => one.id)

/**
 * The old turfs stand again, with whoever had them; the new ones name them as what follows, so that what was recorded there, or
 * comes in late, goes back with its doors. Whoever walks has the old turf before the new one is taken away. Doing it again goes
 * on where it stopped.
 */
export async function undoRecut(group: Group, made: RecutMade): Promise<Result<void>> {
  const told = await tellTurfs(group, made)
  if (!told.ok) return told
  const carried = await carryWork(group)
  if (!carried.ok) return carried
  const again = whoGetsAgain(group, made)
  for (const { member, scope } of again) {
    const isHere = group.roster().members.some(one => one.id === member && holds(one, scope))
    const granted = isHere ? ok(undefined) : await group.grant(member, scope)
    if (!granted.ok) return granted
  }
  for (const scope of made.next) {
    const taken = await takeAll(group, scope)
    if (!taken.ok) return taken
  }
  const handouts = group.view(canvassKind, CANVASS)?.handouts ?? []
  const known = new Set(handouts.map(one => one.id))
  return group.change(canvassKind, CANVASS, standAgain, {
    again: made.from,
    retire: made.next,
    holds: again.flatMap(({ handout }) => (handout !== undefined && known.has(handout) ? [handout] : [])),
    ends: handouts.filter(one => made.next.includes(one.turf as TurfScope)).map(one => one.id),
  })
}

/** The questions may have changed while the old turfs were off the board. */
async function tellTurfs(group: Group, { from, next }: Recut): Promise<Result<void>> {
  const table = group.view(canvassKind, CANVASS)
  for (const scope of next) {
    const named = await group.change(turfKind, turfDoc(scope), nameNext, { next: from })
    if (!named.ok) return named
  }
  for (const scope of from) {
    const forgot = await group.change(turfKind, turfDoc(scope), forgetNext, { next })
    if (!forgot.ok) return forgot
    if (!table) continue
    const asked = await group.change(turfKind, turfDoc(scope), setQuestions, { questions: table.questions })
    if (!asked.ok) return asked
    const worded = await group.change(turfKind, turfDoc(scope), setScript, { script: readScript(table.script) })
    if (!worded.ok) return worded
  }
  return ok(undefined)
}

interface Again {
  readonly member: MemberId
  readonly scope: TurfScope
  readonly handout: string | undefined
}

/** Whoever had an old turf, but for those who have left, and those from whom an organizer has taken the new one since. */
export function whoGetsAgain(group: Group, { ended, heir }: RecutMade): readonly Again[] {
  const { members } = group.roster()
  return ended.flatMap(({ scope, holders }) =>
    holders.flatMap(({ member, handout }) => {
      const one = members.find(each => each.id === member)
      const isTaken = !one || (heir !== undefined && !holds(one, heir) && !holds(one, scope))
      return one && isWalker(one) && !isTaken ? [{ member, scope, handout }] : []
    }),
  )
}

async function takeAll(group: Group, scope: TurfScope): Promise<Result<void>> {
  for (const one of group.roster().members) {
    const revoked = isWalker(one) && holds(one, scope) ? await group.revoke(one.id, scope) : ok(undefined)
    if (!revoked.ok) return revoked
  }
  for (const link of openLinks(group, scope)) {
    const revoked = await group.revokeInvitation(link)
    if (!revoked.ok) return revoked
  }
  return ok(undefined)
}
