import type { Bytes } from '../base/bytes.ts'
import type { ChannelId } from '../base/ids.ts'
import { CHANNEL_LENGTH, DIGEST_LENGTH, MAX_ENTRIES, MAX_ENTRY } from './limits.ts'

/**
 * The frames that a busy relay reads and writes all day, byte by byte. Writing gives the same bytes as `writeCbor`;
 * reading gives what the careful reader gives, or undefined: then that one decides, so that nothing is judged here.
 */

const ascii = (text: string): Bytes => Uint8Array.from(text, char => char.charCodeAt(0))
/** A text of fewer than 24 characters as CBOR. */
const textItem = (text: string): Bytes => Uint8Array.of(0x60 + text.length, ...ascii(text))
const TEXT = 3
const BYTES = 2
const LIST = 4
const MAP = 5

/** Keys of a canonical map stand by length, then by bytes; `type` and its value are one piece. */
const KEY = {
  n: textItem('n'),
  req: textItem('req'),
  from: textItem('from'),
  added: textItem('added'),
  digest: textItem('digest'),
  channel: textItem('channel'),
  entries: textItem('entries'),
}
const typeItem = (type: string): Bytes => Uint8Array.of(...textItem('type'), ...textItem(type))
const TYPE = { appended: typeItem('appended'), entries: typeItem('entries'), caughtUp: typeItem('caughtUp'), append: typeItem('append') }

const headLength = (value: number): number => (value < 24 ? 1 : value < 0x100 ? 2 : value < 0x10000 ? 3 : 5)

interface Writer {
  readonly bytes: Bytes
  at: number
}

/** Major type with a number below 2^32, as short as it goes. */
function head(to: Writer, major: number, value: number): void {
  const { bytes } = to
  if (value < 24) {
    bytes[to.at++] = (major << 5) | value
    return
  }
  const width = value < 0x100 ? 1 : value < 0x10000 ? 2 : 4
  bytes[to.at++] = (major << 5) | (width === 1 ? 24 : width === 2 ? 25 : 26)
  for (let shift = 8 * (width - 1); shift >= 0; shift -= 8) bytes[to.at++] = value >>> shift
}

function piece(to: Writer, bytes: Uint8Array): void {
  to.bytes.set(bytes, to.at)
  to.at += bytes.length
}

function uint(to: Writer, key: Uint8Array, value: number): void {
  piece(to, key)
  head(to, 0, value)
}

function byteString(to: Writer, bytes: Uint8Array): void {
  head(to, BYTES, bytes.length)
  piece(to, bytes)
}

const digit = (code: number): number => (code < 58 ? code - 48 : code - 87)

function channelItem(to: Writer, channel: ChannelId): void {
  piece(to, KEY.channel)
  head(to, BYTES, CHANNEL_LENGTH)
  for (let i = 0; i < 2 * CHANNEL_LENGTH; i += 2) to.bytes[to.at++] = (digit(channel.charCodeAt(i)) << 4) | digit(channel.charCodeAt(i + 1))
}

const CHANNEL_ITEM = KEY.channel.length + 1 + CHANNEL_LENGTH
const DIGEST_ITEM = KEY.digest.length + 2 + DIGEST_LENGTH

function listLength(entries: readonly Uint8Array[]): number {
  let sum = KEY.entries.length + headLength(entries.length)
  for (const entry of entries) sum += headLength(entry.length) + entry.length
  return sum
}

function list(to: Writer, entries: readonly Uint8Array[]): void {
  piece(to, KEY.entries)
  head(to, LIST, entries.length)
  for (const entry of entries) byteString(to, entry)
}

/** Makes the bytes of a frame, which are then all written: a relay takes them from a pool. */
export type Allocate = (length: number) => Bytes

const writer = (length: number, allocate: Allocate): Writer => ({ bytes: allocate(length), at: 0 })
const uintLength = (key: Uint8Array, value: number): number => key.length + headLength(value)

export function encodeAppend(req: number, channel: ChannelId, entries: readonly Uint8Array[], allocate: Allocate): Bytes {
  const to = writer(1 + uintLength(KEY.req, req) + TYPE.append.length + CHANNEL_ITEM + listLength(entries), allocate)
  head(to, MAP, 4)
  uint(to, KEY.req, req)
  piece(to, TYPE.append)
  channelItem(to, channel)
  list(to, entries)
  return to.bytes
}

export function encodeEntries(channel: ChannelId, from: number, entries: readonly Uint8Array[], allocate: Allocate): Bytes {
  const to = writer(1 + uintLength(KEY.from, from) + TYPE.entries.length + CHANNEL_ITEM + listLength(entries), allocate)
  head(to, MAP, 4)
  uint(to, KEY.from, from)
  piece(to, TYPE.entries)
  channelItem(to, channel)
  list(to, entries)
  return to.bytes
}

interface AppendedFields {
  readonly req: number
  readonly channel: ChannelId
  readonly n: number
  readonly digest: Uint8Array
  readonly from: number
  readonly added: readonly number[]
}

export function encodeAppended({ req, channel, n, digest, from, added }: AppendedFields, allocate: Allocate): Bytes {
  let length = 1 + uintLength(KEY.n, n) + uintLength(KEY.req, req) + uintLength(KEY.from, from) + TYPE.appended.length
  length += KEY.added.length + headLength(added.length) + DIGEST_ITEM + CHANNEL_ITEM
  for (const index of added) length += headLength(index)
  const to = writer(length, allocate)
  head(to, MAP, 7)
  uint(to, KEY.n, n)
  uint(to, KEY.req, req)
  uint(to, KEY.from, from)
  piece(to, TYPE.appended)
  piece(to, KEY.added)
  head(to, LIST, added.length)
  for (const index of added) head(to, 0, index)
  piece(to, KEY.digest)
  byteString(to, digest)
  channelItem(to, channel)
  return to.bytes
}

