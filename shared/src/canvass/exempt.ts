import { hash64 } from '../base/hash64.ts'
import { hiddenDoors } from './hidden.ts'
import { packBase } from './pack-base.ts'
import type { BasePart } from './base-bytes.ts'
import type { TurfView, VoterBase } from './types.ts'

/** What a turf's document needs so that nobody who reads it finds whom a newer list hides: `addBasePart` for each, then `dropBases`. */
export interface Hiding {
  /** The older copies without them. */
  readonly parts: readonly BasePart[]
  /** The imports that named them. */
  readonly drop: readonly string[]
}

/**
 * Somebody is exempt from public records by now, and the turf was cut before. Their turf has a newer copy of the list, but
 * people who are not on that are read from older ones. So these are replaced by copies without those who are exempt; whoever
 * has moved away stays in them. Made alike by every organizer. Undefined: no copy names any.
 */
export function hideExempt(turf: Pick<TurfView, 'base' | 'earlier'>, newest: VoterBase): Hiding | undefined {
  const exempt = new Set(newest.voters.flatMap(voter => (voter.confidential ? voter.id : [])))
  const doors = hiddenDoors(newest)
  const isHidden = (base: VoterBase) =>
    base.source === newest.source && (base.voters.some(voter => exempt.has(voter.id)) || base.doors.some(door => doors.has(door.id)))
  const named = [...(turf.base ? [turf.base] : []), ...turf.earlier].filter(isHidden)
  if (named.length === 0) return undefined
  const parts = named.flatMap(base => {
    const left = {
      doors: base.doors.filter(door => !doors.has(door.id)),
      voters: base.voters.filter(voter => !exempt.has(voter.id) && !doors.has(voter.door)),
    }
    const about = [...left.doors, ...left.voters].map(one => one.id).join(' ')
    return left.doors.length === 0 ? [] : packBase({ ...base, ...left, importId: hash64(`${base.importId} of ${about}`) })
  })
  return { parts, drop: named.map(base => base.importId) }
}
