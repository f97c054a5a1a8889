import { concat, equalBytes, fromHex, toHex, u32, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { asFields, bytesField, listField, onlyFields, readCbor, writeCbor } from '../base/cbor.ts'
import type { EpochId, GroupId, Scope } from '../base/ids.ts'
import type { Random } from '../base/ports.ts'
import { need } from '../base/refusal.ts'
import type { Result } from '../base/result.ts'
import { BOX_OVERHEAD, openBox, sealBox } from '../crypto/box.ts'
import { sha256 } from '../crypto/hash.ts'
import type { KeyPair } from '../crypto/keys.ts'
import { attempt } from './attempt.ts'
import { BOXES } from './entry.ts'
import { ENTRY_LIMIT } from './limits.ts'

/** Boxes entries: an epoch's key and locator, sealed to each recipient. docs/PROTOCOL.md section 3. */
export interface BoxesEntry {
  readonly nonce: Bytes
  /** Ascending by hint; two recipients may share one. */
  readonly boxes: readonly { readonly hint: string; readonly box: Bytes }[]
  /** H(entry): what the operation states. */
  readonly hash: Bytes
  readonly raw: Bytes
  /** Of one that was made here: whom it was made for. */
  readonly to?: ReadonlySet<string>
}

/** What an epoch's box holds. */
export interface EpochSecret {
  readonly key: Bytes
  readonly locator: Bytes
}

/** Which group an epoch's commitments and boxes are bound to; genesis does not know its own id yet. */
export const boundTo = (group: GroupId | undefined): Bytes => (group === undefined ? new Uint8Array(32) : fromHex(group))

const HINT = 8
const BOX = BOX_OVERHEAD + 64

const contextFor = (bound: Uint8Array, scope: Scope, nonce: Uint8Array, to: Uint8Array): Bytes => {
  const name = utf8(scope)
  return concat(bound, u32(name.length), name, nonce, to)
}

export const hintFor = async (nonce: Uint8Array, to: Uint8Array): Promise<string> =>
  toHex((await sha256(concat(utf8('porchlight/hint/v1'), nonce, to))).subarray(0, HINT))

const hintsFor = async (nonce: Uint8Array, to: Iterable<string>): Promise<string[]> =>
  (await Promise.all([...to].map(key => hintFor(nonce, fromHex(key))))).sort()

/** `to`: X25519 public keys, hex. Throws Refused('weak-key', 'too-large'). */
export async function buildBoxes(
  bound: Uint8Array,
  scope: Scope,
  nonce: Bytes,
  to: Iterable<string>,
  { key, locator }: EpochSecret,
  random: Random,
): Promise<BoxesEntry> {
  const plain = concat(key, locator)
  const recipients = [...to]
  const boxes = await Promise.all(
    recipients.map(async recipient => {
      const x = fromHex(recipient)
      // Begun before the first await, so that random bytes are drawn in the order of recipients.
      const box = sealBox(x, contextFor(bound, scope, nonce, x), plain, random)
      return { hint: await hintFor(nonce, x), box: await box }
    }),
  )
  boxes.sort((a, b) => (a.hint < b.hint ? -1 : 1))
  const raw = concat(new Uint8Array([BOXES]), writeCbor({ nonce, boxes: boxes.map(one => [fromHex(one.hint), one.box]) }))
  need(raw.length <= ENTRY_LIMIT, 'too-large')
  return { nonce, boxes, hash: await sha256(raw), raw, to: new Set(recipients) }
}

export const parseBoxes = (entry: Uint8Array): Promise<Result<BoxesEntry>> =>
  attempt(async () => {
    need(entry.length <= ENTRY_LIMIT && entry[0] === BOXES, 'malformed', 'boxes')
    const raw = entry.slice()
    const fields = asFields(readCbor(raw.subarray(1)))
    onlyFields(fields, ['nonce', 'boxes'])
    const boxes = listField(fields, 'boxes', 5_000).map(pair => {
      need(Array.isArray(pair) && pair.length === 2, 'malformed', 'box')
      const [hint, box] = pair as unknown[]
      need(hint instanceof Uint8Array && hint.length === HINT && box instanceof Uint8Array && box.length === BOX, 'malformed', 'box')
      return { hint: toHex(hint), box: box as Bytes }
    })
    need(
      boxes.every((one, i) => i === 0 || boxes[i - 1]!.hint <= one.hint),
      'malformed',
      'order',
    )
    return { nonce: bytesField(fields, 'nonce', 16), boxes, hash: await sha256(raw), raw }
  })

/** Key and locator from the box that is for this key pair; undefined when none is, or none opens. */
export async function openMyBox(entry: BoxesEntry, bound: Uint8Array, scope: Scope, mine: KeyPair): Promise<EpochSecret | undefined> {
  const hint = await hintFor(entry.nonce, mine.public)
  for (const one of entry.boxes) {
    if (one.hint !== hint) continue
    const plain = await openBox(mine, contextFor(bound, scope, entry.nonce, mine.public), one.box)
    if (plain?.length === 64) return { key: plain.slice(0, 32), locator: plain.slice(32) }
  }
  return undefined
}

/** The boxes are for exactly these public keys (hex), as far as hints tell. */
export async function isForExactly(entry: BoxesEntry, recipients: ReadonlySet<string>): Promise<boolean> {
  if (entry.to) return entry.to.size === recipients.size && [...recipients].every(key => entry.to!.has(key))
  const hints = await hintsFor(entry.nonce, recipients)
  return hints.length === entry.boxes.length && hints.every((hint, i) => hint === entry.boxes[i]!.hint)
}

/** Every box is for one of these public keys (hex). */
export async function isForAmong(entry: BoxesEntry, recipients: ReadonlySet<string>): Promise<boolean> {
  const hints = new Set(await hintsFor(entry.nonce, recipients))
  return entry.boxes.length > 0 && entry.boxes.every(one => hints.has(one.hint))
}

export const commitTo = async (bound: Uint8Array, scope: Scope, nonce: Uint8Array, { key, locator }: EpochSecret): Promise<Bytes> =>
  concat(
    await sha256(concat(utf8('porchlight/commit-key/v1'), bound, utf8(scope), nonce, key)),
    await sha256(concat(utf8('porchlight/commit-locator/v1'), boundTo(undefined), utf8(scope), locator)),
  )

/** With an empty locator only the key is looked at: of an epoch from before a move it is not known to who came later. */
export async function isCommitted(
  commit: Uint8Array,
  bound: Uint8Array,
  scope: Scope,
  nonce: Uint8Array,
  secret: EpochSecret,
): Promise<boolean> {
  const known = secret.locator.length === 0 ? 32 : 64
  return equalBytes(commit.subarray(0, known), (await commitTo(bound, scope, nonce, secret)).subarray(0, known))
}

/** What the key is derived for that seals an earlier epoch's key under a later one. */
export const prevInfo = (epoch: EpochId): Bytes => concat(utf8('porchlight/prev/v1'), fromHex(epoch))
