import { useMemo } from 'react'
import type { InvitationId, MemberId, TurfScope } from '@porchlight/shared/base/ids'
import { docId } from '@porchlight/shared/base/ids'
import { compareNatural } from '@porchlight/shared/canvass/order'
import type { Progress } from '@porchlight/shared/canvass/progress'
import { turfProgress } from '@porchlight/shared/canvass/progress'
import type { CanvassView, Handout, TurfView, VisitsView } from '@porchlight/shared/canvass/types'
import { groupKind } from '@porchlight/shared/group/group'
import { useCanvass } from '../../app/canvass/use-canvass.ts'
import type { RecordedTurf } from '../../app/canvass/use-turfs.ts'
import { useTurfs } from '../../app/canvass/use-turfs.ts'
import { useMe, useRoster, useView } from '../../app/services.tsx'
import type { InvitationView, RosterView } from '../../engine/api.ts'

/** Somebody who has a turf, by grant or by link. */
export interface Holder {
  readonly member: MemberId
  /** As they call themselves, else as the organizer noted them; empty when neither is known. */
  readonly name: string
  readonly handout: Handout | undefined
}

/** A link that still lets somebody in. */
export interface OpenLink {
  readonly invitation: InvitationView
  readonly handout: Handout | undefined
}

export interface BoardTurf extends RecordedTurf {
  /** As it is called now; the record keeps the name that it was cut with. */
  readonly name: string
  readonly progress: Progress | undefined
  readonly holders: readonly Holder[]
  readonly links: readonly OpenLink[]
  /** Ids of those that were not taken back. */
  readonly handouts: readonly string[]
}

/** Nobody has it, and no link to it is out. */
export const isVacant = ({ holders, links }: BoardTurf): boolean => holders.length === 0 && links.length === 0

/** Those whose people are known here. */
export const workedTurfs = (turfs: readonly BoardTurf[]): WorkedBoardTurf[] =>
  turfs.flatMap(({ turf, visits, record }) => (turf ? [{ turf, visits, isRetired: record.retired }] : []))

export interface WorkedBoardTurf {
  readonly turf: TurfView
  readonly visits: VisitsView
  readonly isRetired: boolean
}

export interface Board {
  readonly canvass: CanvassView
  /** Turfs in use, by name. */
  readonly turfs: readonly BoardTurf[]
  /** Also those no longer in use: who asked there to be left alone stays left alone. */
  readonly everyTurf: readonly BoardTurf[]
  /** What people of the group are called. */
  readonly nameOf: (member: MemberId) => string
}

/** Every turf, with who has it and how far it is; undefined until the organizers' table is known. */
export function useBoard(): Board | undefined {
  const canvass = useCanvass()
  const group = useView(groupKind, docId('group', 'group'))
  const roster = useRoster()
  const me = useMe()
  const recorded = useTurfs(canvass)
  return useMemo(() => {
    if (!canvass) return undefined
    const names = new Map(recorded.flatMap(({ visits }) => Object.entries(visits.names)))
    for (const [member, name] of Object.entries(group?.names ?? {})) names.set(member, name)
    names.set(me.member, me.name)
    const nameOf = (member: MemberId) => names.get(member) ?? ''
    const board = recorded.map(({ scope, record, turf, visits }): BoardTurf => {
      const handouts = canvass.handouts.filter(handout => handout.turf === scope && !handout.takenBack)
      const progress = turf && turfProgress(turf, visits)
      return {
        scope,
        name: turf?.name || record.name,
        record,
        turf,
        visits,
        progress,
        holders: holdersOf(roster, scope, handouts, nameOf),
        links: linksOf(roster, scope, handouts),
        handouts: handouts.map(handout => handout.id),
      }
    })
    const turfs = board.filter(one => !one.record.retired).toSorted((a, b) => compareNatural(a.name, b.name))
    return { canvass, turfs, everyTurf: board, nameOf }
  }, [canvass, group, roster, me, recorded])
}

const byInvitation = (handouts: readonly Handout[], id: InvitationId | undefined) =>
  handouts.find(handout => id !== undefined && handout.invitation === id)

/** Organizers hold every turf by their role: they are not "who has it". */
const isOrganizer = (role: string): boolean => role === 'admin' || role === 'organizer'

function holdersOf(roster: RosterView, scope: TurfScope, handouts: readonly Handout[], nameOf: (member: MemberId) => string): Holder[] {
  return roster.members
    .filter(member => !member.removed && !isOrganizer(member.role) && member.scopes.includes(scope))
    .map(member => {
      const name = nameOf(member.id)
      // Given by hand to somebody of the group: noted by name, without an invitation.
      const handout = byInvitation(handouts, member.invitation) ?? handouts.find(one => one.invitation === '' && one.to === name)
      return { member: member.id, name: name || (handout?.to ?? ''), handout }
    })
}

const linksOf = (roster: RosterView, scope: TurfScope, handouts: readonly Handout[]): OpenLink[] =>
  roster.invitations
    .filter(invitation => !invitation.revoked && invitation.used < invitation.uses && invitation.scopes.includes(scope))
    .map(invitation => ({ invitation, handout: byInvitation(handouts, invitation.id) }))
