import { fromHex, fromUtf8, toHex, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { asFields, boolField, bytesField, listField, onlyFields, readCborFirst, textField, uintField, writeCbor } from '../base/cbor.ts'
import type { Fields } from '../base/cbor.ts'
import { isScope } from '../base/ids.ts'
import type { ChannelId, GroupId, Scope } from '../base/ids.ts'
import { need, Refused } from '../base/refusal.ts'
import type { SealedBackup } from './backup-file.ts'
import type { Channel } from './channel.ts'
import { isPreimageOf } from './channel.ts'
import { ENTRY_LIMIT } from './limits.ts'

/** What lies in a whole backup, in this order: a head; for each group itself, then its entries by channel; the end. */
export interface BackupHead {
  readonly type: 'backup'
  /** Milliseconds since 1970 on the phone that made it. */
  readonly made: number
  readonly groups: number
  /** Settings of the phone, as JSON. */
  readonly settings: string
}

/** Everything secret that a new device of the same member needs. */
export interface BackupGroup {
  readonly type: 'group'
  readonly group: GroupId
  readonly name: string
  readonly sample: boolean
  readonly relay: string
  readonly myName: string
  /** keeperHash. */
  readonly keeper: Bytes
  /** PKCS#8 of the recovery device: a device of the member that does nothing but add the one that restores. */
  readonly ed: Bytes
  readonly x: Bytes
  /** PKCS#8 of further keys that boxes may be for. */
  readonly openers: readonly Bytes[]
  readonly keys: readonly { readonly scope: Scope; readonly nonce: Bytes; readonly key: Bytes; readonly locator: Bytes }[]
  /** Invitations that this member made: so that link and code can be shown again. */
  readonly invitations: readonly { readonly seed: Bytes; readonly ready: boolean; readonly ended: boolean }[]
}

export interface BackupEntries {
  readonly type: 'entries'
  readonly channel: Channel
  readonly entries: readonly Bytes[]
  /** Not confirmed by a relay yet: for each entry how many saved changes it stands for. */
  readonly waiting: readonly number[] | undefined
}

export interface BackupEnd {
  readonly type: 'end'
  readonly items: number
  readonly entries: number
}

export type BackupItem = BackupHead | BackupGroup | BackupEntries | BackupEnd

const ENTRIES_LIMIT = 256
/** Entries of one item, together: so that neither side ever has to hold much. */
const BYTES_LIMIT = 512 * 1024
const LIST = 200_000
const DEPTH = 6

export function encodeItem(item: BackupItem): Bytes {
  switch (item.type) {
    case 'backup':
      return writeCbor({ ...item, v: 1, settings: utf8(item.settings) })
    case 'group':
      return writeCbor({
        ...item,
        group: fromHex(item.group),
        openers: [...item.openers],
        keys: item.keys.map(one => [one.scope, one.nonce, one.key, one.locator]),
        invitations: item.invitations.map(one => [one.seed, one.ready, one.ended]),
      })
    case 'entries': {
      const { channel, entries, waiting } = item
      const said = { type: item.type, channel: fromHex(channel.id), preimage: channel.preimage, entries: [...entries] }
      return writeCbor(waiting ? { ...said, waiting: [...waiting] } : said)
    }
    case 'end':
      return writeCbor({ ...item })
  }
}

/** Entries of one channel as items of a bearable size. */
export function* entryItems(
  channel: Channel,
  entries: Iterable<{ readonly bytes: Bytes; readonly changes?: number }>,
): Generator<BackupEntries> {
  let some: { readonly bytes: Bytes; readonly changes?: number }[] = []
  let size = 0
  const item = (): BackupEntries => ({
    type: 'entries',
    channel,
    entries: some.map(one => one.bytes),
    waiting: some[0]?.changes === undefined ? undefined : some.map(one => one.changes ?? 0),
  })
  for (const one of entries) {
    if (some.length > 0 && (some.length === ENTRIES_LIMIT || size + one.bytes.length > BYTES_LIMIT)) {
      yield item()
      some = []
      size = 0
    }
    some.push(one)
    size += one.bytes.length
  }
  if (some.length > 0) yield item()
}

/** All items with how far in the file they reach. Throws Refused: `backup-cut-short`, `backup-damaged`, `backup-newer-version`. */
export async function* readItems(
  sealed: SealedBackup,
  key: Uint8Array,
): AsyncGenerator<{ readonly item: BackupItem; readonly at: number }> {
  let items = 0
  let entries = 0
  let ended = false
  for await (const { plain, end } of sealed.parts(key)) {
    for (let at = 0; at < plain.length;) {
      need(!ended, 'backup-damaged', 'after the end')
      const next = readCborFirst(plain.subarray(at), DEPTH)
      at += next.end
      const item = await readItem(asFields(next.value))
      if (item.type === 'end') ended = item.items === items && item.entries === entries
      else items++
      if (item.type === 'entries') entries += item.entries.length
      yield { item, at: end }
    }
  }
  need(ended, 'backup-damaged', 'no end')
}

async function readItem(fields: Fields): Promise<BackupItem> {
  switch (fields['type']) {
    case 'backup':
      return readHead(fields)
    case 'group':
      return readGroup(fields)
    case 'entries':
      return readEntries(fields)
    case 'end':
      return { type: 'end', items: uintField(fields, 'items'), entries: uintField(fields, 'entries') }
    default:
      throw new Refused('backup-newer-version', { detail: 'item' })
  }
}

function readHead(fields: Fields): BackupHead {
  const version = uintField(fields, 'v')
  need(version === 1, 'backup-newer-version')
  onlyFields(fields, ['type', 'v', 'made', 'groups', 'settings'])
  const settings = fromUtf8(bytesField(fields, 'settings', undefined, 16 << 20))
  return { type: 'backup', made: uintField(fields, 'made'), groups: uintField(fields, 'groups'), settings }
}

const GROUP = ['type', 'group', 'name', 'sample', 'relay', 'myName', 'keeper', 'ed', 'x', 'openers', 'keys', 'invitations']

function readGroup(fields: Fields): BackupGroup {
  onlyFields(fields, GROUP)
  return {
    type: 'group',
    group: toHex(bytesField(fields, 'group', 32)) as GroupId,
    name: textField(fields, 'name', 10_000),
    sample: boolField(fields, 'sample'),
    relay: textField(fields, 'relay', 10_000),
    myName: textField(fields, 'myName', 10_000),
    keeper: bytesField(fields, 'keeper', 32).slice(),
    ed: bytesField(fields, 'ed').slice(),
    x: bytesField(fields, 'x').slice(),
    openers: listField(fields, 'openers', LIST).map(one => bytes(one)),
    keys: listField(fields, 'keys', LIST).map(row => {
      const [scope, nonce, key, locator] = columns(row, 4)
      need(typeof scope === 'string' && isScope(scope), 'backup-damaged', 'scope')
      return { scope, nonce: bytes(nonce, 16), key: bytes(key, 32), locator: bytes(locator, 32) }
    }),
    invitations: listField(fields, 'invitations', LIST).map(row => {
      const [seed, ready, ended] = columns(row, 3)
      return { seed: bytes(seed, 13), ready: ready === true, ended: ended === true }
    }),
  }
}

async function readEntries(fields: Fields): Promise<BackupEntries> {
  onlyFields(fields, ['type', 'channel', 'preimage', 'entries', 'waiting'])
  const id = toHex(bytesField(fields, 'channel', 16)) as ChannelId
  const preimage = bytesField(fields, 'preimage', 64).slice()
  need(await isPreimageOf(preimage, id), 'backup-damaged', 'preimage')
  const entries = listField(fields, 'entries', ENTRIES_LIMIT).map(entry => {
    need(entry instanceof Uint8Array && entry.length <= ENTRY_LIMIT, 'backup-damaged', 'entry')
    return entry.slice()
  })
  if (fields['waiting'] === undefined) return { type: 'entries', channel: { id, preimage }, entries, waiting: undefined }
  const waiting = listField(fields, 'waiting', ENTRIES_LIMIT)
  need(waiting.length === entries.length && waiting.every(one => Number.isSafeInteger(one)), 'backup-damaged', 'waiting')
  return { type: 'entries', channel: { id, preimage }, entries, waiting: waiting as number[] }
}

function columns(row: unknown, count: number): unknown[] {
  need(Array.isArray(row) && row.length === count, 'backup-damaged', 'row')
  return row
}

function bytes(value: unknown, length?: number): Bytes {
  need(value instanceof Uint8Array && (length === undefined || value.length === length), 'backup-damaged', 'bytes')
  return value.slice() as Bytes
}
