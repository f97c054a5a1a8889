import { type Bytes, fromHex, toHex } from '../base/bytes.ts'

import { asFields, bytesField, type Fields, listField, onlyFields, readCbor, textField, uintField, writeCbor } from '../base/cbor.ts'
import type { ChannelId } from '../base/ids.ts'
import { Refused } from '../base/refusal.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { type Allocate, encodeAppend, encodeAppended, encodeCaughtUp, encodeEntries, readAppend } from './frame-bytes.ts'
import {
  CHANNEL_LENGTH,
  DIGEST_LENGTH,
  MAX_CAST,
  MAX_ENTRIES,
  MAX_ENTRY,
  MAX_FRAME,
  MAX_KEPT,
  MAX_PASS,
  MAX_WATCHED,
  PREIMAGE_LENGTH,
} from './limits.ts'

/** The messages of docs/PROTOCOL.md section 5. Channels are hex in memory and 16 bytes on the wire. */
export interface Watched {
  readonly channel: ChannelId
  /** How many entries the client has. */
  readonly after: number
  /** Its digest of them. */
  readonly digest: Bytes
}

export type ClientFrame =
  | { readonly type: 'join'; readonly senderId: string; readonly versions: readonly string[] }
  | { readonly type: 'open'; readonly req: number; readonly preimage: Bytes; readonly pass?: string }
  | { readonly type: 'append'; readonly req: number; readonly channel: ChannelId; readonly entries: readonly Bytes[] }
  | { readonly type: 'watch'; readonly req: number; readonly channels: readonly Watched[] }
  | { readonly type: 'cast'; readonly channel: ChannelId; readonly payload: Bytes }
  | {
      readonly type: 'trim'
      readonly req: number
      readonly channel: ChannelId
      /** Hides the entries up to this place, which have this digest: it says which history is meant. */
      readonly upTo: number
      readonly digest: Bytes
      /** Hashes of those among them that go on: they are appended once more, in the same commit. */
      readonly keep: readonly Bytes[]
      /** The secret whose hash the channel's preimage begins with. */
      readonly keeper: Bytes
    }
  | { readonly type: 'untrim'; readonly req: number; readonly channel: ChannelId; readonly keeper: Bytes }

export type RelayFrame =
  | { readonly type: 'peer'; readonly senderId: string; readonly targetId: string; readonly version: string }
  | { readonly type: 'opened'; readonly req: number; readonly channel: ChannelId }
  | {
      readonly type: 'appended'
      readonly req: number
      readonly channel: ChannelId
      /** Length and digest of the channel after this append. */
      readonly n: number
      readonly digest: Bytes
      /** The entries with the indices `added` stand at `from + 1 …`; the others were there already. */
      readonly from: number
      readonly added: readonly number[]
    }
  | { readonly type: 'restart'; readonly channel: ChannelId }
  /** `from` is the number of entries before the first one here. */
  | { readonly type: 'entries'; readonly channel: ChannelId; readonly from: number; readonly entries: readonly Bytes[] }
  | { readonly type: 'caughtUp'; readonly channel: ChannelId; readonly n: number; readonly digest: Bytes }
  | { readonly type: 'watched'; readonly req: number }
  /** The channel begins behind `upTo` entries with this digest. With `req` it answers a trim; without, it stands before `entries`. */
  | { readonly type: 'trimmed'; readonly req?: number; readonly channel: ChannelId; readonly upTo: number; readonly digest: Bytes }
  | { readonly type: 'cast'; readonly channel: ChannelId; readonly payload: Bytes }
  | RefusedFrame

export interface RefusedFrame {
  readonly type: 'refused'
  readonly req?: number
  readonly channel?: ChannelId
  readonly code: string
  /** Milliseconds. */
  readonly retryAfter?: number
}

const MAX_REQ = 2 ** 31 - 1
const MAX_DEPTH = 4

const channelField = (fields: Fields): ChannelId => toHex(bytesField(fields, 'channel', CHANNEL_LENGTH)) as ChannelId
const reqField = (fields: Fields): number => uintField(fields, 'req', MAX_REQ)

function payloadField(fields: Fields): Bytes {
  const payload = bytesField(fields, 'payload')
  if (payload.length > MAX_CAST) throw new Refused('too-large', { detail: 'payload' })
  return payload
}

