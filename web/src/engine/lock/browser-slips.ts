import type { Bytes } from '@porchlight/shared/base/bytes'
import type { Slips } from './slips.ts'

/** Also read by public/early.js. */
export const FOLDER = 'slips'

const folder = async (): Promise<FileSystemDirectoryHandle> =>
  (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true })

/** The browser's own folder for this app (OPFS): every file in it is a file on the disk, and is gone when it is removed. */
export const browserSlips: Slips = {
  async read(name) {
    try {
      const file = await (await (await folder()).getFileHandle(name)).getFile()
      return new Uint8Array(await file.arrayBuffer())
    } catch {
      return undefined
    }
  },
  async write(name, slip) {
    try {
      await writeAside(name, slip)
      const stored = await browserSlips.read(name)
      return stored !== undefined && stored.length === slip.length && stored.every((byte, i) => byte === slip[i])
    } catch {
      return false
    }
  },
  async keepOnly(names) {
    try {
      const at = await folder()
      const all: string[] = []
      for await (const name of at.keys()) all.push(name)
      for (const name of all) if (!names.includes(name)) await at.removeEntry(name)
    } catch (error) {
      console.warn('Porchlight: old slips are still there', error)
    }
  },
}

/** Only a worker is given a file that it can flush to the disk. */
async function writeAside(name: string, slip: Bytes): Promise<void> {
  const worker = new Worker(new URL('./slip.worker.ts', import.meta.url), { type: 'module' })
  try {
    await new Promise<void>((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<{ error?: string }>) =>
        event.data.error === undefined ? resolve() : reject(new Error(event.data.error))
      worker.onerror = event => reject(new Error(event.message || 'the worker did not start'))
      worker.postMessage({ name, slip, folder: FOLDER })
    })
  } finally {
    worker.terminate()
  }
}
