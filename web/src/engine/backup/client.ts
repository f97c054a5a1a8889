import type { GroupId } from '@porchlight/shared/base/ids'
import type { Random } from '@porchlight/shared/base/ports'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, type Result } from '@porchlight/shared/base/result'
import type { Bytes } from '@porchlight/shared/base/bytes'
import { openBackup } from '@porchlight/shared/wire/backup-file'
import type { Progress, Restored } from '../api.ts'
import type { Leader } from '../leader.ts'
import { sourceOf } from './source.ts'
import { type Stretch, stretchAside } from './stretch-client.ts'

/**
 * How hard guessing is made; measured, see docs/PROTOCOL.md section 9. A file says what it was made with, so that this can
 * grow with the phones.
 */
export const STRETCHING = { memory: 64 * 1024, passes: 3, lanes: 1 } as const
interface Ports {
  readonly leader: Leader
  readonly random: Random
  readonly stretch?: Stretch | undefined
}

/** What the tab does in which the passphrase is typed: it never leaves this tab, only the key made from it does. */
export function createBackupClient({ leader, random, stretch = stretchAside }: Ports) {
  return {
    async backUp(groups: readonly GroupId[], passphrase: string, progress: Progress = {}): Promise<Result<Blob>> {
      const stretching = { ...STRETCHING, salt: random.bytes(16).slice() as Bytes }
      const key = await stretch(passphrase, stretching)
      if (progress.signal?.aborted) return fail(refusal('cancelled'))
      return leader.call<Blob>('backUp', { groups, key, stretching }, progress)
    },
    async restore(file: Blob, passphrase: string, progress: Progress = {}): Promise<Result<Restored>> {
      const opened = await openBackup(sourceOf(file))
      if (!opened.ok) return opened
      const key = await stretch(passphrase, opened.value.stretching)
      if (!(await opened.value.isKey(key))) return fail(refusal('backup-wrong-passphrase'))
      if (progress.signal?.aborted) return fail(refusal('cancelled'))
      return leader.call<Restored>('restore', { file, key }, progress)
    },
  }
}