function entriesField(fields: Fields): readonly Bytes[] {
  const entries = listField(fields, 'entries', Infinity)
  if (entries.length > MAX_ENTRIES) throw new Refused('too-large', { detail: `${entries.length} entries` })
  for (const entry of entries) {
    if (!(entry instanceof Uint8Array) || entry.length === 0) throw new Refused('malformed', { detail: 'entry' })
    if (entry.length > MAX_ENTRY) throw new Refused('too-large', { detail: 'entry' })
  }
  if (entries.length === 0) throw new Refused('malformed', { detail: 'no entries' })
  return entries as readonly Bytes[]
}

function keepField(fields: Fields): readonly Bytes[] {
  const hashes = listField(fields, 'keep', MAX_KEPT)
  for (const hash of hashes)
    if (!(hash instanceof Uint8Array) || hash.length !== DIGEST_LENGTH) throw new Refused('malformed', { detail: 'keep' })
  return hashes as readonly Bytes[]
}

function watchedField(fields: Fields): readonly Watched[] {
  const seen = new Set<string>()
  return listField(fields, 'channels', MAX_WATCHED).map(item => {
    if (!Array.isArray(item) || item.length !== 3) throw new Refused('malformed', { detail: 'channels' })
    const [channel, after, digest] = item as unknown[]
    const it = { channel, after, digest }
    const id = channelField(it)
    if (seen.has(id)) throw new Refused('malformed', { detail: 'channel named twice' })
    seen.add(id)
    return { channel: id, after: uintField(it, 'after', MAX_REQ), digest: bytesField(it, 'digest', DIGEST_LENGTH) }
  })
}

/** The relay's side: an unknown field is refused, because nobody but this protocol's clients has anything to say here. */
function clientFrame(fields: Fields): ClientFrame {
  const only = (...names: string[]) => onlyFields(fields, ['type', 'senderId', 'targetId', ...names])
  const type = textField(fields, 'type', 16)
  switch (type) {
    case 'join': {
      only('peerMetadata', 'supportedProtocolVersions')
      const versions = listField(fields, 'supportedProtocolVersions', 16)
      if (!versions.every(version => typeof version === 'string')) throw new Refused('malformed', { detail: 'versions' })
      return { type, senderId: textField(fields, 'senderId', 128), versions: versions as readonly string[] }
    }
    case 'open': {
      only('req', 'preimage', 'pass')
      const frame = { type, req: reqField(fields), preimage: bytesField(fields, 'preimage', PREIMAGE_LENGTH) } as const
      return fields['pass'] === undefined ? frame : { ...frame, pass: textField(fields, 'pass', MAX_PASS) }
    }
    case 'append':
      only('req', 'channel', 'entries')
      return { type, req: reqField(fields), channel: channelField(fields), entries: entriesField(fields) }
    case 'watch':
      only('req', 'channels')
      return { type, req: reqField(fields), channels: watchedField(fields) }
    case 'cast':
      only('channel', 'payload')
      return { type, channel: channelField(fields), payload: payloadField(fields) }
    case 'trim':
      only('req', 'channel', 'upTo', 'digest', 'keep', 'keeper')
      return {
        type,
        req: reqField(fields),
        channel: channelField(fields),
        upTo: uintField(fields, 'upTo', MAX_REQ),
        digest: bytesField(fields, 'digest', DIGEST_LENGTH),
        keep: keepField(fields),
        keeper: bytesField(fields, 'keeper', DIGEST_LENGTH),
      }
    case 'untrim':
      only('req', 'channel', 'keeper')
      return { type, req: reqField(fields), channel: channelField(fields), keeper: bytesField(fields, 'keeper', DIGEST_LENGTH) }
    default:
      throw new Refused('malformed', { detail: `type ${type}` })
  }
}

