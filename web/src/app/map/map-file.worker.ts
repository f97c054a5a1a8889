import type { SyncFile } from './map-file-pieces.ts'
import { writeInPieces } from './map-file-pieces.ts'

export interface MapFileOrder {
  readonly folder: string
  readonly name: string
  readonly file: Blob
}
/** The name of the browser's error tells a full disk from the rest. */
export interface MapFileAnswer {
  readonly error?: { readonly name: string; readonly words: string }
}

addEventListener('message', (event: MessageEvent<MapFileOrder>) => {
  write(event.data).then(
    () => postMessage({} satisfies MapFileAnswer),
    (error: Error) => postMessage({ error: { name: error.name, words: error.message } } satisfies MapFileAnswer),
  )
})

async function write({ folder, name, file }: MapFileOrder): Promise<void> {
  const at = await (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true })
  const handle = await at.getFileHandle(name, { create: true })
  await writeInPieces(file, await (handle as unknown as { createSyncAccessHandle(): Promise<SyncFile> }).createSyncAccessHandle())
}
