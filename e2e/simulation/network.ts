import { createHash } from 'node:crypto'
import { decode } from 'cborg'
import type { Clock } from '@porchlight/shared/base/ports'
import { encodeFrame } from '@porchlight/shared/wire/frames'
import { writeCbor } from '@porchlight/shared/base/cbor'
import type { Relay } from '@porchlight/sync-server/relay'
import type { Dial, DialHandlers } from '@porchlight/web/engine/transports/dial'
import type { Dice } from './random.ts'

/** How a phone's line behaves now. Delays are in milliseconds of the world's clock. */
export interface LineFaults {
  readonly offline: boolean
  readonly delay: number
  /** The socket stays open and nothing passes. */
  readonly stalled: boolean
  /** Chance for each frame that the line breaks instead of carrying it. */
  readonly breaks: number
}
export const GOOD_LINE: LineFaults = { offline: false, delay: 0, stalled: false, breaks: 0 }

const JOIN = encodeFrame({ type: 'join', senderId: 'phone', versions: ['2', '1'] })

export interface PhoneLine {
  readonly dial: Dial
  faults: LineFaults
  cut(): void
}

/** Lines between simulated phones and a relay that can be taken away and put back. Frames of one line stay in order. */
export function createNetwork(clock: Clock, random: Dice, relayNow: (line: number) => Pick<Relay, 'connect'> | undefined) {
  const sent: number[] = []
  const trace = createHash('sha256')
  const lines: PhoneLine[] = []

  function createLine(): PhoneLine {
    const open = new Set<() => void>()
    const line: PhoneLine = { dial, faults: GOOD_LINE, cut: () => [...open].forEach(end => end()) }
    const number = lines.push(line) - 1
    sent.push(0)
    return line

    function dial(_address: string, handlers: DialHandlers) {
      let over = false
      let dead = false
      let clear = clock.now()
      const end = (why?: 'relay-garbage') => {
        if (over) return
        over = true
        open.delete(end)
        peer?.closed()
        clock.after(0, () => handlers.closed(why))
      }
      open.add(end)
      /** Carries one frame after the delay, never before the one in front of it. */
      const carry = (bytes: Uint8Array, deliver: () => void) => {
        // A stalled line swallows everything, and what comes after that too: only a new one helps.
        dead ||= line.faults.stalled
        if (over || dead) return
        if (line.faults.offline || random.chance(line.faults.breaks)) return end()
        trace.update(`${number} ${clock.now()} ${bytes.length}`).update(bytes)
        clear = Math.max(clear, clock.now() + line.faults.delay)
        clock.after(clear - clock.now(), () => {
          if (!over) deliver()
        })
      }
      const relay = relayNow(number)
      const peer =
        relay && !line.faults.offline
          ? relay.connect(
              frame =>
                carry(frame, () => {
                  const fields = decoded(frame)
                  if (!fields) end('relay-garbage')
                  else if (fields.type === 'peer') handlers.open(fields.selectedProtocolVersion)
                  else handlers.frame(fields)
                }),
              end,
            )
          : undefined
      if (peer) carry(JOIN, () => void peer.receive(JOIN))
      else clock.after(10, end)
      return {
        send: (fields: Record<string, unknown>) => {
          const bytes = writeCbor(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)))
          sent[number]! += 1
          carry(bytes, () => void peer?.receive(bytes))
        },
        close: () => {
          over = true
          open.delete(end)
          peer?.closed()
        },
      }
    }
  }

  return {
    createLine,
    cutAll: () => lines.forEach(line => line.cut()),
    trace: () => trace.copy().digest('hex'),
    /** How many frames each line's phone has sent. */
    sent: (): readonly number[] => sent,
  }
}

/** As the stock adapter does it: a map, or nothing that can be understood. */
function decoded(frame: Uint8Array): { type: string; selectedProtocolVersion?: string } | undefined {
  try {
    const fields: unknown = decode(frame)
    return typeof fields === 'object' && fields !== null ? (fields as { type: string; selectedProtocolVersion?: string }) : undefined
  } catch {
    return undefined
  }
}
