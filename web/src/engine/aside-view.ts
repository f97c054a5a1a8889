import type { BatchId, DeviceId, DocId } from '@porchlight/shared/base/ids'
import type { Roster } from '@porchlight/shared/roster/roster'
import type { RosterState } from '@porchlight/shared/roster/state'
import type { AsideEnds, AsideItem, AsideView, PendingJoin, TwinDevice } from './api-aside.ts'
import type { SetAside, Twins } from './kept.ts'

/** The lists as people see them. */
export interface AsideLists {
  readonly aside: readonly SetAside[]
  readonly twins: readonly Twins[]
}

export const NOTHING_ASIDE: AsideView = { items: [], joins: [], twins: [], cleared: 0 }

/** Shown: not what waits for a batch that a cut names (it is on its way), nor what comes in with a join. */
const isShown = ({ why, isCleared }: SetAside): boolean => !isCleared && why !== 'missing-cut' && why !== 'pending-member'

/** Entries that somebody should look at. */
export const asideCount = (aside: readonly SetAside[]): number => aside.filter(one => isShown(one) || one.why === 'pending-member').length

/** What people see as one: of one device, in one document, for one reason. */
const placeOf = ({ doc, device, why, id }: SetAside): string => (device ? `${doc} ${device} ${why}` : id)

export const groupsOf = (aside: readonly SetAside[]): ReadonlyMap<string, readonly SetAside[]> =>
  Map.groupBy(aside.filter(isShown), placeOf)

export function asideViewOf(roster: Pick<Roster, 'operation'>, state: RosterState, own: DeviceId, { aside, twins }: AsideLists): AsideView {
  const items = [...groupsOf(aside)].map(([id, all]): AsideItem => {
    const { doc, why, device } = all[0]!
    return {
      id,
      doc,
      why,
      device,
      member: device && state.devices.get(device)?.member,
      entries: all.length,
      changes: all.some(one => one.changes === undefined) ? undefined : all.reduce((sum, one) => sum + one.changes!, 0),
      at: Math.max(...all.map(one => one.at)),
      canAdmit: why === 'after-cut',
    }
  })
  return {
    items: items.toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)),
    joins: joinsOf(roster, state, aside),
    twins: twinsOf(state, own, twins),
    cleared: aside.filter(one => one.isCleared).length,
  }
}

function joinsOf(roster: Pick<Roster, 'operation'>, state: RosterState, aside: readonly SetAside[]): PendingJoin[] {
  return [...state.pending].toSorted().flatMap((join): PendingJoin[] => {
    const op = roster.operation(join)
    if (op?.act.type !== 'join') return []
    const invitation = state.invitations.get(op.act.invitation)
    const member = state.devices.get(op.device)?.member
    if (!invitation || !member || state.members.get(member)?.standing === 'removed') return []
    const theirs = aside.filter(one => one.why === 'pending-member' && one.device && state.devices.get(one.device)?.member === member)
    const changes = theirs.reduce((sum, one) => sum + (one.changes ?? 1), 0)
    return [{ join, invitation: invitation.id, member, role: invitation.role, scopes: invitation.scopes, changes }]
  })
}

function twinsOf(state: RosterState, own: DeviceId, twins: readonly Twins[]): TwinDevice[] {
  const devices = [...new Set(twins.map(one => one.device))].filter(device => !state.gone.has(device))
  return devices.toSorted().map(device => ({ device, member: state.devices.get(device)?.member, isThisPhone: device === own }))
}

/** Where the chains of these changes end: up to there everything of their device counts once it is admitted. */
export function endsOf(aside: readonly SetAside[], id: string): AsideEnds | undefined {
  const all = groupsOf(aside)
    .get(id)
    ?.filter(one => one.why === 'after-cut')
  const [first] = all ?? []
  if (!first?.device || first.doc === 'log') return undefined
  const passed = new Set(all!.map(one => one.prev))
  const ends = all!.flatMap(one => (passed.has(one.id) ? [] : [one.id as BatchId]))
  return { doc: first.doc satisfies DocId, device: first.device, ends }
}
