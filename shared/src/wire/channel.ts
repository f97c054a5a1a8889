import { concat, equalBytes, toHex, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { parseDocId } from '../base/ids.ts'
import type { ChannelId, DocId, Scope } from '../base/ids.ts'
import { hkdf, sha256 } from '../crypto/hash.ts'

/** Channels: what the relay sees. docs/PROTOCOL.md section 5. */
export type ChannelDoc = DocId | 'log' | 'late' | `keys/${Scope}`

export interface Channel {
  readonly id: ChannelId
  /** 64 bytes: what `open` shows. */
  readonly preimage: Bytes
}

const NOTHING = new Uint8Array(0)

/** The scope whose locator a doc's channel comes from. */
export function locatorScope(doc: ChannelDoc): Scope {
  return parseDocId(doc)?.scope ?? 'log'
}

export const keeperHashOf = async (organizersLocator: Uint8Array): Promise<Bytes> =>
  sha256(await hkdf(organizersLocator, NOTHING, utf8('porchlight/keeper/v1'), 32))

/** The secret that trims a home's channels, from an organizers locator; undefined where that is another home's. */
export async function keeperOf(organizersLocator: Uint8Array, keeperHash: Uint8Array): Promise<Bytes | undefined> {
  const secret = await hkdf(organizersLocator, NOTHING, utf8('porchlight/keeper/v1'), 32)
  return equalBytes(await sha256(secret), keeperHash) ? secret : undefined
}

export const channelOfPreimage = async (preimage: Bytes): Promise<Channel> => ({
  id: toHex((await sha256(preimage)).subarray(0, 16)) as ChannelId,
  preimage,
})

/** `locator` is that of `locatorScope(doc)`. */
export const channelFor = async (keeperHash: Uint8Array, locator: Uint8Array, doc: ChannelDoc): Promise<Channel> =>
  channelOfPreimage(concat(keeperHash, await hkdf(locator, NOTHING, utf8(`porchlight/channel/v1${doc}`), 32)))

/** What the relay checks as well: the preimage makes the id. */
export const isPreimageOf = async (preimage: Uint8Array, channel: ChannelId): Promise<boolean> =>
  preimage.length === 64 && toHex((await sha256(preimage)).subarray(0, 16)) === channel

export const sameChannel = (a: Channel, b: Channel): boolean => a.id === b.id && equalBytes(a.preimage, b.preimage)
