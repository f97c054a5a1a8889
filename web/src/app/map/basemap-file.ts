import { FileSource, PMTiles } from 'pmtiles'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok } from '@porchlight/shared/base/result'
import type { Result } from '@porchlight/shared/base/result'
import type { Box } from './camera.ts'
import type { TilesAbout } from './basemap-style.ts'

export interface Tiles {
  readonly about: TilesAbout
  /** Whose map it is, as plain words. */
  readonly attribution: string
  /** What part of the world it shows. */
  readonly box: Box
  /** Undefined where the file has none. */
  readonly tile: (z: number, x: number, y: number, signal: AbortSignal) => Promise<ArrayBuffer | undefined>
}

/** PMTiles' own numbers. */
const MVT = 1
const PICTURES = [2, 3, 4, 5]
const UNPACKED = [1, 2]

/** Reads a PMTiles file in pieces, from wherever it lies. Refusals: `map-not-pmtiles`, `map-compression`. */
export async function openTiles(file: File): Promise<Result<Tiles>> {
  const tiles = new PMTiles(new FileSource(file))
  try {
    const header = await tiles.getHeader()
    const { tileType, tileCompression, internalCompression, minZoom, maxZoom, specVersion } = header
    const isVector = tileType === MVT
    if (specVersion !== 3 || (!isVector && !PICTURES.includes(tileType))) return fail(refusal('map-not-pmtiles'))
    if (!UNPACKED.includes(internalCompression) || (isVector && !UNPACKED.includes(tileCompression)))
      return fail(refusal('map-compression'))
    const told = metadataOf(await tiles.getMetadata())
    return ok({
      about: { isVector, minZoom, maxZoom, layers: told.layers },
      attribution: told.attribution,
      box: { west: header.minLon, south: header.minLat, east: header.maxLon, north: header.maxLat },
      tile: async (z, x, y, signal) => (await tiles.getZxy(z, x, y, signal))?.data,
    })
  } catch (error) {
    // The library names it before our own look at the header.
    const isPacked = /compression/i.test(String(error))
    return fail(refusal(isPacked ? 'map-compression' : 'map-not-pmtiles', { detail: String(error) }))
  }
}

/** Whoever made the file wrote these: taken for what they are, and no further. */
function metadataOf(value: unknown): { readonly layers: readonly string[]; readonly attribution: string } {
  const fields = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  const listed = Array.isArray(fields['vector_layers']) ? (fields['vector_layers'] as unknown[]) : []
  const layers = listed.flatMap(one => {
    const id: unknown = typeof one === 'object' && one !== null ? (one as Record<string, unknown>)['id'] : undefined
    return typeof id === 'string' ? [id] : []
  })
  return { layers: [...new Set(layers)].slice(0, 100), attribution: plainWords(fields['attribution']) }
}

/** Attributions are often HTML with links; only their words are shown. */
const plainWords = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll('&copy;', '©')
        .replaceAll('&amp;', '&')
        .replaceAll(/\s+/g, ' ')
        .trim()
        .slice(0, 200)
    : ''
