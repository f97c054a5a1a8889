import type { Bytes } from '@porchlight/shared/base/bytes'
import type { Source } from '@porchlight/shared/wire/backup-file'

/** A file of the phone, of which never more than a piece is in memory. */
export const sourceOf = (file: Blob): Source => ({
  size: file.size,
  read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()) as Bytes,
})
