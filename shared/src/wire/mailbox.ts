import { concat, fromHex, toHex, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import type { Fields } from '../base/cbor.ts'
import { asFields, bytesField, onlyFields, readCbor, textField, writeCbor } from '../base/cbor.ts'
import { isScope } from '../base/ids.ts'
import type { ChannelId, EpochId, GroupId, Scope } from '../base/ids.ts'
import type { Random } from '../base/ports.ts'
import { need, Refused } from '../base/refusal.ts'
import type { Result } from '../base/result.ts'
import { openBox, sealBox } from '../crypto/box.ts'
import type { KeyPair } from '../crypto/keys.ts'
import { attempt } from './attempt.ts'
import { MAILBOX } from './entry.ts'
import { ENTRY_LIMIT } from './limits.ts'

/** What lies in an invitation's mailbox: current keys of the log and of its turfs. docs/PROTOCOL.md section 6. */
export interface MailboxContent {
  readonly group: GroupId
  /** keeperHash of the group: half of every channel's preimage. */
  readonly keeper: Bytes
  readonly scope: Scope
  readonly epoch: EpochId
  readonly nonce: Bytes
  readonly key: Bytes
  readonly locator: Bytes
}

const contextFor = (channel: ChannelId): Bytes => concat(utf8('mailbox'), fromHex(channel))
const FIELDS = ['group', 'keeper', 'scope', 'epoch', 'nonce', 'key', 'locator']

/** `to` is the invitation's X25519 public half. Throws Refused('weak-key'). */
export async function buildMailboxEntry(to: Uint8Array, channel: ChannelId, content: MailboxContent, random: Random): Promise<Bytes> {
  const plain = writeCbor({ ...content, group: fromHex(content.group), epoch: fromHex(content.epoch) })
  return concat(new Uint8Array([MAILBOX]), await sealBox(to, contextFor(channel), plain, random))
}

/** `cannot-open` when it is not this invitation's, `malformed`. */
export const openMailboxEntry = (invitation: KeyPair, channel: ChannelId, entry: Uint8Array): Promise<Result<MailboxContent>> =>
  attempt(async () => {
    need(entry.length <= ENTRY_LIMIT && entry[0] === MAILBOX, 'malformed', 'mailbox')
    const plain = await openBox(invitation, contextFor(channel), entry.subarray(1))
    if (!plain) throw new Refused('cannot-open')
    const fields = asFields(readCbor(plain))
    onlyFields(fields, FIELDS)
    const scope = scopeField(fields, 'scope')
    return {
      group: toHex(bytesField(fields, 'group', 32)) as GroupId,
      keeper: bytesField(fields, 'keeper', 32).slice(),
      scope,
      epoch: toHex(bytesField(fields, 'epoch', 16)) as EpochId,
      nonce: bytesField(fields, 'nonce', 16).slice(),
      key: bytesField(fields, 'key', 32).slice(),
      locator: bytesField(fields, 'locator', 32).slice(),
    }
  })

export function scopeField(fields: Fields, name: string): Scope {
  const scope = textField(fields, name, 32)
  need(isScope(scope), 'malformed', 'scope')
  return scope
}
