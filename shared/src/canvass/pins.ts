import { asFields, textField, uintField } from '../base/cbor.ts'
import type { Fields } from '../base/cbor.ts'
import { need, refusal } from '../base/refusal.ts'
import { idFault } from '../doc/checks.ts'
import { json, textAt, tolerant } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import type { Action } from '../doc/kind.ts'
import type { CanvassDoc } from './canvass.ts'
import { onlyOrganizers } from './faults.ts'
import type { CanvassView, Door, TurfView, VoterBase } from './types.ts'

/**
 * A place that an organizer has given a door by hand. It wins over the file's, and a newer copy of the list leaves it
 * standing, since it is a record of its own: `pin/<door>/<id>` in `about` of the organizers' table, written once.
 */
export interface Pin {
  /** None: the pin was taken away, and the file's place is in force again. */
  readonly at?: DoorPlace
  /** How often this door's pin was set before: the most often set one is in force, of several the one with the lowest id. */
  readonly turn: number
  readonly id: string
  readonly by: string
}

export type DoorPlace = NonNullable<Door['at']>

export interface Pins {
  /** Of doors whose pin is in force, also of those whose pin was taken away. */
  readonly byDoor: ReadonlyMap<string, Pin>
  /** Alike whenever the same places are in force. */
  readonly key: string
}

const KEY = /^pin\/([0-9a-f]{16})\/([0-9a-f]{16})$/
const MAX_PIN = 400
/** More often nobody sets one: so that no stranger's number can stand above all others for good. */
const MAX_TURN = 1_000_000

const NONE: NonNullable<CanvassView['pins']> = {}
const read = new WeakMap<object, Pins>()

/** What of it nobody can read counts for nothing. */
export function readPins(texts = NONE): Pins {
  const known = read.get(texts)
  if (known) return known
  const byDoor = new Map<string, Pin>()
  for (const [key, value] of Object.entries(texts)) {
    const [, door, id] = KEY.exec(key) ?? []
    const pin = door && id && value.length <= MAX_PIN ? readOnce(key, value, id) : undefined
    const other = byDoor.get(door!)
    if (pin && (!other || pin.turn > other.turn || (pin.turn === other.turn && pin.id < other.id))) byDoor.set(door!, pin)
  }
  const places = [...byDoor].flatMap(([door, { at }]) => (at ? [`${door} ${at.lat} ${at.lon}`] : []))
  const pins = { byDoor, key: places.toSorted().join('\n') }
  read.set(texts, pins)
  return pins
}

/** Each record is written once and stays: one pin more is not all of them read again. */
const readBefore = new Map<string, { readonly value: string; readonly pin: Pin | undefined }>()
/** More than a group has; then it begins anew, so that it never grows with what comes and goes. */
const MOST_KEPT = 20_000

function readOnce(key: string, value: string, id: string): Pin | undefined {
  const before = readBefore.get(key)
  if (before?.value === value) return before.pin
  const pin = tolerant(() => readPin(asFields(JSON.parse(value)), id))
  if (readBefore.size >= MOST_KEPT) readBefore.clear()
  readBefore.set(key, { value, pin })
  return pin
}

function readPin(fields: Fields, id: string): Pin {
  const turn = uintField(fields, 'turn')
  need(turn <= MAX_TURN, 'malformed', 'turn')
  const by = textField(fields, 'by', 64)
  if (fields['at'] === undefined) return { turn, id, by }
  const { lat, lon } = asFields(fields['at'], 'at')
  const at = { lat, lon } as DoorPlace
  need(isOnEarth(at), 'malformed', 'at')
  return { at, turn, id, by }
}

const isDegrees = (value: unknown, most: number): boolean => typeof value === 'number' && Math.abs(value) <= most
const isOnEarth = ({ lat, lon }: DoorPlace): boolean => isDegrees(lat, 90) && isDegrees(lon, 180)

export interface SetPins {
  /** All doors of a building at once, each with an id for its record; without a place the door's pin is taken away. */
  readonly pins: readonly { readonly door: string; readonly id: string; readonly at?: DoorPlace | undefined }[]
}

