import type { GroupId } from '@porchlight/shared/base/ids'
import type { Engine, Status } from '../../engine/api.ts'

/** What a canvasser has said about the end of the shift; undefined: nothing, and the turf stays. */
export interface Shift {
  /** When it was chosen. */
  readonly chosen: number
  /** "I am done": from then on it goes as soon as it can. */
  readonly ended?: number
}

const key = (group: GroupId): string => `shift.${group}`

export const shiftOf = (engine: Engine, group: GroupId): Shift | undefined => engine.setting(key(group)) as Shift | undefined
export const setShift = (engine: Engine, group: GroupId, shift: Shift | undefined) => engine.setSetting(key(group), shift)

const HOUR_OF_NIGHT = 4

/** A shift that nobody ends is over at four in the morning. */
export function nightAfter(chosen: number): number {
  const night = new Date(chosen)
  night.setHours(HOUR_OF_NIGHT, 0, 0, 0)
  if (night.getTime() <= chosen) night.setDate(night.getDate() + 1)
  return night.getTime()
}

export const isOver = ({ chosen, ended }: Shift, now: number): boolean => ended !== undefined || now >= nightAfter(chosen)

/** Nothing of this phone's work is here alone any more: said by the relay, not guessed. */
export const isDelivered = ({ saved, waiting, link, upToDate, damage }: Status): boolean =>
  saved === 'saved' && waiting === 0 && link === 'online' && upToDate && damage === undefined
