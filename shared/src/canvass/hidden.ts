import type { Door, VoterBase } from './types.ts'

/**
 * The doors that no canvasser gets: whoever lives there is exempt from public records, and the list knows the address
 * from their records alone. A door where somebody else is registered too is knocked at, for that person.
 */
export function hiddenDoors(base: VoterBase): ReadonlySet<string> {
  const hidden = new Set(base.voters.flatMap(voter => (voter.confidential ? voter.door : [])))
  for (const voter of base.voters) if (!voter.confidential) hidden.delete(voter.door)
  return hidden
}

/** The doors that can be handed out. */
export function openDoors(base: VoterBase): readonly Door[] {
  const hidden = hiddenDoors(base)
  return hidden.size === 0 ? base.doors : base.doors.filter(door => !hidden.has(door.id))
}