/** Refusals: `not-organizer`, `not-an-id`, `not-a-place`. */
export const setPins: Action<CanvassDoc, SetPins> = (draft, { pins }, context) => {
  const fault = onlyOrganizers(context) ?? idFault(...pins.flatMap(({ door, id }) => [door, id]))
  if (fault) return fault
  if (!pins.every(({ at }) => !at || isOnEarth(at))) return refusal('not-a-place')
  const { byDoor } = readPins(textsOfDoors(draft.about, new Set(pins.map(one => one.door))))
  for (const { door, id, at } of pins) {
    const key = `pin/${door}/${id}`
    const turn = Math.min((byDoor.get(door)?.turn ?? 0) + 1, MAX_TURN)
    // A millionth of a degree is a hand's breadth.
    const place = at && { at: { lat: rounded(at.lat), lon: rounded(at.lon) } }
    if (!Object.hasOwn(draft.about, key)) draft.about[key] = json({ ...place, turn, by: context.member })
  }
}

function textsOfDoors(about: Texts, doors: ReadonlySet<string>): Readonly<Record<string, string>> {
  const keys = Object.keys(about).filter(key => doors.has(KEY.exec(key)?.[1] ?? ''))
  return Object.fromEntries(keys.map(key => [key, textAt(about, key) ?? '']))
}

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** Where doors of turfs are by now, whatever their turf was cut with. */
export interface PlacesNow {
  readonly placeOf: (door: Door) => DoorPlace | undefined
  /** Alike whenever all are. */
  readonly key: string
}

/** Without a pin a door is where its turf has it, after a pin was taken away where its list has it. */
export function placesNow(pins: Pins, bases: readonly VoterBase[]): PlacesNow {
  const taken = new Set([...pins.byDoor].flatMap(([door, { at }]) => (at ? [] : [door])))
  const listed = taken.size === 0 ? [] : bases.flatMap(base => base.doors.filter(door => taken.has(door.id)))
  const inList = new Map(listed.toReversed().map(door => [door.id, door.at]))
  const away = [...taken].map(door => `${door} ${inList.get(door)?.lat} ${inList.get(door)?.lon}`)
  return {
    placeOf: door => {
      const pin = pins.byDoor.get(door.id)
      return pin ? (pin.at ?? inList.get(door.id)) : door.at
    },
    key: [pins.key, ...away.toSorted()].join('\n'),
  }
}

export const isSamePlace = (a: DoorPlace | undefined, b: DoorPlace | undefined): boolean => a?.lat === b?.lat && a?.lon === b?.lon

export function placed(door: Door, at: DoorPlace | undefined): Door {
  const { at: _, ...rest } = door
  return at ? { ...rest, at } : rest
}

const laid = new WeakMap<object, { readonly key: string; readonly placed: unknown }>()

/** The same object as long as the same pins are in force, and itself where none changes anything. */
function laidOnce<T extends object>(one: T, { key }: { readonly key: string }, lay: () => T): T {
  if (key === '') return one
  const known = laid.get(one)
  if (known?.key === key) return known.placed as T
  const placed = lay()
  laid.set(one, { key, placed })
  return placed
}

/** A list, or what canvassers wrote, with the pins laid over its doors. */
export const withPins = <T extends { readonly doors: readonly Door[] }>(one: T, pins: Pins): T =>
  laidOnce(one, pins, () => {
    const placeOf = ({ id }: Door) => pins.byDoor.get(id)?.at
    if (!one.doors.some(placeOf)) return one
    return {
      ...one,
      doors: one.doors.map(door => {
        const at = placeOf(door)
        return at ? { ...door, at } : door
      }),
    }
  })

export const turfWithPins = (turf: TurfView, now: PlacesNow): TurfView =>
  laidOnce(turf, now, () => {
    const { base } = turf
    const isMoved = (door: Door) => !isSamePlace(door.at, now.placeOf(door))
    if (!base?.doors.some(isMoved)) return turf
    return { ...turf, base: { ...base, doors: base.doors.map(door => (isMoved(door) ? placed(door, now.placeOf(door)) : door)) } }
  })

/** The organizers' table as their screens read it. Stored, compared and packed are the lists as they came. */
export const canvassWithPins = (canvass: CanvassView): CanvassView => {
  const pins = readPins(canvass.pins)
  return laidOnce(canvass, pins, () => ({ ...canvass, bases: canvass.bases.map(base => withPins(base, pins)) }))
}
