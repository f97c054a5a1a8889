import type { Bytes } from '../../base/bytes.ts'
import type { ChannelId } from '../../base/ids.ts'
import type { ClientFrame, RelayFrame } from '../frames.ts'

const bytes = (length: number, fill: number): Bytes => new Uint8Array(length).fill(fill)
const channel = 'c0'.repeat(16) as ChannelId
const digest = bytes(32, 0xd1)

type Vector = { readonly since: 1 | 2 } & (
  | { readonly from: 'client'; readonly frame: ClientFrame }
  | { readonly from: 'relay'; readonly frame: RelayFrame }
)

/** One frame of each kind and form, with the version of the wire since which it is spoken: what the frozen bytes are made from. */
export const WIRE_FRAMES: readonly Vector[] = [
  { since: 1, from: 'client', frame: { type: 'join', senderId: 'phone-1', versions: ['1'] } },
  { since: 2, from: 'client', frame: { type: 'join', senderId: 'phone-1', versions: ['2', '1'] } },
  { since: 1, from: 'client', frame: { type: 'open', req: 1, preimage: bytes(64, 0x64) } },
  { since: 1, from: 'client', frame: { type: 'open', req: 2, preimage: bytes(64, 0x64), pass: 'a pass' } },
  { since: 1, from: 'client', frame: { type: 'append', req: 3, channel, entries: [bytes(1, 1), bytes(300, 2)] } },
  { since: 1, from: 'client', frame: { type: 'watch', req: 4, channels: [{ channel, after: 70_000, digest }] } },
  { since: 1, from: 'client', frame: { type: 'cast', channel, payload: bytes(20, 3) } },
  { since: 2, from: 'client', frame: { type: 'trim', req: 5, channel, upTo: 500, digest, keep: [bytes(32, 4)], keeper: bytes(32, 5) } },
  { since: 2, from: 'client', frame: { type: 'untrim', req: 6, channel, keeper: bytes(32, 5) } },
  { since: 1, from: 'relay', frame: { type: 'peer', senderId: 'relay-1', targetId: 'phone-1', version: '1' } },
  { since: 2, from: 'relay', frame: { type: 'peer', senderId: 'relay-1', targetId: 'phone-1', version: '2' } },
  { since: 1, from: 'relay', frame: { type: 'opened', req: 1, channel } },
  { since: 1, from: 'relay', frame: { type: 'appended', req: 3, channel, n: 9, digest, from: 7, added: [0, 1] } },
  { since: 1, from: 'relay', frame: { type: 'restart', channel } },
  { since: 1, from: 'relay', frame: { type: 'entries', channel, from: 500, entries: [bytes(2, 6)] } },
  { since: 1, from: 'relay', frame: { type: 'caughtUp', channel, n: 501, digest } },
  { since: 1, from: 'relay', frame: { type: 'watched', req: 4 } },
  { since: 2, from: 'relay', frame: { type: 'trimmed', req: 5, channel, upTo: 500, digest } },
  { since: 2, from: 'relay', frame: { type: 'trimmed', channel, upTo: 500, digest } },
  { since: 1, from: 'relay', frame: { type: 'cast', channel, payload: bytes(20, 3) } },
  { since: 1, from: 'relay', frame: { type: 'refused', req: 3, channel, code: 'full', retryAfter: 60_000 } },
  { since: 1, from: 'relay', frame: { type: 'refused', code: 'malformed' } },
]
