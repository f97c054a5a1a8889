import { concat, fromHex, readU32, u32, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { asFields, bytesField, onlyFields, readCbor, textField, writeCbor } from '../base/cbor.ts'
import { parseDocId } from '../base/ids.ts'
import type { ChannelId, DocId } from '../base/ids.ts'
import type { Random } from '../base/ports.ts'
import { need, Refused } from '../base/refusal.ts'
import type { Result } from '../base/result.ts'
import { BOX_OVERHEAD, openBox, sealBox } from '../crypto/box.ts'
import type { KeyPair } from '../crypto/keys.ts'
import { attempt } from './attempt.ts'
import { LATE } from './entry.ts'
import { ENTRY_LIMIT } from './limits.ts'
import { padmeLength } from './padme.ts'

/**
 * Late work of somebody whose device does not know where its doc is any more: a batch for the organizers, in the log's
 * doc `late`. An organizer's device carries it over. docs/PROTOCOL.md section 4.
 */
export interface LateWork {
  readonly doc: DocId
  /** `signature ‖ inner`. */
  readonly signed: Bytes
}

const contextFor = (channel: ChannelId): Bytes => concat(utf8('late'), fromHex(channel))

/** `organizers`: the public half of their newest epoch. `too-large`, `weak-key`. */
export const buildLate = (organizers: Uint8Array, channel: ChannelId, work: LateWork, random: Random): Promise<Result<Bytes>> =>
  attempt(async () => {
    const said = writeCbor({ doc: work.doc, signed: work.signed })
    const size = padmeLength(4 + said.length)
    need(1 + BOX_OVERHEAD + size <= ENTRY_LIMIT, 'too-large')
    const plain = concat(u32(said.length), said, new Uint8Array(size - 4 - said.length))
    return concat(new Uint8Array([LATE]), await sealBox(organizers, contextFor(channel), plain, random))
  })

/** `organizers`: the pair of one of their epochs. `cannot-open` when it is for another, `malformed`. */
export const openLate = (organizers: KeyPair, channel: ChannelId, entry: Uint8Array): Promise<Result<LateWork>> =>
  attempt(async () => {
    need(entry.length <= ENTRY_LIMIT && entry[0] === LATE, 'malformed', 'late')
    const plain = await openBox(organizers, contextFor(channel), entry.subarray(1))
    if (!plain) throw new Refused('cannot-open')
    need(plain.length >= 4, 'malformed', 'short')
    const length = readU32(plain)
    need(4 + length <= plain.length && padmeLength(4 + length) === plain.length, 'malformed', 'padding')
    need(
      plain.subarray(4 + length).every(byte => byte === 0),
      'malformed',
      'padding',
    )
    const fields = asFields(readCbor(plain.subarray(4, 4 + length)))
    onlyFields(fields, ['doc', 'signed'])
    const doc = textField(fields, 'doc', 64)
    need(parseDocId(doc), 'malformed', 'doc')
    return { doc: doc as DocId, signed: bytesField(fields, 'signed', undefined, ENTRY_LIMIT).slice() }
  })
