import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'

/** What a PMTiles file says of itself. */
export interface TilesAbout {
  readonly isVector: boolean
  readonly minZoom: number
  readonly maxZoom: number
  /** Names of the layers of a vector file. */
  readonly layers: readonly string[]
}

interface Shades {
  readonly ground: string
  readonly water: string
  readonly green: string
  readonly building: string
  readonly road: string
  readonly edge: string
  readonly text: string
}

const LIGHT: Shades = {
  ground: '#f6f0e2',
  water: '#cfe0ea',
  green: '#e2ead0',
  building: '#e8dec9',
  road: '#fffdf7',
  edge: '#cdbf9f',
  text: '#3f4a63',
}
const DARK: Shades = {
  ground: '#131a2e',
  water: '#16293f',
  green: '#16281f',
  building: '#1d2540',
  road: '#37415f',
  edge: '#0b1020',
  text: '#c3c6d1',
}

/** The layers that the common schemas (Protomaps, OpenMapTiles, Shortbread) have for each. */
const WATER = ['water', 'ocean', 'water_polygons']
const GREEN = ['landuse', 'landcover', 'park', 'land', 'natural']
const BUILDINGS = ['buildings', 'building']
const ROADS = ['roads', 'transportation', 'streets', 'road', 'highway']
const ROAD_NAMES = ['roads', 'transportation_name', 'street_labels', 'road', 'highway']
const PLACES = ['places', 'place', 'place_labels']

/**
 * A quiet ground for doors to stand on. Names are written by the browser's own font: no glyphs, pictures or styles are fetched
 * from anywhere. Layers of a schema that nobody knows are drawn as thin lines.
 */
export function basemapStyle(about: TilesAbout, tiles: string, isDark: boolean): StyleSpecification {
  const shades = isDark ? DARK : LIGHT
  const zooms = { minzoom: about.minZoom, maxzoom: about.maxZoom }
  const source: SourceSpecification = about.isVector
    ? { type: 'vector', tiles: [tiles], ...zooms }
    : { type: 'raster', tiles: [tiles], tileSize: 256, ...zooms }
  const ground: LayerSpecification = { id: 'ground', type: 'background', paint: { 'background-color': shades.ground } }
  const raster: LayerSpecification = { id: 'picture', type: 'raster', source: 'tiles', paint: { 'raster-opacity': isDark ? 0.45 : 0.8 } }
  return { version: 8, sources: { tiles: source }, layers: [ground, ...(about.isVector ? vectorLayers(about.layers, shades) : [raster])] }
}

function vectorLayers(layers: readonly string[], shades: Shades): LayerSpecification[] {
  const there = (names: readonly string[]) => layers.filter(layer => names.includes(layer))
  const known = new Set([...WATER, ...GREEN, ...BUILDINGS, ...ROADS, ...ROAD_NAMES, ...PLACES])
  const on = (layer: string) => ({ source: 'tiles', 'source-layer': layer }) as const
  const fill = (layer: string, colour: string): LayerSpecification => ({
    id: `fill ${layer}`,
    type: 'fill',
    ...on(layer),
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colour },
  })
  const line = (layer: string, what: string, colour: string, widths: readonly [far: number, near: number]): LayerSpecification => ({
    id: `${what} ${layer}`,
    type: 'line',
    ...on(layer),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 11, widths[0], 18, widths[1]] },
  })
  const text = { 'text-field': ['coalesce', ['get', 'name'], ['get', 'name:latin'], ''], 'text-size': 13 } as const
  const ink = { 'text-color': shades.text, 'text-halo-color': shades.ground, 'text-halo-width': 1.5 } as const
  return [
    ...there(GREEN).map(layer => fill(layer, shades.green)),
    ...there(WATER).map(layer => fill(layer, shades.water)),
    ...there(BUILDINGS).map(layer => fill(layer, shades.building)),
    ...layers.filter(layer => !known.has(layer)).map(layer => line(layer, 'other', shades.edge, [0.5, 1])),
    ...there(ROADS).map(layer => line(layer, 'edge', shades.edge, [1.2, 20])),
    ...there(ROADS).map(layer => line(layer, 'road', shades.road, [0.6, 16])),
    ...there(ROAD_NAMES).map((layer): LayerSpecification => ({
      id: `name ${layer}`,
      type: 'symbol',
      ...on(layer),
      minzoom: 13,
      layout: { ...text, 'symbol-placement': 'line' } as never,
      paint: ink,
    })),
    ...there(PLACES).map((layer): LayerSpecification => ({
      id: `place ${layer}`,
      type: 'symbol',
      ...on(layer),
      maxzoom: 15,
      layout: text as never,
      paint: ink,
    })),
  ]
}
