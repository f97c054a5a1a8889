import { BACKUP_START, looksLikeBackup } from '@porchlight/shared/wire/backup-file'
import type { Engine } from '../engine/api.ts'

/** What a file or a text is that came from another app. Its bytes tell, not its name. */
export type HandedKind = 'backup' | 'work' | 'invitation' | 'cards' | 'people' | 'list'

const SHORT = 20_000

export async function kindOfHanded(file: File, engine: Pick<Engine, 'readInvitation'>): Promise<HandedKind> {
  const start = new Uint8Array(await file.slice(0, 4096).arrayBuffer())
  if (looksLikeBackup(start.subarray(0, BACKUP_START))) return 'backup'
  const text = new TextDecoder().decode(start)
  if (text.startsWith('PORCHLIGHT')) return 'work'
  if (/^\s*\uFEFF?BEGIN:VCARD/i.test(text)) return 'cards'
  // A code of twenty letters is no list, and no list is that short.
  if (file.size <= SHORT && engine.readInvitation(await file.text()).ok) return 'invitation'
  return 'list'
}
