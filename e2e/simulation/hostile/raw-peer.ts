import type { Bytes } from '@porchlight/shared/base/bytes'
import { encodeFrame, parseRelayFrame, type ClientFrame, type RelayFrame } from '@porchlight/shared/wire/frames'
import { channelOfPreimage } from '@porchlight/shared/wire/channel'
import { MAX_ENTRIES, MAX_FRAME } from '@porchlight/shared/wire/limits'
import type { World } from '../phones.ts'

/**
 * A client of the simulated relay that says what it likes: frames, or bytes that are none. Answers what came back, also
 * what did until `listening` resolves.
 */
export async function speak(
  world: World,
  frames: readonly (ClientFrame | Uint8Array)[],
  listening?: () => Promise<unknown>,
): Promise<readonly RelayFrame[]> {
  const heard: RelayFrame[] = []
  const relay = world.relay()
  if (!relay) return heard
  const peer = relay.connect(
    frame => {
      const parsed = parseRelayFrame(frame)
      if (parsed.ok) heard.push(parsed.value)
    },
    () => undefined,
  )
  for (const frame of [{ type: 'join', senderId: 'raw', versions: ['1'] } as const, ...frames])
    peer.receive(frame instanceof Uint8Array ? frame : encodeFrame(frame))
  await peer.answered()
  await listening?.()
  peer.closed()
  return heard
}

/** Puts entries into a channel, as whoever knows its preimage can. */
export async function post(world: World, preimage: Bytes, entries: readonly Bytes[]): Promise<void> {
  const { id } = await channelOfPreimage(preimage)
  const frames: ClientFrame[] = [{ type: 'open', req: 1, preimage }]
  let part: Bytes[] = []
  let size = 0
  for (const entry of entries) {
    if (part.length === MAX_ENTRIES || size + entry.length > MAX_FRAME - 1_000) {
      frames.push({ type: 'append', req: 2, channel: id, entries: part })
      ;[part, size] = [[], 0]
    }
    part.push(entry)
    size += entry.length + 8
  }
  if (part.length > 0) frames.push({ type: 'append', req: 2, channel: id, entries: part })
  await speak(world, frames)
}
