import type { MapFileAnswer, MapFileOrder } from './map-file.worker.ts'

type Movable = FileSystemFileHandle & { move(to: FileSystemDirectoryHandle, name: string): Promise<void> }

/**
 * Safari before 26 has no `createWritable`: there only a worker may write, and in place. So it is written under another
 * name, which is exchanged for the right one when all of it is on the disk.
 */
export async function keepAside(folder: FileSystemDirectoryHandle, name: string, file: Blob): Promise<void> {
  const part = `${name}.part`
  try {
    await inWorker({ folder: folder.name, name: part, file })
    await ((await folder.getFileHandle(part)) as Movable).move(folder, name)
  } catch (error) {
    await folder.removeEntry(part).catch(() => undefined)
    throw error
  }
}

async function inWorker(order: MapFileOrder): Promise<void> {
  const worker = new Worker(new URL('./map-file.worker.ts', import.meta.url), { type: 'module' })
  try {
    await new Promise<void>((resolve, reject) => {
      worker.onmessage = ({ data: { error } }: MessageEvent<MapFileAnswer>) =>
        error ? reject(new DOMException(error.words, error.name)) : resolve()
      worker.onerror = event => reject(new Error(event.message || 'the worker did not start'))
      worker.postMessage(order)
    })
  } finally {
    worker.terminate()
  }
}
