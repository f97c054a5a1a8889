import { concat, equalBytes, fromBase64Url, fromHex, toBase64Url, toHex, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { asFields, bytesField, onlyFields, readCbor, textField, uintField, writeCbor } from '../base/cbor.ts'
import type { ChannelId, DeviceId, EpochId, GroupId } from '../base/ids.ts'
import { toLetters } from '../base/letters.ts'
import type { Random } from '../base/ports.ts'
import { need, Refused } from '../base/refusal.ts'
import type { Result } from '../base/result.ts'
import { openBox, sealBox } from '../crypto/box.ts'
import { deviceIdOf } from '../crypto/device.ts'
import { hkdf, sha256 } from '../crypto/hash.ts'
import type { KeyPair } from '../crypto/keys.ts'
import { xFromSeed } from '../crypto/x25519.ts'
import { attempt } from './attempt.ts'
import { channelOfPreimage } from './channel.ts'
import type { Channel } from './channel.ts'
import { ENTRY_LIMIT } from './limits.ts'

/**
 * How a new phone is let in by somebody who stands beside it: an offer (which group), a card (the new device's keys),
 * an answer (the way into the log). By QR codes and a file without any network, or through a channel that both make
 * from the offer's seed. docs/PROTOCOL.md section 10.
 */
export const PAIRING = 5

export interface PairingKeys {
  readonly channel: Channel
  /** Both sides have it: what is boxed to it keeps the relay out. */
  readonly x: KeyPair
}

export interface PairingOffer {
  readonly type: 'offer'
  readonly group: GroupId
  readonly what: 'device' | 'member'
  /** Where the group is; `none`. */
  readonly relay: string
}

/** What the new phone shows. Its keys are public; the proof of possession is for this group alone. */
export interface PairingCard {
  readonly type: 'card'
  readonly channel: ChannelId
  /** Of the phone, or of its owner, who is new. */
  readonly name: string
  readonly ed: Bytes
  readonly x: Bytes
  readonly possession: Bytes
}

/** Boxed to the card's `x`. */
export interface PairingAnswer {
  readonly type: 'answer'
  readonly group: GroupId
  readonly keeper: Bytes
  /** The newest key of the log: it leads to all others. */
  readonly epoch: EpochId
  readonly nonce: Bytes
  readonly key: Bytes
  readonly locator: Bytes
  readonly groupName: string
  /** The member's name, where the phone is one more of theirs. */
  readonly myName: string
}

/** Boxed to the card's `x`: that phone is not let in. To the seed's: this offer is over, for whoever still waits. */
export interface PairingNo {
  readonly type: 'no'
  readonly group: GroupId
}

export type PairingMessage = PairingOffer | PairingCard | PairingAnswer | PairingNo

const NAME = 80
const derive = (seed: Uint8Array, name: string) => hkdf(seed, new Uint8Array(0), utf8(`porchlight/${name}/v1`), 32)

export async function pairingKeys(seed: Uint8Array): Promise<PairingKeys> {
  const preimage = concat(await sha256(await derive(seed, 'pairing-keeper')), await derive(seed, 'pairing'))
  return { channel: await channelOfPreimage(preimage), x: await xFromSeed(await derive(seed, 'pairing-x')) }
}

const contextFor = (channel: ChannelId): Bytes => concat(utf8('pairing'), fromHex(channel))

const HEX = ['group', 'channel', 'epoch']

/** Throws Refused('weak-key'). */
export async function buildPairingEntry(to: Uint8Array, channel: ChannelId, message: PairingMessage, random: Random): Promise<Bytes> {
  return concat(new Uint8Array([PAIRING]), await sealBox(to, contextFor(channel), encode(message), random))
}

/** `cannot-open` when it is for somebody else, `malformed`. */
export const openPairingEntry = (mine: KeyPair, channel: ChannelId, entry: Uint8Array): Promise<Result<PairingMessage>> =>
  attempt(async () => {
    need(entry.length <= ENTRY_LIMIT && entry[0] === PAIRING, 'malformed', 'pairing')
    const plain = await openBox(mine, contextFor(channel), entry.subarray(1))
    if (!plain) throw new Refused('cannot-open')
    return decode(plain)
  })

const encode = (message: PairingMessage): Bytes =>
  writeCbor({
    ...Object.fromEntries(Object.entries(message).map(([name, value]) => [name, HEX.includes(name) ? fromHex(value as string) : value])),
    v: 1,
  })

function decode(bytes: Uint8Array): PairingMessage {
  const fields = asFields(readCbor(bytes))
  const version = uintField(fields, 'v')
  need(version === 1, 'newer-version')
  const bytesOf = (name: string, length: number) => bytesField(fields, name, length).slice() as Bytes
  const type = textField(fields, 'type', 8)
  if (type === 'offer') {
    onlyFields(fields, ['v', 'type', 'group', 'what', 'relay'])
    const what = textField(fields, 'what', 8)
    need(what === 'device' || what === 'member', 'malformed', 'what')
    return { type, group: toHex(bytesOf('group', 32)) as GroupId, what, relay: textField(fields, 'relay', 512) }
  }
  if (type === 'card') {
    onlyFields(fields, ['v', 'type', 'channel', 'name', 'ed', 'x', 'possession'])
    const keys = { ed: bytesOf('ed', 32), x: bytesOf('x', 32), possession: bytesOf('possession', 64) }
    return { type, channel: toHex(bytesOf('channel', 16)) as ChannelId, name: textField(fields, 'name', NAME), ...keys }
  }
  if (type === 'no') {
    onlyFields(fields, ['v', 'type', 'group'])
    return { type, group: toHex(bytesOf('group', 32)) as GroupId }
  }
  need(type === 'answer', 'malformed', 'type')
  onlyFields(fields, ['v', 'type', 'group', 'keeper', 'epoch', 'nonce', 'key', 'locator', 'groupName', 'myName'])
  return {
    type,
    group: toHex(bytesOf('group', 32)) as GroupId,
    keeper: bytesOf('keeper', 32),
    epoch: toHex(bytesOf('epoch', 16)) as EpochId,
    nonce: bytesOf('nonce', 16),
    key: bytesOf('key', 32),
    locator: bytesOf('locator', 32),
    groupName: textField(fields, 'groupName', NAME),
    myName: textField(fields, 'myName', NAME),
  }
}

const CARD = 'PORCHLIGHT-CARD1.'

/** A card as text: for a QR code, or a file of a few lines. */
export const cardText = (card: PairingCard): string => CARD + toBase64Url(encode(card))

/** `card-not-recognised`: nothing like one; `card-damaged`. */
export const readCardText = (text: string): Promise<Result<PairingCard>> =>
  attempt(async () => {
    const found = text.length < 20_000 ? /PORCHLIGHT-CARD1\.([A-Za-z0-9_-]+)/.exec(text) : undefined
    if (!found) throw new Refused('card-not-recognised')
    try {
      const card = decode(fromBase64Url(found[1]!))
      need(card.type === 'card', 'card-damaged', 'type')
      return card
    } catch (error) {
      throw new Refused('card-damaged', { detail: String(error) })
    }
  })

export const deviceOfCard = ({ ed, x }: Pick<PairingCard, 'ed' | 'x'>): Promise<DeviceId> => deviceIdOf(ed, x)

/** Eight letters that are the same on both screens when the card that came by the relay is that of the phone beside. */
export async function checkLetters({ ed, x }: Pick<PairingCard, 'ed' | 'x'>): Promise<string> {
  const letters = toLetters((await sha256(concat(utf8('porchlight/card/v1'), ed, x))).subarray(0, 5), 8)
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

export const isSameCard = (a: PairingCard, b: PairingCard): boolean => equalBytes(a.ed, b.ed) && equalBytes(a.x, b.x)
