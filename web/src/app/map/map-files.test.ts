// The organizer's map is kept by whichever way a browser has of writing files: over streams, or, in Safari before 26, by a
// worker only, in place.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PIECE_BYTES } from './map-file-pieces.ts'
import type { MapFileAnswer, MapFileOrder } from './map-file.worker.ts'
import { keepMapFile, mapFile } from './map-files.ts'

const BASEMAP = 'basemap.pmtiles'
const files = new Map<string, Uint8Array>()
let room = Infinity

const isKept = async (map: Blob) => Buffer.from(await (await mapFile(BASEMAP))!.arrayBuffer()).equals(Buffer.from(await map.arrayBuffer()))
const mapOf = (fill: number, size: number) => new Blob([new Uint8Array(size).map((_, i) => (fill + i) & 255)])

class Handle {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
  getFile = async () => new File([files.get(this.name)! as Uint8Array<ArrayBuffer>], this.name)
  async move(_: unknown, to: string) {
    files.set(to, files.get(this.name)!)
    files.delete(this.name)
  }
  async createSyncAccessHandle() {
    const { name } = this
    const set = (bytes: Uint8Array) => files.set(name, bytes)
    return {
      truncate: (size: number) => void set(files.get(name)!.slice(0, size)),
      write(piece: Uint8Array, { at }: { at: number }) {
        const taken = piece.subarray(0, Math.max(0, room - at))
        const grown = new Uint8Array(at + taken.length)
        grown.set(files.get(name)!.subarray(0, at))
        grown.set(taken, at)
        set(grown)
        return taken.length
      },
      flush: () => undefined,
      close: () => undefined,
    }
  }
}

const folder = {
  name: 'map',
  getDirectoryHandle: async () => folder,
  async getFileHandle(name: string, { create = false } = {}) {
    if (!files.has(name)) {
      if (!create) throw new DOMException(name, 'NotFoundError')
      files.set(name, new Uint8Array())
    }
    return new Handle(name)
  },
  removeEntry: async (name: string) => void files.delete(name),
}

/** Runs what the worker runs, and says how many were begun. */
let workers = 0
async function stubWorker(): Promise<void> {
  let take: (event: { data: MapFileOrder }) => void
  let answer: (data: MapFileAnswer) => void
  vi.stubGlobal('addEventListener', (_: string, listener: typeof take) => (take = listener))
  vi.stubGlobal('postMessage', (data: MapFileAnswer) => answer(data))
  vi.stubGlobal(
    'Worker',
    class {
      onmessage?: (event: { data: MapFileAnswer }) => void
      constructor() {
        workers++
        answer = data => this.onmessage!({ data })
      }
      postMessage = (data: MapFileOrder) => take({ data })
      terminate = () => undefined
    },
  )
  vi.resetModules()
  await import('./map-file.worker.ts')
}

beforeEach(async () => {
  files.clear()
  room = Infinity
  workers = 0
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => folder } })
  vi.stubGlobal('FileSystemFileHandle', Handle)
  await stubWorker()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('[T5] without streams to files a worker writes all of a map, and it replaces the one before', async () => {
  for (const size of [5, 2 * PIECE_BYTES + 3, 100]) {
    const map = mapOf(size, size)
    expect(await keepMapFile(BASEMAP, map)).toEqual({ ok: true, value: undefined })
    expect(await isKept(map)).toBe(true)
  }
  expect(workers).toBe(3)
  expect([...files.keys()]).toEqual([BASEMAP])
})

test('[T5] when there is no room for all of it, the map before stays and nothing else', async () => {
  const before = mapOf(1, 50)
  await keepMapFile(BASEMAP, before)
  room = PIECE_BYTES + 1
  expect(await keepMapFile(BASEMAP, mapOf(2, 2 * PIECE_BYTES))).toMatchObject({ ok: false, error: { code: 'map-no-room' } })
  expect(await isKept(before)).toBe(true)
  expect([...files.keys()]).toEqual([BASEMAP])
})

test('[T5] a browser that lets nobody write says that it keeps no map', async () => {
  vi.spyOn(Handle.prototype, 'createSyncAccessHandle').mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'))
  expect(await keepMapFile(BASEMAP, mapOf(1, 5))).toMatchObject({ ok: false, error: { code: 'map-not-kept' } })
  expect([...files.keys()]).toEqual([])
  vi.stubGlobal('navigator', { storage: {} })
  expect(await keepMapFile(BASEMAP, mapOf(1, 5))).toMatchObject({ ok: false, error: { code: 'map-not-kept' } })
})

test('[T5] where there are streams to files, no worker is begun; one that breaks off leaves nothing behind', async () => {
  class Streaming extends Handle {
    async createWritable() {
      const taken: BlobPart[] = []
      return new WritableStream<BlobPart>({
        write(piece) {
          if (taken.push(piece) * PIECE_BYTES > room) throw new DOMException('full', 'QuotaExceededError')
        },
        close: async () => void files.set(this.name, new Uint8Array(await new Blob(taken).arrayBuffer())),
      })
    }
  }
  vi.stubGlobal('FileSystemFileHandle', Streaming)
  vi.spyOn(folder, 'getFileHandle').mockImplementation(async (name: string) => {
    if (!files.has(name)) files.set(name, new Uint8Array())
    return new Streaming(name)
  })
  room = 0
  expect(await keepMapFile(BASEMAP, mapOf(1, 5))).toMatchObject({ ok: false, error: { code: 'map-no-room' } })
  expect([...files.keys()]).toEqual([])
  room = Infinity
  const map = mapOf(3, 70)
  expect(await keepMapFile(BASEMAP, map)).toEqual({ ok: true, value: undefined })
  expect(await isKept(map)).toBe(true)
  expect(workers).toBe(0)
})