export function encodeCaughtUp(channel: ChannelId, n: number, digest: Uint8Array, allocate: Allocate): Bytes {
  const to = writer(1 + uintLength(KEY.n, n) + TYPE.caughtUp.length + DIGEST_ITEM + CHANNEL_ITEM, allocate)
  head(to, MAP, 4)
  uint(to, KEY.n, n)
  piece(to, TYPE.caughtUp)
  piece(to, KEY.digest)
  byteString(to, digest)
  channelItem(to, channel)
  return to.bytes
}

interface Reader {
  readonly bytes: Uint8Array
  at: number
}

/** The number of an item of this major type; -1 when it is another, wider than 32 bits, or cut short. */
function readHead(from: Reader, major: number): number {
  const { bytes } = from
  const first = bytes[from.at++]
  if (first === undefined || first >> 5 !== major) return -1
  const info = first & 31
  if (info < 24) return info
  if (info > 26) return -1
  const width = 1 << (info - 24)
  if (from.at + width > bytes.length) return -1
  let value = 0
  for (let i = 0; i < width; i++) value = value * 256 + bytes[from.at++]!
  return value
}

function startsWith(bytes: Uint8Array, at: number, item: Uint8Array): boolean {
  for (let i = 0; i < item.length; i++) if (bytes[at + i] !== item[i]) return false
  return true
}

const HEX = ascii('0123456789abcdef')
const codes: number[] = Array(2 * CHANNEL_LENGTH).fill(0)

function readChannel(from: Reader): ChannelId | undefined {
  if (readHead(from, BYTES) !== CHANNEL_LENGTH || from.at + CHANNEL_LENGTH > from.bytes.length) return undefined
  for (let i = 0; i < CHANNEL_LENGTH; i++) {
    const byte = from.bytes[from.at++]!
    codes[2 * i] = HEX[byte >> 4]!
    codes[2 * i + 1] = HEX[byte & 15]!
  }
  return String.fromCharCode.apply(undefined, codes) as ChannelId
}

function readEntries(from: Reader): Bytes[] | undefined {
  const count = readHead(from, LIST)
  if (count < 1 || count > MAX_ENTRIES) return undefined
  const entries: Bytes[] = []
  for (let i = 0; i < count; i++) {
    const length = readHead(from, BYTES)
    if (length < 1 || length > MAX_ENTRY || from.at + length > from.bytes.length) return undefined
    entries.push(new Uint8Array(from.bytes.buffer as ArrayBuffer, from.bytes.byteOffset + from.at, length))
    from.at += length
  }
  return entries
}

/** Passes `senderId` or `targetId` with a plain text, which the stock client sends and nobody reads. */
function skipPeer(from: Reader): 'senderId' | 'targetId' | undefined {
  const name = startsWith(from.bytes, from.at, PEER.senderId)
    ? 'senderId'
    : startsWith(from.bytes, from.at, PEER.targetId)
      ? 'targetId'
      : undefined
  if (name === undefined) return undefined
  from.at += PEER[name].length
  const length = readHead(from, TEXT)
  if (length < 0 || from.at + length > from.bytes.length) return undefined
  for (const end = from.at + length; from.at < end; from.at++) if (from.bytes[from.at]! >= 0x80) return undefined
  return name
}
const PEER = { senderId: textItem('senderId'), targetId: textItem('targetId') }

export interface AppendFields {
  readonly type: 'append'
  readonly req: number
  readonly channel: ChannelId
  readonly entries: readonly Bytes[]
}

/** An `append` without anything odd about it. The entries are views of `bytes`. */
export function readAppend(bytes: Uint8Array): AppendFields | undefined {
  const from: Reader = { bytes, at: 0 }
  const fields = readHead(from, MAP)
  if (fields < 4 || fields > 6) return undefined
  let typed = false
  let req: number | undefined
  let channel: ChannelId | undefined
  let entries: Bytes[] | undefined
  const peers = new Set<string>()
  for (let i = 0; i < fields; i++) {
    // Each field is taken once: a second one fits nothing here any more.
    if (!typed && startsWith(bytes, from.at, TYPE.append)) {
      typed = true
      from.at += TYPE.append.length
    } else if (req === undefined && startsWith(bytes, from.at, KEY.req)) {
      from.at += KEY.req.length
      req = readHead(from, 0)
      if (req < 0 || req >= 2 ** 31) return undefined
    } else if (channel === undefined && startsWith(bytes, from.at, KEY.channel)) {
      from.at += KEY.channel.length
      channel = readChannel(from)
      if (channel === undefined) return undefined
    } else if (entries === undefined && startsWith(bytes, from.at, KEY.entries)) {
      from.at += KEY.entries.length
      entries = readEntries(from)
      if (entries === undefined) return undefined
    } else {
      const name = skipPeer(from)
      if (name === undefined || peers.has(name)) return undefined
      peers.add(name)
    }
  }
  if (!typed || req === undefined || channel === undefined || entries === undefined || from.at !== bytes.length) return undefined
  return { type: 'append', req, channel, entries }
}
