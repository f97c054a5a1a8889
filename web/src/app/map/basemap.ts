import { Map as MapLibre, addProtocol, setWorkerUrl } from 'maplibre-gl'
// The bundler makes the address of what it bundles; there is no such file to look into.
// oxlint-disable-next-line import/default
import workerUrl from './basemap.worker.ts?worker&url'
import type { Camera } from './camera.ts'
import type { Tiles } from './basemap-file.ts'
import { basemapStyle } from './basemap-style.ts'

/** The drawn map below the doors: it only shows; what fingers and keys do is ours. */
export interface Basemap {
  look(camera: Camera): void
  end(): void
}

const PROTOCOL = 'porchlight-map'
/** The file whose tiles are asked for by this number. */
const files = new Map<string, Tiles>()
let opened = 0

function prepare(): void {
  if (opened > 0) return
  setWorkerUrl(workerUrl)
  addProtocol(PROTOCOL, async ({ url }, { signal }) => {
    const [, file, z, x, y] = /\/\/(\d+)\/(\d+)\/(\d+)\/(\d+)$/.exec(url)!
    return { data: (await files.get(file!)?.tile(Number(z), Number(x), Number(y), signal)) ?? new ArrayBuffer(0) }
  })
}

/** Undefined where this browser has no WebGL: the plain map does. */
export function showBasemap(container: HTMLElement, tiles: Tiles, isDark: boolean, camera: Camera): Basemap | undefined {
  prepare()
  const number = String(++opened)
  files.set(number, tiles)
  try {
    const map = new MapLibre({
      container,
      style: basemapStyle(tiles.about, `${PROTOCOL}://${number}/{z}/{x}/{y}`, isDark),
      center: [camera.lon, camera.lat],
      zoom: camera.zoom,
      interactive: false,
      attributionControl: false,
      fadeDuration: 0,
    })
    // A tile that cannot be read is a gap in the ground, no more.
    map.on('error', ({ error }) => console.warn('Porchlight map:', error.message))
    return {
      look: ({ lon, lat, zoom }) => void map.jumpTo({ center: [lon, lat], zoom }),
      end: () => {
        map.remove()
        files.delete(number)
      },
    }
  } catch (error) {
    console.warn('Porchlight map:', error)
    files.delete(number)
    return undefined
  }
}
