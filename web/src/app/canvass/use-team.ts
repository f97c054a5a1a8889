import type { TurfScope } from '@porchlight/shared/base/ids'
import type { Team } from '@porchlight/shared/canvass/team'
import { useGroup, useSetting } from '../services.tsx'

/** Who runs for this phone in a turf, and where they are: kept on it like what is half typed, and gone with the turf. */
export const useTeam = (scope: TurfScope) => useSetting<Team | undefined>(`team/${useGroup().id}/${scope}`, undefined)

/** What is recorded at this door is the word of whoever was sent there. */
export function runnerAt(team: Team | undefined, door: string) {
  const knocker = team?.runners.find(one => one.door === door)?.name
  return knocker ? { paper: { knocker, sheet: '' } } : undefined
}