/** The client's side: unknown fields are ignored, since an old app has to understand a newer relay. */
function relayFrame(fields: Fields): RelayFrame {
  const type = textField(fields, 'type', 16)
  switch (type) {
    case 'peer':
      return {
        type,
        senderId: textField(fields, 'senderId'),
        targetId: textField(fields, 'targetId'),
        version: textField(fields, 'selectedProtocolVersion', 16),
      }
    case 'opened':
      return { type, req: reqField(fields), channel: channelField(fields) }
    case 'appended': {
      const [n, from] = [uintField(fields, 'n', MAX_REQ), uintField(fields, 'from', MAX_REQ)]
      const added = listField(fields, 'added', MAX_ENTRIES)
      const rising = added.every((index, i) => Number.isInteger(index) && (index as number) > Number(i === 0 ? -1 : added[i - 1]))
      if (!rising || from + added.length > n || Number(added.at(-1) ?? 0) >= MAX_ENTRIES)
        throw new Refused('malformed', { detail: 'added' })
      const digest = bytesField(fields, 'digest', DIGEST_LENGTH)
      return { type, req: reqField(fields), channel: channelField(fields), n, digest, from, added: added as readonly number[] }
    }
    case 'restart':
      return { type, channel: channelField(fields) }
    case 'entries':
      return { type, channel: channelField(fields), from: uintField(fields, 'from', MAX_REQ), entries: entriesField(fields) }
    case 'caughtUp':
      return {
        type,
        channel: channelField(fields),
        n: uintField(fields, 'n', MAX_REQ),
        digest: bytesField(fields, 'digest', DIGEST_LENGTH),
      }
    case 'watched':
      return { type, req: reqField(fields) }
    case 'trimmed':
      return {
        type,
        ...(fields['req'] === undefined ? {} : { req: reqField(fields) }),
        channel: channelField(fields),
        upTo: uintField(fields, 'upTo', MAX_REQ),
        digest: bytesField(fields, 'digest', DIGEST_LENGTH),
      }
    case 'cast':
      return { type, channel: channelField(fields), payload: payloadField(fields) }
    case 'refused':
      return {
        type,
        code: textField(fields, 'code', 64),
        ...(fields['req'] === undefined ? {} : { req: reqField(fields) }),
        ...(fields['channel'] === undefined ? {} : { channel: channelField(fields) }),
        ...(fields['retryAfter'] === undefined ? {} : { retryAfter: uintField(fields, 'retryAfter', MAX_REQ) }),
      }
    default:
      throw new Refused('malformed', { detail: `type ${type}` })
  }
}

function guarded<T>(read: () => T): Result<T> {
  try {
    return ok(read())
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal)
    throw error
  }
}

/** What a client sent, read field by field: the careful reader that decides wherever `readAppend` does not. */
export const readClientFrame = (bytes: Uint8Array): Result<ClientFrame> =>
  guarded(() => {
    if (bytes.length > MAX_FRAME) throw new Refused('too-large', { detail: `${bytes.length} bytes` })
    return clientFrame(asFields(readCbor(bytes, MAX_DEPTH)))
  })

/** What a client sent, or `malformed` / `too-large`. Byte strings may be views of `bytes`. */
export function parseClientFrame(bytes: Uint8Array): Result<ClientFrame> {
  const append = bytes.length > MAX_FRAME ? undefined : readAppend(bytes)
  return append ? ok(append) : readClientFrame(bytes)
}

/** What a relay sent, from bytes. */
export const parseRelayFrame = (bytes: Uint8Array): Result<RelayFrame> => guarded(() => relayFrame(asFields(readCbor(bytes, MAX_DEPTH))))

/** What a relay sent, when the stock adapter has decoded it already and nothing about it is known. */
export const readRelayFrame = (decoded: unknown): Result<RelayFrame> => guarded(() => relayFrame(asFields(decoded)))

/** A frame as the plain object that is put into CBOR: for the stock adapter, which encodes by itself. */
export function frameFields(frame: ClientFrame | RelayFrame): Record<string, unknown> {
  switch (frame.type) {
    case 'join':
      return { type: 'join', senderId: frame.senderId, peerMetadata: {}, supportedProtocolVersions: frame.versions }
    case 'peer': {
      const { version, ...rest } = frame
      return { ...rest, peerMetadata: {}, selectedProtocolVersion: version }
    }
    case 'watch':
      return { ...frame, channels: frame.channels.map(it => [fromHex(it.channel), it.after, it.digest]) }
    default:
      return 'channel' in frame && frame.channel !== undefined ? { ...frame, channel: fromHex(frame.channel) } : { ...frame }
  }
}

const newBytes: Allocate = length => new Uint8Array(length)

/** Canonical bytes of a frame, either direction. */
export function encodeFrame(frame: ClientFrame | RelayFrame, allocate = newBytes): Bytes {
  switch (frame.type) {
    case 'append':
      return encodeAppend(frame.req, frame.channel, frame.entries, allocate)
    case 'appended':
      return encodeAppended(frame, allocate)
    case 'entries':
      return encodeEntries(frame.channel, frame.from, frame.entries, allocate)
    case 'caughtUp':
      return encodeCaughtUp(frame.channel, frame.n, frame.digest, allocate)
    default:
      return writeCbor(frameFields(frame))
  }
}
