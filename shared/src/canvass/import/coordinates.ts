import type { Door } from '../types.ts'

type Place = NonNullable<Door['at']>

/** Where a row says that its door is; nothing where it says none, or one that is nowhere. */
export function coordinates(lat: string, lon: string): Pick<Door, 'at'> {
  if (lat.trim() === '' || lon.trim() === '') return {}
  const said = { lat: Number(lat), lon: Number(lon) }
  const turned = { lat: said.lon, lon: said.lat }
  const at = !isAmerican(said) && isAmerican(turned) ? turned : said
  return isSomewhere(at) ? { at } : {}
}

/** What programs write for "unknown" is in the sea off Africa. */
const isSomewhere = ({ lat, lon }: Place): boolean =>
  Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (Math.abs(lat) > 0.001 || Math.abs(lon) > 0.001)

/** The states and territories: that files have the two columns the wrong way round is seen by it. */
const isAmerican = ({ lat, lon }: Place): boolean => lat > 13 && lat < 72 && ((lon > -180 && lon < -64) || (lon > 144 && lon < 180))

/** No ZIP code is half as wide, and no town. Kilometres. */
const STRAY = 60
const FEW = 5

/**
 * Doors without those places that cannot be: far from all others of the same ZIP code, as one gets from a file whose
 * addresses a program has looked up and not found. They are walked by street and number, as any door without a place.
 */
export function withoutStrays(doors: readonly Door[]): readonly Door[] {
  const strays = new Set<string>()
  for (const some of Map.groupBy(doors, ({ address }) => address.zip.slice(0, 5) || address.city).values()) {
    const places = some.flatMap(door => door.at ?? [])
    if (places.length < FEW) continue
    const middle = { lat: middleOf(places.map(at => at.lat)), lon: middleOf(places.map(at => at.lon)) }
    for (const { id, at } of some) if (at && kilometres(at, middle) > STRAY) strays.add(id)
  }
  return strays.size === 0 ? doors : doors.map(door => (strays.has(door.id) ? withoutPlace(door) : door))
}

function withoutPlace(door: Door): Door {
  const { at: _, ...rest } = door
  return rest
}

const middleOf = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!

const kilometres = (a: Place, b: Place): number =>
  111 * Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180))
