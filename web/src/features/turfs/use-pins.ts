import { useMemo } from 'react'
import { ok } from '@porchlight/shared/base/result'
import { buildingId, streetKey, streetLine } from '@porchlight/shared/canvass/address'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { openDoors } from '@porchlight/shared/canvass/hidden'
import { compareHouses, compareStreets } from '@porchlight/shared/canvass/order'
import type { DoorPlace } from '@porchlight/shared/canvass/pins'
import { readPins, setPins } from '@porchlight/shared/canvass/pins'
import type { Door } from '@porchlight/shared/canvass/types'
import { newId } from '../../app/canvass/new-id.ts'
import { useGroup } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import { CANVASS } from './board-doc.ts'
import type { Board } from './use-board.ts'

/** Doors at one street and number, which get one place. */
export interface House {
  readonly id: string
  readonly name: string
  readonly doors: readonly Door[]
}

export interface Street {
  readonly name: string
  readonly houses: readonly House[]
}

export interface Placing {
  /** Every door of the lists and turfs in use, as maps have it. */
  readonly doors: readonly Door[]
  readonly unplaced: number
  /** With houses without a place, by name. */
  readonly streets: readonly Street[]
  /** Houses whose place is a pin's. */
  readonly pinned: readonly House[]
  /** The pin's place of a door, if a pin says it. */
  readonly pinOf: (door: Door) => DoorPlace | undefined
}

/** Which doors have a place, and which one by pin. */
export function usePlacing(board: Board): Placing {
  return useMemo(() => {
    const found = new Map<string, Door>()
    const inTurfs = board.turfs.flatMap(({ turf, visits }) => [...(turf?.base?.doors ?? []), ...visits.doors])
    for (const door of [...board.canvass.bases.flatMap(openDoors), ...inTurfs]) if (!found.get(door.id)?.at) found.set(door.id, door)
    const doors = [...found.values()]
    const pins = readPins(board.canvass.pins)
    const pinOf = (door: Door) => pins.byDoor.get(door.id)?.at
    const without = doors.filter(door => !door.at)
    const streets = [...Map.groupBy(without, door => streetKey(door.address)).values()]
      .toSorted((a, b) => compareStreets(a[0]!.address, b[0]!.address))
      .map(some => ({ name: some[0]!.address.street, houses: housesOf(some) }))
    return { doors, unplaced: without.length, streets, pinned: housesOf(doors.filter(pinOf)), pinOf }
  }, [board])
}

function housesOf(doors: readonly Door[]): House[] {
  const houses = Map.groupBy(doors, door => buildingId(door.address))
  return [...houses]
    .map(([id, some]) => ({ id, name: streetLine(some[0]!.address), doors: some }))
    .toSorted((a, b) => compareStreets(a.doors[0]!.address, b.doors[0]!.address) || compareHouses(a.doors[0]!.address, b.doors[0]!.address))
}

/** What each door's pin is to be; without a place it is taken away. */
export type Places = readonly { readonly door: string; readonly at: DoorPlace | undefined }[]

/** So many fit one change by far. */
const AT_ONCE = 200

export function useSetPins() {
  const group = useGroup()
  return useAct(async (places: Places) => {
    for (let at = 0; at < places.length; at += AT_ONCE) {
      const pins = places.slice(at, at + AT_ONCE).map(place => ({ ...place, id: newId() }))
      const set = await group.change(canvassKind, CANVASS, setPins, { pins })
      if (!set.ok) return set
    }
    return ok(undefined)
  })
}
