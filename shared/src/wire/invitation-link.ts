import { concat, fromBase64Url, fromHex, toBase64Url, toHex, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { LETTERS, toLetters } from '../base/letters.ts'
import type { GroupId, InvitationId } from '../base/ids.ts'
import type { Random } from '../base/ports.ts'
import { need } from '../base/refusal.ts'
import type { Result } from '../base/result.ts'
import { invitationIdOf } from '../crypto/device.ts'
import { edFromSeed } from '../crypto/ed25519.ts'
import { hkdf, sha256 } from '../crypto/hash.ts'
import type { KeyPair } from '../crypto/keys.ts'
import { xFromSeed } from '../crypto/x25519.ts'
import { attemptNow } from './attempt.ts'
import { channelOfPreimage } from './channel.ts'
import type { Channel } from './channel.ts'

/** Invitations as people pass them on: a link or QR, or a code to read out. docs/PROTOCOL.md section 6. */
export interface InvitationText {
  /** 13 bytes, the last 4 bits zero. */
  readonly seed: Bytes
  /** Undefined when it came as a code. */
  readonly group: GroupId | undefined
  /** Empty: the address the app came from. */
  readonly relay: string
  /** What a link opens; undefined: an invitation, or a code, which does not say. */
  readonly what?: LinkPurpose
}

/** One more phone of the same member; somebody who is let in in person; the way back from a printed key. */
export type LinkPurpose = 'device' | 'member' | 'recovery'

export const SEED = 13
const CODE = 20
const MARKS = { j: undefined, d: 'device', m: 'member', r: 'recovery' } as const

export function newSeed(random: Random): Bytes {
  const seed = random.bytes(SEED).slice() as Bytes
  seed[SEED - 1]! &= 0xf0
  return seed
}

/** Twenty characters, in groups of five by hyphens. */
export const codeOf = (seed: Uint8Array): string => toLetters(seed, CODE).match(/.{5}/g)!.join('-')

function seedOfCode(text: string): Bytes {
  let bits = 0n
  for (const char of text) {
    const value = LETTERS.indexOf(char)
    need(value >= 0, 'invitation-damaged', 'letter')
    bits = (bits << 5n) | BigInt(value)
  }
  bits <<= 4n
  return fromHex(bits.toString(16).padStart(2 * SEED, '0'))
}

/** `app` is the address of the application; a relay at that same address is left out. */
export function linkOf(app: string, { seed, group, relay, what }: InvitationText & { readonly group: GroupId }): string {
  const mark = Object.entries(MARKS).find(([, of]) => of === what)![0]
  return `${app.replace(/#.*$/, '')}#${mark}1.${toBase64Url(concat(fromHex(group), seed))}.${encodeURIComponent(relay)}`
}

/**
 * Finds an invitation in a link, a code, or a message around either.
 * `invitation-damaged`: one that was cut or mistyped; `invitation-not-recognised`: nothing like one.
 */
export const readInvitationText = (text: string): Result<InvitationText> =>
  attemptNow(() => {
    need(text.length <= 20_000, 'invitation-not-recognised')
    const mark = /#([jdmr])1\./.exec(text)
    if (!mark) return readCode(text)
    const what = MARKS[mark[1] as keyof typeof MARKS]
    const read = readLink(text.slice(mark.index + mark[0].length))
    return what ? { ...read, what } : read
  })

function readLink(rest: string): InvitationText {
  const parts = /^([A-Za-z0-9_-]+)\.([^\s.<>"']*(?:\.[^\s.<>"']+)*)/.exec(rest)
  // 45 bytes are 60 characters, and nothing else is.
  need(parts?.[1]?.length === 60, 'invitation-damaged', 'length')
  const bytes = fromBase64Url(parts[1])
  const seed = bytes.slice(32)
  need((seed[SEED - 1]! & 0x0f) === 0, 'invitation-damaged', 'seed')
  return { seed, group: toHex(bytes.subarray(0, 32)) as GroupId, relay: relayOf(parts[2] ?? '') }
}

/** A relay is a web socket's address; anything else is a link that something was added to. */
function relayOf(text: string): string {
  if (text === '') return ''
  let relay = ''
  try {
    relay = decodeURIComponent(text.replace(/[),;!?]+$/, ''))
  } catch {
    need(false, 'invitation-damaged', 'relay')
  }
  if (relay === '') return ''
  need(/^(?:wss?:\/\/[^\s]+|none)$/.test(relay), 'invitation-damaged', 'relay')
  return relay
}

const FORGIVEN: Record<string, string> = { O: '0', I: '1', L: '1' }

function readCode(text: string): InvitationText {
  const plain = [...text.toUpperCase().replace(/[\s\-\u2010-\u2015]/g, '')].map(char => FORGIVEN[char] ?? char).join('')
  if (plain.length === CODE && /^[0-9A-Z]+$/.test(plain)) return { seed: seedOfCode(plain), group: undefined, relay: '' }
  // In a message around it a code stands in its four groups of five.
  const found = /(?<![0-9A-Za-z-])(?:[0-9A-Za-z]{5}[ -]){3}[0-9A-Za-z]{5}(?![0-9A-Za-z-])/.exec(text)
  if (found && found[0].length < text.trim().length) return readCode(found[0])
  // Letters and digits in about the right number were meant as a code.
  need(/^[0-9A-Z]{12,28}$/.test(plain) && /[0-9]/.test(plain), 'invitation-not-recognised')
  need(false, 'invitation-damaged', 'length')
}

/** Everything that the secret makes. */
export interface InvitationKeys {
  readonly id: InvitationId
  readonly ed: KeyPair
  readonly x: KeyPair
  readonly mailbox: Channel
}

export async function invitationKeys(seed: Uint8Array): Promise<InvitationKeys> {
  const derive = (name: string) => hkdf(seed, new Uint8Array(0), utf8(`porchlight/${name}/v1`), 32)
  const [ed, x] = await Promise.all([derive('invite-ed').then(edFromSeed), derive('invite-x').then(xFromSeed)])
  const preimage = concat(await sha256(await derive('mailbox-keeper')), await derive('mailbox'))
  return { id: await invitationIdOf(ed.public, x.public), ed, x, mailbox: await channelOfPreimage(preimage) }
}
