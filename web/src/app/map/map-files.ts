import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok } from '@porchlight/shared/base/result'
import type { Result } from '@porchlight/shared/base/result'

/**
 * What the organizer adds to the map, in files of this phone's own (OPFS): the basemap, and the areas of a precinct file. Not
 * in documents and not sealed: anybody can get the same maps, and a basemap is read in pieces, too large to be held at once.
 */
export type MapFileName = 'basemap.pmtiles' | 'areas.geojson'

const FOLDER = 'map'
const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true })

/** Undefined where there is none, or where this browser keeps no files. */
export async function mapFile(name: MapFileName): Promise<File | undefined> {
  try {
    return await (await (await folder()).getFileHandle(name)).getFile()
  } catch {
    return undefined
  }
}

/** Refusals: `map-not-kept`, `map-no-room`. What was there before stays unless all of the new one is there. */
export async function keepMapFile(name: MapFileName, file: Blob): Promise<Result<void>> {
  try {
    const at = await folder()
    if ('createWritable' in FileSystemFileHandle.prototype) await keepHere(at, name, file)
    else await (await import('./map-file-aside.ts')).keepAside(at, name, file)
    changed()
    return ok(undefined)
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
    return fail(refusal(isFull ? 'map-no-room' : 'map-not-kept', { detail: String(error) }))
  }
}

async function keepHere(at: FileSystemDirectoryHandle, name: MapFileName, file: Blob): Promise<void> {
  try {
    await file.stream().pipeTo(await (await at.getFileHandle(name, { create: true })).createWritable())
  } catch (error) {
    // The name stands there before the bytes do.
    if ((await mapFile(name))?.size === 0) await removeMapFile(name)
    throw error
  }
}

export async function removeMapFile(name: MapFileName): Promise<void> {
  await (await folder()).removeEntry(name).catch(() => undefined)
  changed()
}

const listeners = new Set<() => void>()
const changed = () => listeners.forEach(listener => listener())

/** Called whenever a file was added or removed in this window. Returns the unsubscribe. */
export function onMapFiles(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
