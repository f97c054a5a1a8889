interface ReaderEvents {
  /** A whole message; a text arrives empty. */
  message(bytes: Uint8Array): void
  /** Close, ping or pong: the frame's first byte and what it carries. */
  control(kind: number, payload: Buffer): void
  /** Nothing more can be read; why, as a close code. */
  broken(code: number): void
}

export interface FrameReader {
  read(chunk: Buffer): void
  /** True between messages. */
  whole(): boolean
}

const FIN = 0x80
const RESERVED = 0x70
const MASKED = 0x80
const [CONTINUATION, TEXT, BINARY, CONTROL] = [0, 1, 2, 8]
const MAX_CONTROL = 125
const PROTOCOL_ERROR = 1002
const POLICY = 1008
const TOO_LARGE = 1009
const NOTHING = new Uint8Array(0)

interface Frame {
  readonly first: number
  /** Where the payload begins and ends in the buffer. */
  readonly start: number
  readonly end: number
}

function unmask(bytes: Buffer, { start, end }: Frame): Buffer {
  for (let i = start, k = start - 4; i < end; i++, k = k === start - 1 ? start - 4 : k + 1) bytes[i]! ^= bytes[k]!
  return bytes.subarray(start, end)
}

/** Reads what a client sends (RFC 6455), strictly: masked, without extensions, bounded in size and in pieces. */
export function createFrameReader(limits: { readonly message: number; readonly fragments: number }, events: ReaderEvents): FrameReader {
  /** A frame of which only a part has come, in the first `have` bytes; as many as `need` must have come to go on. */
  let store: Buffer | undefined
  let have = 0
  let need = 0
  /** The pieces of a message so far. */
  let pieces: Buffer[] | undefined
  let piecesLength = 0
  let text = false
  let over = false

  function fail(code: number): undefined {
    over = true
    store = pieces = undefined
    events.broken(code)
  }

  /** The frame at `at`; undefined when more bytes have to come, or when it must not be read at all. */
  function frameAt(bytes: Buffer, at: number): Frame | undefined {
    const length = bytes.length - at
    need = 6
    if (length < 2) return undefined
    const first = bytes[at]!
    const second = bytes[at + 1]!
    const opcode = first & 15
    if ((first & RESERVED) !== 0 || (second & MASKED) === 0) return fail(PROTOCOL_ERROR)
    if (opcode > 10 || (opcode > BINARY && opcode < CONTROL)) return fail(PROTOCOL_ERROR)
    let size = second & 127
    if (opcode >= CONTROL && (size > MAX_CONTROL || (first & FIN) === 0)) return fail(PROTOCOL_ERROR)
    if (opcode < CONTROL && (opcode === CONTINUATION) !== (pieces !== undefined)) return fail(PROTOCOL_ERROR)
    let start = at + 6
    if (size >= 126) {
      const wide = size === 127
      start += wide ? 8 : 2
      need = start - at
      if (length < need) return undefined
      size = wide ? bytes.readUInt32BE(at + 2) * 2 ** 32 + bytes.readUInt32BE(at + 6) : bytes.readUInt16BE(at + 2)
    }
    if (opcode < CONTROL && piecesLength + size > limits.message) return fail(TOO_LARGE)
    need = start + size - at
    return length < need ? undefined : { first, start, end: start + size }
  }

  function take(bytes: Buffer, frame: Frame): void {
    const payload = unmask(bytes, frame)
    const opcode = frame.first & 15
    if (opcode >= CONTROL) return events.control(frame.first, payload)
    const last = (frame.first & FIN) !== 0
    if (last && !pieces) return events.message(opcode === TEXT ? NOTHING : payload)
    if (!pieces) text = opcode === TEXT
    pieces ??= []
    // Copied, so that a small piece does not hold on to what came with it.
    pieces.push(Buffer.from(payload))
    piecesLength += payload.length
    if (pieces.length > limits.fragments) return fail(POLICY)
    if (!last) return
    const message = text ? NOTHING : Buffer.concat(pieces)
    pieces = undefined
    piecesLength = 0
    events.message(message)
  }

  /** Keeps what is left of `bytes` from `at` on. */
  function keep(bytes: Buffer, at: number): void {
    have = bytes.length - at
    store = have === 0 ? undefined : Buffer.from(bytes.subarray(at))
  }

  /** Adds to the kept part, whose room doubles: neither many small chunks nor a large promise cost much. */
  function add(chunk: Buffer): void {
    const length = have + chunk.length
    if (length > store!.length) {
      const larger = Buffer.allocUnsafe(Math.max(length, 2 * store!.length))
      store!.copy(larger, 0, 0, have)
      store = larger
    }
    chunk.copy(store!, have)
    have = length
  }

  return {
    read(chunk) {
      if (over) return
      let bytes = chunk
      if (store) {
        add(chunk)
        if (have < need) return
        bytes = store.subarray(0, have)
        store = undefined
      }
      let at = 0
      for (let frame = frameAt(bytes, at); frame; frame = frameAt(bytes, at)) {
        at = frame.end
        take(bytes, frame)
        if (over) return
      }
      if (!over) keep(bytes, at)
    },
    whole: () => store === undefined && pieces === undefined,
  }
}
