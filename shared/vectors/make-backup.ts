/**
 * Writes the frozen vector of the whole backup: `node shared/vectors/make-backup.ts` from the root. Made once, for version
 * 1; a change of format is a version 2 with a file of its own. `key` is what Argon2id makes of `passphrase`; the web
 * package, which has Argon2id, holds that.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { argon2Sync } from 'node:crypto'
import type { Bytes } from '../src/base/bytes.ts'
import { concat, toHex, utf8 } from '../src/base/bytes.ts'
import type { GroupId } from '../src/base/ids.ts'
import { seededRandom } from '../src/base/seeded-random.ts'
import { sealBackup } from '../src/wire/backup-file.ts'
import type { BackupItem } from '../src/wire/backup-items.ts'
import { encodeItem, entryItems } from '../src/wire/backup-items.ts'
import { channelOfPreimage } from '../src/wire/channel.ts'

const FILE = new URL('./backup-v1.json', import.meta.url)
if (existsSync(FILE)) throw new Error('version 1 is frozen; a change of format is a version 2')

const random = seededRandom(9)
const bytes = (length: number) => random.bytes(length).slice() as Bytes
const passphrase = 'Porch swing, dos limones: ñ ﬁ'
const stretching = { salt: bytes(16), memory: 4096, passes: 2, lanes: 1 }
const message = utf8(passphrase.normalize('NFKC'))
const key = new Uint8Array(
  argon2Sync('argon2id', { message, nonce: stretching.salt, memory: 4096, passes: 2, parallelism: 1, tagLength: 32 }),
) as Bytes
const channel = await channelOfPreimage(bytes(64))
const some: BackupItem[] = [
  { type: 'backup', made: 1_795_000_000_000, groups: 1, settings: '{"draft":"half a no"}' },
  {
    type: 'group',
    group: toHex(bytes(32)) as GroupId,
    name: 'Calle del Roble',
    sample: false,
    relay: 'none',
    myName: 'María',
    keeper: bytes(32),
    ed: bytes(48),
    x: bytes(48),
    openers: [bytes(48)],
    keys: [{ scope: 'log', nonce: bytes(16), key: bytes(32), locator: bytes(32) }],
    invitations: [{ seed: bytes(13), ready: true, ended: false }],
  },
  ...entryItems(channel, [{ bytes: bytes(40) }, { bytes: bytes(30) }]),
  ...entryItems(channel, [{ bytes: bytes(20), changes: 3 }]),
]
const items: BackupItem[] = [...some, { type: 'end', items: some.length, entries: 3 }]
async function* encoded() {
  for (const item of items) yield encodeItem(item)
}
const parts: Bytes[] = []
for await (const part of sealBackup(key, stretching, encoded())) parts.push(part)
const asHex = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? toHex(value) : value)
writeFileSync(FILE, `${JSON.stringify({ passphrase, stretching, key, items, file: concat(...parts) }, asHex, 1)}\n`)
