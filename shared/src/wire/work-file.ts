import { concat, equalBytes, fromHex, toHex, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { asFields, boolField, bytesField, listField, onlyFields, readCborFirst, uintField, writeCbor } from '../base/cbor.ts'
import type { ChannelId, GroupId } from '../base/ids.ts'
import { need, refusal, Refused } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import { fail, ok } from '../base/result.ts'
import type { Result } from '../base/result.ts'
import type { Channel } from './channel.ts'
import { isPreimageOf } from './channel.ts'
import { ENTRY_LIMIT } from './limits.ts'

/** The `.porchlight` work file: sealed entries by channel. docs/PROTOCOL.md section 7. */
export interface WorkFileHead {
  readonly group: GroupId
  /** Milliseconds since 1970 on the phone that made it. */
  readonly made: number
}

export interface WorkFilePart {
  readonly channel: Channel
  readonly entries: readonly Bytes[]
}

export interface WorkFile extends WorkFileHead {
  readonly parts: readonly WorkFilePart[]
  /** `file-cut-short` when the end is missing; the parts before it are whole. */
  readonly problem: Refusal | undefined
}

const MAGIC = utf8('PORCHLIGHT1\n')
const ANY_VERSION = utf8('PORCHLIGHT')
const PART_LIMIT = 256

export const workFileHead = ({ group, made }: WorkFileHead): Bytes => concat(MAGIC, writeCbor({ v: 1, group: fromHex(group), made }))

/** One channel's entries, in parts. Write channels in reading order: log, keys, indexes, others. */
export function workFileParts(channel: Channel, entries: readonly Uint8Array[]): Bytes[] {
  const parts: Bytes[] = []
  for (let at = 0; at < entries.length; at += PART_LIMIT) {
    const some = entries.slice(at, at + PART_LIMIT)
    parts.push(writeCbor({ channel: fromHex(channel.id), preimage: channel.preimage, entries: some }))
  }
  return parts
}

/** `channels` counts distinct channels, `entries` all entries written. */
export const workFileEnd = (channels: number, entries: number): Bytes => writeCbor({ end: true, channels, entries })

/**
 * `file-not-porchlight`, `file-newer-version`; `file-cut-short` when not even the head is whole. A file that was cut
 * later is read up to the cut, with `problem` set.
 */
export async function readWorkFile(bytes: Uint8Array): Promise<Result<WorkFile>> {
  if (!startsWith(bytes, ANY_VERSION)) {
    const isCut = bytes.length > 0 && bytes.length < ANY_VERSION.length && equalBytes(bytes, ANY_VERSION.subarray(0, bytes.length))
    return fail(refusal(isCut ? 'file-cut-short' : 'file-not-porchlight'))
  }
  if (!startsWith(bytes, MAGIC)) {
    const version = /^(\d{1,6})\n/.exec(latin1(bytes.subarray(ANY_VERSION.length, ANY_VERSION.length + 8)))
    if (version) return fail(refusal(Number(version[1]) > 1 ? 'file-newer-version' : 'file-not-porchlight'))
    return fail(refusal(bytes.length < MAGIC.length ? 'file-cut-short' : 'file-not-porchlight'))
  }
  try {
    return ok(await readAll(bytes))
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal)
    throw error
  }
}

const startsWith = (bytes: Uint8Array, start: Uint8Array): boolean => equalBytes(bytes.subarray(0, start.length), start)
const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

async function readAll(bytes: Uint8Array): Promise<WorkFile> {
  const first = next(bytes, MAGIC.length)
  if (!first) throw new Refused('file-cut-short')
  const head = asFields(first.value)
  const version = uintField(head, 'v')
  need(version <= 1, 'file-newer-version')
  onlyFields(head, ['v', 'group', 'made'])
  const file = { group: toHex(bytesField(head, 'group', 32)) as GroupId, made: uintField(head, 'made') }
  const parts: WorkFilePart[] = []
  let at = first.end
  for (;;) {
    const item = next(bytes, at)
    const part = item && (await readItem(item.value).catch(keepRefusal))
    if (!item || part === undefined) return { ...file, parts, problem: refusal('file-cut-short') }
    at = item.end
    if ('end' in part) {
      const channels = new Set(parts.map(one => one.channel.id)).size
      const entries = parts.reduce((sum, one) => sum + one.entries.length, 0)
      const isWhole = at === bytes.length && part.channels === channels && part.entries === entries
      return { ...file, parts, problem: isWhole ? undefined : refusal('file-cut-short') }
    }
    parts.push(part)
  }
}

function keepRefusal(error: unknown): undefined {
  if (!(error instanceof Refused)) throw error
}

/** The next whole item, or undefined where the file is cut or damaged. */
function next(bytes: Uint8Array, at: number): { value: unknown; end: number } | undefined {
  try {
    const { value, end } = readCborFirst(bytes.subarray(at))
    return { value, end: at + end }
  } catch (error) {
    return keepRefusal(error)
  }
}

async function readItem(value: unknown): Promise<WorkFilePart | { end: true; channels: number; entries: number }> {
  const fields = asFields(value)
  if (fields['end'] !== undefined) {
    onlyFields(fields, ['end', 'channels', 'entries'])
    need(boolField(fields, 'end'), 'malformed', 'end')
    return { end: true, channels: uintField(fields, 'channels'), entries: uintField(fields, 'entries') }
  }
  onlyFields(fields, ['channel', 'preimage', 'entries'])
  const id = toHex(bytesField(fields, 'channel', 16)) as ChannelId
  const preimage = bytesField(fields, 'preimage', 64).slice()
  need(await isPreimageOf(preimage, id), 'malformed', 'preimage')
  const entries = listField(fields, 'entries', PART_LIMIT).map(entry => {
    need(entry instanceof Uint8Array && entry.length <= ENTRY_LIMIT, 'malformed', 'entry')
    return entry.slice() as Bytes
  })
  return { channel: { id, preimage }, entries }
}
