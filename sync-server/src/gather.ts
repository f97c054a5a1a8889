import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'

/** First byte of a binary message that is whole. A server's frames are not masked (RFC 6455, section 5.2). */
const WHOLE_BINARY = 0x82

const headerLength = (length: number): number => (length < 126 ? 2 : length < 0x10000 ? 4 : 10)

/** Puts one frame where `at` is, and answers where it ends. */
function put(to: Buffer, at: number, frame: Uint8Array): number {
  const { length } = frame
  const start = at + headerLength(length)
  to[at] = WHOLE_BINARY
  if (length < 126) to[at + 1] = length
  else if (length < 0x10000) {
    to[at + 1] = 126
    to.writeUInt16BE(length, at + 2)
  } else {
    to[at + 1] = 127
    to.writeUIntBE(0, at + 2, 4)
    to.writeUInt32BE(length, at + 6)
  }
  to.set(frame, start)
  return start + length
}

export interface Outgoing {
  send(frame: Uint8Array): void
  /** Writes what has been sent now, not at the end of the turn: before anything else goes to the socket. */
  flush(): void
  /** Bytes that the network has not taken yet. */
  buffered(): number
}

/**
 * All frames of one turn in one buffer and one system call: a phone's answer and the entries that were committed with it.
 * `ws` would write two pieces for each frame, and the pieces cost more than their bytes; everything else of the socket is its.
 */
export function gather(ws: WebSocket, socket: Socket): Outgoing {
  let frames: Uint8Array[] = []
  let length = 0

  function flush(): void {
    if (frames.length === 0) return
    const all = Buffer.allocUnsafe(length)
    let at = 0
    for (const frame of frames) at = put(all, at, frame)
    frames = []
    length = 0
    if (ws.readyState !== ws.OPEN) return
    // Corked, a large buffer that the network takes at once is still followed by `drain`: whoever waits for room hears of it.
    socket.cork()
    socket.write(all)
    socket.uncork()
  }

  return {
    send(frame) {
      if (frames.length === 0) process.nextTick(flush)
      frames.push(frame)
      length += headerLength(frame.length) + frame.length
    },
    flush,
    buffered: () => length + socket.writableLength,
  }
}
