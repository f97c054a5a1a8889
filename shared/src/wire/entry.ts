import { concat, equalBytes, fromHex, readU32, toHex, u32, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import type { ChannelId, DocId } from '../base/ids.ts'
import { need, Refused } from '../base/refusal.ts'
import type { Result } from '../base/result.ts'
import { openOnce, sealOnce } from '../crypto/aead.ts'
import { SIGNATURE } from '../crypto/ed25519.ts'
import { hkdfWith, hmacWith, importHkdf, importHmac } from '../crypto/hash.ts'
import { attempt } from './attempt.ts'
import { ENTRY_LIMIT } from './limits.ts'
import { padmeLength } from './padme.ts'

/**
 * An entry: signed content (a batch, a snapshot, an operation) sealed under an epoch key. The same content under the
 * same key gives the same bytes, whoever seals it. docs/PROTOCOL.md section 4.
 */
export interface SealingKey {
  readonly key: Bytes
  readonly mac: CryptoKey
  readonly hkdf: CryptoKey
}

/** What a sealed entry belongs to: a doc, or the operations. */
export type SealedDoc = DocId | 'log' | 'late'

const TAG = 8
const SALT = 16
const HEAD = 1 + TAG + SALT
export const SEALED = 1
export const BOXES = 2
export const MAILBOX = 3
export const LATE = 4

export async function importSealingKey(key: Bytes): Promise<SealingKey> {
  const [mac, ikm] = await Promise.all([importHmac(key), importHkdf(key)])
  return { key, mac, hkdf: ikm }
}

/** What the first byte says an entry is; undefined for one that nobody has defined. */
export function entryKind(entry: Uint8Array): 'sealed' | 'boxes' | 'mailbox' | 'late' | undefined {
  return ([undefined, 'sealed', 'boxes', 'mailbox', 'late'] as const)[entry[0] ?? 0]
}

const tags = new WeakMap<SealingKey, Map<ChannelId, Promise<string>>>()

/** The epoch tag, as hex, of entries sealed under this key in this channel; remembered with the key. */
export function tagFor(key: SealingKey, channel: ChannelId): Promise<string> {
  let known = tags.get(key)
  if (!known) tags.set(key, (known = new Map()))
  let tag = known.get(channel)
  if (!tag) known.set(channel, (tag = hkdfWith(key.hkdf, fromHex(channel), utf8('porchlight/tag/v1'), TAG).then(toHex)))
  return tag
}

/** The tag that a sealed entry carries, as hex; undefined when it is not a sealed entry. */
export const tagOf = (entry: Uint8Array): string | undefined =>
  entry[0] === SEALED && entry.length > HEAD ? toHex(entry.subarray(1, 1 + TAG)) : undefined

const entryKey = (key: SealingKey, salt: Uint8Array, doc: SealedDoc): Promise<Bytes> =>
  hkdfWith(key.hkdf, salt, utf8(`porchlight/entry/v1${doc}`), 32)

/** Seals `signature ‖ content`. Refuses what would be larger than an entry may be: `too-large`. */
export const sealEntry = (key: SealingKey, channel: ChannelId, doc: SealedDoc, signed: Uint8Array): Promise<Result<Bytes>> =>
  attempt(async () => {
    const size = padmeLength(4 + signed.length)
    need(HEAD + size + 16 <= ENTRY_LIMIT, 'too-large')
    const plain = concat(u32(signed.length), signed, new Uint8Array(size - 4 - signed.length))
    const [mac, tagText] = await Promise.all([hmacWith(key.mac, signed), tagFor(key, channel)])
    const salt = mac.subarray(0, SALT)
    const tag = fromHex(tagText)
    const sealed = await sealOnce(await entryKey(key, salt, doc), concat(fromHex(channel), tag), plain)
    return concat(new Uint8Array([SEALED]), tag, salt, sealed)
  })

/** `signature ‖ content`, or `cannot-open` (another key, doc or channel, or damaged), `too-large`, `malformed`. */
export const openEntry = (key: SealingKey, channel: ChannelId, doc: SealedDoc, entry: Uint8Array): Promise<Result<Bytes>> =>
  attempt(async () => {
    need(entry.length <= ENTRY_LIMIT, 'too-large')
    need(entry[0] === SEALED && entry.length >= HEAD + 16, 'malformed')
    const tag = entry.subarray(1, 1 + TAG)
    const salt = entry.subarray(1 + TAG, HEAD)
    const plain = await openOnce(await entryKey(key, salt, doc), concat(fromHex(channel), tag), entry.subarray(HEAD))
    if (!plain) throw new Refused('cannot-open')
    const signed = unpadded(plain)
    // Only the one way of sealing it is taken, so that one content cannot fill a channel under many salts.
    need(equalBytes((await hmacWith(key.mac, signed)).subarray(0, SALT), salt), 'malformed', 'salt')
    return signed
  })

function unpadded(plain: Bytes): Bytes {
  need(plain.length >= 4 + SIGNATURE, 'malformed', 'short')
  const length = readU32(plain)
  need(length >= SIGNATURE && 4 + length <= plain.length && padmeLength(4 + length) === plain.length, 'malformed', 'padding')
  for (let i = 4 + length; i < plain.length; i++) need(plain[i] === 0, 'malformed', 'padding')
  return plain.subarray(4, 4 + length)
}
