import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { createFrameReader, type FrameReader } from './ws-reader.ts'

/** What a socket tells its owner. */
export interface SocketEvents {
  /** One binary message; a text message arrives as an empty one, which nobody has to say here. The bytes are the owner's. */
  message(bytes: Uint8Array): void
  drained(): void
  closed(): void
}

export interface SocketLimits {
  readonly message: number
  readonly fragments: number
}

const BINARY = 0x82
const CLOSE = 0x88
const PING = 0x89
const PONG = 0x8a
const NORMAL = 1000
const LENGTH_16 = 126
const LENGTH_64 = 127
/** Above it frames are handed on as they are: copying them would cost more than the calls it saves. */
const COPY_BELOW = 64 * 1024
/** Time for the other side to take the end of a connection. */
const CLOSING_MS = 10_000
/** Pongs are not owed to somebody who does not read. */
const PONG_BELOW = 64 * 1024

const headLength = (length: number): number => (length < LENGTH_16 ? 2 : length < 0x10000 ? 4 : 10)

/** The head of an unmasked frame in one piece (RFC 6455, 5.2); answers where it ends. */
function writeHead(to: Buffer, at: number, kind: number, length: number): number {
  to[at] = kind
  if (length < LENGTH_16) {
    to[at + 1] = length
    return at + 2
  }
  if (length < 0x10000) {
    to[at + 1] = LENGTH_16
    return to.writeUInt16BE(length, at + 2)
  }
  to[at + 1] = LENGTH_64
  return to.writeUInt32BE(length, to.writeUInt32BE(0, at + 2))
}

/** The status line's headers for a good handshake, or undefined for what is none. */
export function handshake({ method, headers }: IncomingMessage): string | undefined {
  const key = headers['sec-websocket-key']
  const fits = method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket' && headers['sec-websocket-version'] === '13'
  if (!fits || key === undefined || !/^[+/0-9A-Za-z]{22}==$/.test(key)) return undefined
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`
}

/**
 * The relay's end of a WebSocket: no extensions, no text, everything that leaves in one turn of the event loop in one
 * write. A class, since ten thousand of them share its methods.
 */
export class RelaySocket {
  readonly #socket: Socket
  readonly #reader: FrameReader
  #frames: Uint8Array[] = []
  #bytes = 0
  #closing = false

  constructor(socket: Socket, limits: SocketLimits, events: SocketEvents) {
    this.#socket = socket
    this.#reader = createFrameReader(limits, {
      message: bytes => events.message(bytes),
      control: (kind, payload) => this.#control(kind, payload),
      broken: code => this.close(code),
    })
    socket.setTimeout(0)
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => {
      if (!this.#closing) this.#reader.read(chunk)
    })
    socket.on('drain', () => events.drained())
    socket.on('end', () => socket.end())
    socket.on('close', () => events.closed())
  }

  /** Bytes that the network has not taken yet. */
  get buffered(): number {
    return this.#bytes + this.#socket.writableLength
  }

  /** What came with the handshake. */
  begin(head: Buffer): void {
    if (head.length > 0) this.#reader.read(head)
  }

  /** True between messages. */
  get whole(): boolean {
    return this.#reader.whole()
  }

  send(frame: Uint8Array): void {
    if (this.#closing) return
    if (this.#bytes === 0) process.nextTick(() => this.#flush())
    this.#frames.push(frame)
    this.#bytes += headLength(frame.length) + frame.length
  }

  ping(): void {
    if (!this.#closing) this.#write(PING, Buffer.alloc(0))
  }

  /** Says goodbye after everything sent before, and hears nothing more. */
  close(code: number): void {
    if (this.#closing) return
    this.#flush()
    const reason = Buffer.alloc(2)
    reason.writeUInt16BE(code)
    this.#write(CLOSE, reason)
    this.#closing = true
    this.#socket.end()
    setTimeout(() => this.#socket.destroy(), CLOSING_MS).unref()
  }

  terminate(): void {
    this.#closing = true
    this.#socket.destroy()
  }

  #control(kind: number, payload: Buffer): void {
    if (kind === CLOSE) return this.close(NORMAL)
    if (kind === PING && this.buffered < PONG_BELOW) this.#write(PONG, payload)
  }

  #write(kind: number, payload: Uint8Array): void {
    if (!this.#socket.writable) return
    const frame = Buffer.allocUnsafe(headLength(payload.length) + payload.length)
    frame.set(payload, writeHead(frame, 0, kind, payload.length))
    this.#socket.write(frame)
  }

  #flush(): void {
    if (this.#bytes === 0) return
    const [frames, length] = [this.#frames, this.#bytes]
    this.#frames = []
    this.#bytes = 0
    if (this.#closing || !this.#socket.writable) return
    if (length >= COPY_BELOW) return this.#hand(frames)
    const all = Buffer.allocUnsafe(length)
    let at = 0
    for (const frame of frames) {
      at = writeHead(all, at, BINARY, frame.length)
      all.set(frame, at)
      at += frame.length
    }
    this.#socket.write(all)
  }

  #hand(frames: readonly Uint8Array[]): void {
    this.#socket.cork()
    for (const frame of frames) {
      const head = Buffer.allocUnsafe(headLength(frame.length))
      writeHead(head, 0, BINARY, frame.length)
      this.#socket.write(head)
      this.#socket.write(frame)
    }
    this.#socket.uncork()
  }
}
