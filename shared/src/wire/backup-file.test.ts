import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, fromHex, toHex, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import type { GroupId } from '../base/ids.ts'
import { must } from '../base/result.ts'
import { seededRandom } from '../base/seeded-random.ts'
import { attempt } from './attempt.ts'
import { openBackup, sealBackup, type Source } from './backup-file.ts'
import { type BackupItem, encodeItem, entryItems, readItems } from './backup-items.ts'
import { channelOfPreimage } from './channel.ts'

const vector = JSON.parse(readFileSync(new URL('../../vectors/backup-v1.json', import.meta.url), 'utf8'))
const random = seededRandom(77)
const bytes = (length: number) => random.bytes(length).slice() as Bytes
const stretching = { salt: bytes(16), memory: 65_536, passes: 3, lanes: 1 }
const key = bytes(32)

const group: BackupItem = {
  type: 'group',
  group: '5a'.repeat(32) as GroupId,
  name: 'Oak Street',
  sample: false,
  relay: 'wss://relay.example.org/relay',
  myName: 'Alice',
  keeper: bytes(32),
  ed: bytes(48),
  x: bytes(48),
  openers: [bytes(48), bytes(48)],
  keys: [
    { scope: 'log', nonce: bytes(16), key: bytes(32), locator: bytes(32) },
    { scope: 'turf/0f3a91c24be07d55', nonce: bytes(16), key: bytes(32), locator: bytes(32) },
  ],
  invitations: [{ seed: bytes(13), ready: true, ended: false }],
}

async function itemsOf(sizes: readonly number[]): Promise<BackupItem[]> {
  const channel = await channelOfPreimage(bytes(64))
  const entries = [
    ...entryItems(
      channel,
      sizes.map(size => ({ bytes: bytes(size) })),
    ),
    ...entryItems(channel, [{ bytes: bytes(9), changes: 2 }]),
  ]
  const all: BackupItem[] = [{ type: 'backup', made: 1_790_000_000_000, groups: 1, settings: '{"half":1.5}' }, group, ...entries]
  return [...all, { type: 'end', items: all.length, entries: sizes.length + 1 }]
}
async function* encoded(items: readonly BackupItem[]) {
  for (const item of items) yield encodeItem(item)
}
async function fileOf(items: readonly BackupItem[]): Promise<Bytes> {
  const parts: Bytes[] = []
  for await (const part of sealBackup(key, stretching, encoded(items))) parts.push(part)
  return concat(...parts)
}
const sourceOf = (file: Bytes): Source => ({ size: file.length, read: async (from, to) => file.slice(from, to) })

async function readAll(file: Bytes, with_: Uint8Array = key): Promise<BackupItem[]> {
  const sealed = must(await openBackup(sourceOf(file)))
  if (!(await sealed.isKey(with_))) return []
  const items: BackupItem[] = []
  for await (const { item } of readItems(sealed, with_)) items.push(item)
  return items
}
async function code(file: Bytes): Promise<string> {
  const opened = await openBackup(sourceOf(file))
  if (!opened.ok) return opened.error.code
  const read = await attempt(() => readAll(file))
  return read.ok ? (read.value.length > 0 ? 'whole' : 'wrong key') : read.error.code
}

describe('the whole backup', () => {
  it('comes back as it was, in pieces of a bearable size', async () => {
    const items = await itemsOf([...Array.from({ length: 600 }, () => 300), 400_000, 400_000, 500_000])
    const file = await fileOf(items)
    expect(await readAll(file)).toEqual(items)
    const entries = items.filter(item => item.type === 'entries')
    for (const item of entries) expect(item.entries.length).toBeLessThanOrEqual(256)
    for (const item of entries) expect(item.entries.reduce((sum, one) => sum + one.length, 0)).toBeLessThanOrEqual(512 * 1024)
  })

  it('cut anywhere it says so; so it does when whole parts are missing at its end', async () => {
    const file = await fileOf(await itemsOf([200_000, 200_000, 200_000, 50]))
    const sealed = must(await openBackup(sourceOf(file)))
    const ends: number[] = []
    for await (const part of sealed.parts(key)) ends.push(part.end)
    expect(ends.length).toBeGreaterThan(2)
    for (const end of ends.slice(0, -1)) expect(await code(file.slice(0, end))).toBe('backup-cut-short')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: file.length - 1 }), async cut => {
        expect(await code(file.slice(0, cut))).toBe('backup-cut-short')
      }),
      { numRuns: 150 },
    )
  })

  it('a flipped bit anywhere is found, and nothing after the end is believed', async () => {
    const file = await fileOf(await itemsOf([2_000, 50]))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: file.length - 1 }), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        const bad = file.slice()
        bad[at]! ^= 1 << bit
        expect(await code(bad)).toMatch(/^backup-(damaged|cut-short|not-one|newer-version)$/)
      }),
      { numRuns: 300 },
    )
    expect(await code(concat(file, utf8('more')))).toMatch(/^backup-(damaged|cut-short)$/)
  })

  it('parts cannot change places, be left out or be taken from another file', async () => {
    const items = await itemsOf([200_000, 200_000, 200_000])
    const file = await fileOf(items)
    const ends: number[] = []
    for await (const part of must(await openBackup(sourceOf(file))).parts(key)) ends.push(part.end)
    const [first, second, third] = [file.slice(0, ends[0]), file.slice(ends[0], ends[1]), file.slice(ends[1], ends[2])]
    const rest = file.slice(ends[2])
    expect(await code(concat(first, third, second, rest))).toBe('backup-damaged')
    expect(await code(concat(first, third, rest))).toBe('backup-damaged')
  })

  it('a wrong key is told from a damaged file', async () => {
    const file = await fileOf(await itemsOf([10]))
    expect(await readAll(file, bytes(32))).toEqual([])
  })

  it('files of other kinds and later versions are told apart', async () => {
    expect(await code(utf8('PORCHLIGHT1\nwhatever'))).toBe('backup-is-work-file')
    expect(await code(utf8('PORCHLIGHT-BACKUP2\nwhatever'))).toBe('backup-newer-version')
    for (const other of ['', 'PK\u0003\u0004', 'PORCHLIGHT-BACKUP\n', 'PORCHLIGHTS']) expect(await code(utf8(other))).toBe('backup-not-one')
    const greedy = concat(utf8('PORCHLIGHT-BACKUP1\n'), fromHex('ffffffff'))
    expect(await code(greedy)).toBe('backup-damaged')
  })

  it('[P7.3] the frozen file of version 1 is still read, and made, to the bit', async () => {
    const file = fromHex(vector.file)
    const frozen = fromHex(vector.key)
    const sealed = must(await openBackup(sourceOf(file)))
    const { salt, ...rest } = sealed.stretching
    expect({ salt: toHex(salt), ...rest }).toEqual(vector.stretching)
    const items: BackupItem[] = []
    for await (const { item } of readItems(sealed, frozen)) items.push(item)
    expect(items.map(item => item.type)).toEqual(['backup', 'group', 'entries', 'entries', 'end'])
    const parts: Bytes[] = []
    for await (const part of sealBackup(frozen, sealed.stretching, encoded(items))) parts.push(part)
    expect(toHex(concat(...parts))).toBe(vector.file)
    expect(JSON.stringify(items, asHex)).toBe(JSON.stringify(vector.items))
  })
})

const asHex = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? toHex(value) : value)
