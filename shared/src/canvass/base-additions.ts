import { electionOrder } from './import/fields.ts'
import type { History } from './import/history.ts'
import type { Places } from './import/points.ts'
import type { VoterBase } from './types.ts'

/** The list with its doors where a file of address points says; doors that it does not have stay where they were. */
export function withPlaces(base: VoterBase, { found }: Places): VoterBase {
  const at = new Map(found.map(({ door, lat, lon }) => [door, { lat, lon }]))
  return { ...base, doors: base.doors.map(door => (at.has(door.id) ? { ...door, at: at.get(door.id)! } : door)) }
}

/** The list with who voted when; `history.voted` stands beside its voters. Elections that it knew are kept. */
export function withHistory(base: VoterBase, history: History): VoterBase {
  const known = base.elections ?? []
  const elections = electionOrder([...known, ...history.elections])
  const place = new Map(elections.map((label, i) => [label, i]))
  const voters = base.voters.map((voter, i) => {
    const labels = [...(voter.voted ?? []).map(at => known[at]), ...(history.voted[i] ?? []).map(at => history.elections[at])]
    const voted = [...new Set(labels.flatMap(label => place.get(label ?? '') ?? []))].toSorted((a, b) => a - b)
    return voted.length > 0 ? { ...voter, voted } : voter
  })
  return { ...base, elections, voters }
}
