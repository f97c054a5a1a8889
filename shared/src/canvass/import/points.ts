import { Refused } from '../../base/refusal.ts'
import type { Result } from '../../base/result.ts'
import { houseKey, plainUnit } from '../address.ts'
import type { Address, Door } from '../types.ts'
import { addressFrom } from './address-cells.ts'
import { isBlank } from './cells.ts'
import type { Cells } from './cells.ts'
import { coordinates } from './coordinates.ts'
import { detectEncoding, textDecoder } from './encoding.ts'
import { featureReader } from './features.ts'
import { hasAddress, headerNames } from './fields.ts'
import { guessByNames } from './guess.ts'
import { settled } from './settled.ts'
import { bytesOf, piecesOf } from './pieces.ts'
import type { ListFile, Progress } from './pieces.ts'
import { detect, readRecords } from './source.ts'
import { plainCell } from './values.ts'

/** Where doors are, out of a file of address points (a county's, OpenAddresses): CSV with a header, or GeoJSON in degrees. */
export interface Places {
  /** Points in the file. */
  readonly points: number
  /** By door; doors that the file does not have are not in it. */
  readonly found: readonly { readonly door: string; readonly lat: number; readonly lon: number }[]
}

/** Refusals: `file-empty`, `file-not-a-list`, `file-no-address-column`, `file-no-coordinates`, `file-not-degrees`, `file-no-rows`. */
export const matchPoints = (file: ListFile, doors: readonly Door[], progress?: Progress): Promise<Result<Places>> =>
  settled(async () => {
    const head = new TextDecoder().decode(await bytesOf(file, 0, 2000)).trimStart()
    const join = joiner(doors)
    let [points, addresses, places] = [0, 0, 0]
    const add: Add = (address, at) => {
      points++
      if (address) addresses++
      if (at) places++
      if (address && at) join.add(address, at)
    }
    await (head.startsWith('{') ? readFeatures(file, add, progress) : readTable(file, add, progress))
    if (points === 0) throw new Refused('file-no-rows')
    if (addresses === 0) throw new Refused('file-no-address-column')
    if (places === 0) throw new Refused('file-not-degrees')
    return { points, found: join.found() }
  })

type Point = { readonly lat: number; readonly lon: number }
type Add = (address: Address | undefined, at: Point | undefined) => void

async function readTable(file: ListFile, add: Add, progress?: Progress): Promise<void> {
  const reading = await detect(file)
  const begin = () => {
    let columns: Map<string, number> | undefined
    return {
      row(cells: Cells) {
        if (isBlank(cells)) return
        if (!columns) {
          columns = columnsOf(cells.all())
          return
        }
        const at = columns
        const cell = (field: string) => plainCell(cells.get(at.get(field) ?? -1))
        add(addressFrom(cell, at.has('address')), coordinates(cell('lat'), cell('lon')).at)
      },
      broken: () => {},
    }
  }
  await readRecords(file, reading, begin, { progress })
}

function columnsOf(cells: readonly string[]): Map<string, number> {
  const header = headerNames(cells)
  const mapping = guessByNames(header)
  if (!hasAddress(mapping)) throw new Refused('file-no-address-column')
  if (mapping.lat === undefined || mapping.lon === undefined) throw new Refused('file-no-coordinates')
  return new Map(Object.entries(mapping).map(([field, column]) => [field, header.indexOf(column)]))
}

async function readFeatures(file: ListFile, add: Add, progress?: Progress): Promise<void> {
  const decode = textDecoder(detectEncoding(await bytesOf(file, 0, 4096)))
  const reader = featureReader(feature => {
    const { geometry, properties } = (feature ?? {}) as { geometry?: { type?: unknown; coordinates?: unknown }; properties?: unknown }
    if (geometry?.type !== 'Point' || !Array.isArray(geometry.coordinates)) return
    const [lon, lat] = geometry.coordinates as unknown[]
    const { at } = coordinates(String(lat), String(lon))
    const facts = Object.entries((properties ?? {}) as Record<string, unknown>).filter(
      ([, value]) => typeof value === 'string' || typeof value === 'number',
    )
    const names = facts.map(([name]) => name)
    const mapping = guessByNames(names)
    if (!hasAddress(mapping)) return add(undefined, at)
    const values = new Map(facts.map(([name, value]) => [name, String(value)]))
    add(
      addressFrom(field => plainCell(values.get(mapping[field] ?? '') ?? ''), mapping.address !== undefined),
      at,
    )
  })
  for await (const bytes of piecesOf(file, progress)) reader.push(decode(bytes))
  reader.push(decode())
}

/** Points come by one by one, and only the doors are kept. Surest first: the very unit, its building, the house in its town, the house where only one place has it. */
function joiner(doors: readonly Door[]) {
  const byKey = new Map<string, Door[]>()
  const places = new Map<string, Set<string>>()
  for (const door of doors) {
    const { address } = door
    const house = houseKey(address)
    const zip = zipOf(address)
    for (const key of [
      `unit ${house}\n${plainUnit(address.unit)}\n${zip}`,
      `zip ${house}\n${zip}`,
      `city ${house}\n${cityOf(address)}`,
      `only ${house}`,
    ]) {
      const list = byKey.get(key)
      if (list) list.push(door)
      else byKey.set(key, [door])
    }
    places.set(house, (places.get(house) ?? new Set()).add(zip || cityOf(address)))
  }
  const best = new Map<string, Point & { readonly sure: number }>()
  return {
    add(address: Address, { lat, lon }: Point): void {
      const house = houseKey(address)
      const zip = zipOf(address)
      const keys = [
        zip && `unit ${house}\n${plainUnit(address.unit)}\n${zip}`,
        zip && `zip ${house}\n${zip}`,
        address.city && `city ${house}\n${cityOf(address)}`,
        !zip && !address.city && places.get(house)?.size === 1 && `only ${house}`,
      ]
      for (const [sure, key] of keys.entries()) {
        for (const door of (key && byKey.get(key)) || []) {
          const known = best.get(door.id)
          if (!known || known.sure > sure) best.set(door.id, { lat, lon, sure })
        }
      }
    },
    found: () => [...best].map(([door, { lat, lon }]) => ({ door, lat, lon })),
  }
}

const zipOf = (address: Address): string => address.zip.replace(/\D/g, '').slice(0, 5)
const cityOf = (address: Address): string => address.city.toUpperCase().replace(/\s+/g, ' ').trim()
