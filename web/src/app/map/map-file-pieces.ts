/** A file that only a worker is given (FileSystemSyncAccessHandle): written in place. */
export interface SyncFile {
  write(bytes: Uint8Array, options: { readonly at: number }): number
  truncate(size: number): void | Promise<void>
  flush(): void | Promise<void>
  close(): void | Promise<void>
}

/** A basemap is too large to be held at once. */
export const PIECE_BYTES = 4 << 20

/** All of it, and on the disk, or an exception. Older Safaris answer with promises. */
export async function writeInPieces(file: Blob, into: SyncFile): Promise<void> {
  try {
    await into.truncate(0)
    for (let at = 0; at < file.size; at += PIECE_BYTES) {
      const piece = new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer())
      if (into.write(piece, { at }) !== piece.length) throw new DOMException('written in part', 'QuotaExceededError')
    }
    await into.flush()
  } finally {
    await into.close()
  }
}
