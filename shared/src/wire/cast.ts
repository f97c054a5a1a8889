import { concat, fromHex, toHex, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import type { ChannelId, DocId } from '../base/ids.ts'
import { openOnce, sealOnce } from '../crypto/aead.ts'
import { hkdfWith } from '../crypto/hash.ts'
import { tagFor } from './entry.ts'
import type { SealingKey } from './entry.ts'
import { MAX_CAST } from './limits.ts'
import { padmeLength } from './padme.ts'

/**
 * What is told to those who are there now and kept by nobody: whose cursor is where. Sealed under an epoch key of the
 * document's scope with a fresh salt, so that every key seals one message; not signed, since it changes nothing.
 * docs/PROTOCOL.md section 5.
 */
const CAST = 4
const TAG = 8
const SALT = 16
const HEAD = 1 + TAG + SALT

const castKey = (key: SealingKey, salt: Uint8Array, doc: DocId): Promise<Bytes> =>
  hkdfWith(key.hkdf, salt, utf8(`porchlight/cast/v1${doc}`), 32)

/** Undefined when it would be larger than a relay carries. `salt`: 16 fresh random bytes. */
export async function sealCast(
  key: SealingKey,
  channel: ChannelId,
  doc: DocId,
  content: Uint8Array,
  salt: Uint8Array,
): Promise<Bytes | undefined> {
  const size = padmeLength(content.length + 1)
  if (HEAD + size + 16 > MAX_CAST) return undefined
  // One byte ends the content; zeros after it hide its length.
  const plain = concat(content, new Uint8Array([1]), new Uint8Array(size - content.length - 1))
  const tag = fromHex(await tagFor(key, channel))
  const sealed = await sealOnce(await castKey(key, salt, doc), concat(fromHex(channel), tag), plain)
  return concat(new Uint8Array([CAST]), tag, salt, sealed)
}

/** The epoch tag of a sealed cast, as hex; undefined when it is none. */
export const castTag = (payload: Uint8Array): string | undefined =>
  payload[0] === CAST && payload.length > HEAD ? toHex(payload.subarray(1, 1 + TAG)) : undefined

/** Undefined when it does not open: another key, doc or channel, or damaged. Whatever it is, it is not worth an error. */
export async function openCast(key: SealingKey, channel: ChannelId, doc: DocId, payload: Uint8Array): Promise<Bytes | undefined> {
  if (castTag(payload) === undefined || payload.length > MAX_CAST) return undefined
  const salt = payload.subarray(1 + TAG, HEAD)
  const aad = concat(fromHex(channel), payload.subarray(1, 1 + TAG))
  const plain = await openOnce(await castKey(key, salt, doc), aad, payload.subarray(HEAD))
  const end = plain?.findLastIndex(byte => byte !== 0) ?? -1
  return plain && plain[end] === 1 ? plain.slice(0, end) : undefined
}
