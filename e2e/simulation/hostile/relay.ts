import type { Bytes } from '@porchlight/shared/base/bytes'
import type { Random } from '@porchlight/shared/base/ports'
import { encodeFrame, parseRelayFrame, type RelayFrame } from '@porchlight/shared/wire/frames'
import type { Relay } from '@porchlight/sync-server/relay'
import type { Dice } from '../random.ts'
import { createDice } from '../random.ts'

/**
 * What a hostile relay does to what it sends, as chances for each frame. It cannot open anything: it leaves out,
 * repeats, swaps, damages and says what is not so.
 */
export interface Lies {
  readonly withhold: number
  readonly repeat: number
  readonly swap: number
  readonly damage: number
  readonly digest: number
  readonly garbage: number
}
export const HONEST: Lies = { withhold: 0, repeat: 0, swap: 0, damage: 0, digest: 0, garbage: 0 }

export interface HostileRelay {
  lies: Lies
  between(relay: Relay): Pick<Relay, 'connect'>
}

/** Its own dice, so that telling a lie more or less does not change what everybody else does. */
export function createHostileRelay(seed: number): HostileRelay {
  const dice = createDice(seed * 7919 + 1)
  const hostile: HostileRelay = {
    lies: HONEST,
    between: relay => ({
      connect(send, close, link) {
        let kept: Bytes | undefined
        return relay.connect(
          frame => {
            for (const said of hostile.lies === HONEST ? [frame] : lied(frame, hostile.lies, dice)) {
              if (kept) {
                send(said)
                send(kept)
                kept = undefined
              } else if (dice.chance(hostile.lies.swap)) kept = said
              else send(said)
            }
          },
          close,
          link,
        )
      },
    }),
  }
  return hostile
}

function lied(frame: Bytes, lies: Lies, dice: Dice): Bytes[] {
  const parsed = parseRelayFrame(frame)
  if (!parsed.ok || parsed.value.type === 'peer') return [frame]
  const said = parsed.value
  if (dice.chance(lies.garbage)) return [garbage(dice)]
  const out = encode(distorted(said, lies, dice))
  if (!out) return []
  return dice.chance(lies.repeat) ? [out, out] : [out]
}

const encode = (frame: RelayFrame | undefined): Bytes | undefined => frame && encodeFrame(frame)

function distorted(frame: RelayFrame, lies: Lies, dice: Dice): RelayFrame | undefined {
  switch (frame.type) {
    case 'entries': {
      let entries = frame.entries
      if (dice.chance(lies.withhold)) entries = entries.filter(() => dice.chance(0.6))
      if (dice.chance(lies.damage)) entries = entries.map(one => (dice.chance(0.5) ? flipped(one, dice) : one))
      return entries.length === 0 ? undefined : { ...frame, entries }
    }
    case 'appended':
    case 'caughtUp':
      if (dice.chance(lies.withhold)) return undefined
      return dice.chance(lies.digest) ? { ...frame, digest: dice.bytes(32).slice() as Bytes } : frame
    default:
      return frame
  }
}

const flipped = (bytes: Bytes, random: Random): Bytes => {
  const at = Math.floor(random.unit() * bytes.length)
  return bytes.map((byte, i) => (i === at ? byte ^ 1 : byte)) as Bytes
}

/** No frame, or one that says something impossible. */
function garbage(dice: Dice): Bytes {
  const bogus = [
    () => dice.bytes(1 + dice.below(60)).slice() as Bytes,
    () => new Uint8Array([0xf6]),
    () => new Uint8Array(0),
    () =>
      encodeFrame({
        type: 'appended',
        req: dice.below(50),
        channel: '00'.repeat(16) as never,
        n: 9,
        digest: dice.bytes(32).slice() as Bytes,
        from: 3,
        added: [0, 1],
      }),
    () =>
      encodeFrame({
        type: 'refused',
        req: dice.below(50),
        code: dice.pick(['full', 'unknown-channel', 'nonsense', 'slow-down']),
        retryAfter: dice.below(100_000),
      }),
    () => encodeFrame({ type: 'watched', req: dice.below(50) }),
  ]
  return dice.pick(bogus)()
}
