import { refusal } from '../base/refusal.ts'
import { fail, ok } from '../base/result.ts'
import type { Result } from '../base/result.ts'
import type { Area, Place, Ring } from './areas.ts'

/** A precinct map of a state is about that large; a phone draws no more. */
export const MOST_AREA_BYTES = 20 * 1024 * 1024
const MOST_AREAS = 2000
const MOST_PLACES = 400_000

/** What counties call a precinct's name, the likeliest first; compared without case and signs. */
const NAMES = [
  'precinctname',
  'precinct',
  'name',
  'namelsad',
  'label',
  'prectname',
  'vtdname',
  'vtd',
  'district',
  'precinctid',
  'code',
  'id',
]

/**
 * Polygons of a GeoJSON file (RFC 7946). Refusals: `areas-too-large`, `areas-not-json`, `areas-not-geojson`, `areas-none`,
 * `areas-not-degrees`, `areas-too-many`.
 */
export function readAreas(text: string): Result<readonly Area[]> {
  if (text.length > MOST_AREA_BYTES) return fail(refusal('areas-too-large'))
  const data = parsed(text)
  if (data === undefined) return fail(refusal('areas-not-json'))
  const features = featuresOf(data)
  if (!features) return fail(refusal('areas-not-geojson'))
  const areas = features.flatMap((feature, i) => areaOf(feature, i) ?? [])
  if (areas.length === 0) return fail(refusal('areas-none'))
  const places = areas.flatMap(area => area.polygons.flat(2))
  if (areas.length > MOST_AREAS || places.length > MOST_PLACES) return fail(refusal('areas-too-many'))
  // Feet or metres of a state's own grid: county offices publish those as well.
  if (places.some(([lon, lat]) => Math.abs(lon) > 180 || Math.abs(lat) > 90)) return fail(refusal('areas-not-degrees'))
  return ok(differentlyNamed(areas))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch {
    return undefined
  }
}

type Fields = Readonly<Record<string, unknown>>
const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : [])

/** A collection, one feature, or a bare geometry. */
function featuresOf(data: unknown): readonly Fields[] | undefined {
  const fields = fieldsOf(data)
  const type = fields?.['type']
  if (!fields || typeof type !== 'string') return undefined
  if (type === 'FeatureCollection') return listOf(fields['features']).flatMap((one): Fields[] => [fieldsOf(one) ?? {}])
  if (type === 'Feature') return [fields]
  return fields['coordinates'] || fields['geometries'] ? [{ geometry: fields }] : undefined
}

function areaOf(feature: Fields, index: number): Area | undefined {
  const polygons = polygonsOf(fieldsOf(feature['geometry']))
  return polygons.length > 0 ? { name: nameOf(feature, index), polygons } : undefined
}

function polygonsOf(geometry: Fields | undefined): (readonly Ring[])[] {
  if (!geometry) return []
  const { type, coordinates } = geometry
  if (type === 'GeometryCollection') return listOf(geometry['geometries']).flatMap(one => polygonsOf(shallow(fieldsOf(one))))
  const all = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? listOf(coordinates) : []
  return all.flatMap(one => {
    const rings = listOf(one).flatMap(ringOf)
    return rings.length > 0 ? [rings] : []
  })
}

/** A collection inside a collection is allowed by nobody, and could be as deep as a stranger likes. */
const shallow = (geometry: Fields | undefined): Fields | undefined => (geometry?.['type'] === 'GeometryCollection' ? undefined : geometry)

function ringOf(value: unknown): Ring[] {
  const ring = listOf(value).flatMap((place): Place[] => {
    const [lon, lat] = listOf(place)
    return typeof lon === 'number' && typeof lat === 'number' && Number.isFinite(lon) && Number.isFinite(lat) ? [[lon, lat]] : []
  })
  return ring.length >= 3 ? [ring] : []
}

function nameOf(feature: Fields, index: number): string {
  const known = new Map(
    Object.entries(fieldsOf(feature['properties']) ?? {}).map(([key, value]) => [key.toLowerCase().replace(/[^a-z]/g, ''), value]),
  )
  const found = NAMES.map(name => known.get(name)).find(
    value => (typeof value === 'string' && value.trim() !== '') || typeof value === 'number',
  )
  return String(found ?? index + 1)
    .trim()
    .slice(0, 80)
}

/** Two areas of one name get their numbers, so that one can be chosen. */
function differentlyNamed(areas: readonly Area[]): readonly Area[] {
  const used = new Map<string, number>()
  return areas.map(area => {
    const times = (used.get(area.name) ?? 0) + 1
    used.set(area.name, times)
    return times === 1 ? area : { ...area, name: `${area.name} (${times})` }
  })
}
