import type { Area } from './areas.ts'
import { sortInto } from './areas.ts'
import { balancedPieces } from './cut-balanced.ts'
import { cutStreets, cutTurfs, named, streetsOf } from './cut.ts'
import type { CutTurf } from './cut.ts'
import { compareNatural, sideOf } from './order.ts'
import type { Side } from './order.ts'
import { sideOfStreet, walkRoute } from './route.ts'
import type { Door, VoterBase } from './types.ts'
import { walkingSeconds } from './walking-time.ts'

/** How doors are cut: all that an organizer may ask for, as plain data. */
export type CutHow =
  | { readonly way: 'count'; readonly size: number }
  | { readonly way: 'balanced'; readonly count: number }
  | { readonly way: 'streets'; readonly keys: readonly string[] }
  | { readonly way: 'sides'; readonly keys: readonly string[] }
  | { readonly way: 'precincts'; readonly names: readonly string[]; readonly size: number }
  /** Areas of a file: none of the turfs lies in two of them. */
  | { readonly way: 'areas'; readonly areas: readonly Area[]; readonly size: number }
  /** One turf of what somebody has drawn a line around. */
  | { readonly way: 'drawn'; readonly area: Area | undefined }

export interface TimedTurf extends CutTurf {
  /** How long the walk takes, about. */
  readonly seconds: number
}

/** The doors of each in the order in which they are best walked. `rest`: all that is left is one more turf. */
export function cutBy(base: VoterBase, how: CutHow, { rest = false }: { readonly rest?: boolean } = {}): TimedTurf[] {
  const turfs = cut(base, how)
  const taken = new Set(turfs.flatMap(turf => turf.doors.map(door => door.id)))
  const left =
    rest && turfs.length > 0
      ? oneOf(
          base,
          base.doors.filter(door => !taken.has(door.id)),
        )
      : []
  return [...turfs, ...left].map(turf => {
    const doors = walkRoute(turf.doors)
    return { ...turf, doors, seconds: walkingSeconds(doors) }
  })
}

function cut(base: VoterBase, how: CutHow): CutTurf[] {
  switch (how.way) {
    case 'count':
      return cutTurfs(base, how.size)
    case 'balanced':
      return named(base, balancedPieces(base.doors, how.count))
    case 'streets':
      return cutStreets(base, how.keys)
    case 'sides': {
      const wanted = new Set(how.keys)
      return oneOf(
        base,
        base.doors.filter(door => wanted.has(sideOfStreet(door))),
      )
    }
    case 'precincts': {
      const parts = Map.groupBy(base.doors, door => door.precinct)
      return how.names.flatMap(name => within(base, name, parts.get(name) ?? [], how.size))
    }
    case 'areas': {
      const { inside } = sortInto(how.areas, base.doors)
      return how.areas.flatMap((area, i) => within(base, area.name, inside[i]!, how.size))
    }
    case 'drawn':
      return how.area ? oneOf(base, sortInto([how.area], base.doors).inside[0]!) : []
  }
}

const oneOf = (base: VoterBase, doors: readonly Door[]): CutTurf[] => (doors.length > 0 ? named(base, [doors]) : [])

const within = (base: VoterBase, place: string, doors: readonly Door[], size: number): CutTurf[] =>
  doors.length === 0
    ? []
    : named(base, inWalks(doors, size)).map(turf => ({ ...turf, name: [place, turf.name].filter(Boolean).join(' · ').slice(0, 120) }))

/** A precinct is too much for one walk: it is divided into walks of about `size` doors and of equal time. */
const inWalks = (doors: readonly Door[], size: number): readonly (readonly Door[])[] =>
  balancedPieces(doors, Math.max(1, Math.round(doors.length / Math.max(1, size))))

export interface StreetSide {
  readonly key: string
  readonly street: string
  readonly place: string
  readonly side: Side
  readonly doors: readonly Door[]
}

/** Every side of every street, in the order of the streets. */
export const sidesOf = (base: VoterBase): StreetSide[] =>
  streetsOf(base).flatMap(({ street, place, doors }) =>
    [...Map.groupBy(doors, sideOfStreet)].map(([key, some]) => ({ key, street, place, side: sideOf(some[0]!.address), doors: some })),
  )

/** Every precinct that the list names, in order; doors without one come last, under an empty name. */
export const precinctsOf = (base: VoterBase): { readonly name: string; readonly doors: number }[] =>
  [...Map.groupBy(base.doors, door => door.precinct)]
    .map(([name, doors]) => ({ name, doors: doors.length }))
    .toSorted((a, b) => Number(a.name === '') - Number(b.name === '') || compareNatural(a.name, b.name))
