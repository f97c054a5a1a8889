interface SyncFile {
  write(bytes: Uint8Array): number
  flush(): void
  close(): void
}

/** Writes a small file and has it on the disk before it answers. */
addEventListener('message', (event: MessageEvent<{ name: string; slip: Uint8Array; folder: string }>) => {
  write(event.data).then(
    () => postMessage({}),
    (error: unknown) => postMessage({ error: String(error) }),
  )
})

async function write({ name, slip, folder }: { name: string; slip: Uint8Array; folder: string }): Promise<void> {
  const root = await navigator.storage.getDirectory()
  const at = await root.getDirectoryHandle(folder, { create: true })
  const handle = await at.getFileHandle(name, { create: true })
  const file = await (handle as unknown as { createSyncAccessHandle(): Promise<SyncFile> }).createSyncAccessHandle()
  try {
    file.write(slip)
    file.flush()
  } finally {
    file.close()
  }
}
