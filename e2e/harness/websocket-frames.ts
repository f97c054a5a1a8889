// Reads the WebSocket frames out of one direction of a TCP stream, unmasked, as the other end would see them.

export class FrameReader {
  #pending: Buffer = Buffer.alloc(0)
  #afterHead = false
  readonly #onPayload: (payload: Buffer) => void
  readonly #onHead: (head: Buffer) => void

  /** `onHead` gets the HTTP request or answer that comes before the frames, `onPayload` each frame's bytes. */
  constructor(onPayload: (payload: Buffer) => void, onHead: (head: Buffer) => void = () => {}) {
    this.#onPayload = onPayload
    this.#onHead = onHead
  }

  push(bytes: Buffer): void {
    this.#pending = Buffer.concat([this.#pending, bytes])
    if (!this.#afterHead) {
      const end = this.#pending.indexOf('\r\n\r\n')
      if (end < 0) return
      this.#onHead(this.#pending.subarray(0, end + 4))
      this.#pending = this.#pending.subarray(end + 4)
      this.#afterHead = true
    }
    while (this.#frame());
  }

  #frame(): boolean {
    const bytes = this.#pending
    if (bytes.length < 2) return false
    const masked = (bytes[1]! & 0x80) !== 0
    let length = bytes[1]! & 0x7f
    let at = 2
    if (length === 126) {
      if (bytes.length < 4) return false
      length = bytes.readUInt16BE(2)
      at = 4
    } else if (length === 127) {
      if (bytes.length < 10) return false
      length = Number(bytes.readBigUInt64BE(2))
      at = 10
    }
    const mask = masked ? bytes.subarray(at, at + 4) : undefined
    if (masked) at += 4
    if (bytes.length < at + length) return false
    const payload = Buffer.from(bytes.subarray(at, at + length))
    if (mask) for (let i = 0; i < payload.length; i++) payload[i]! ^= mask[i & 3]!
    this.#pending = bytes.subarray(at + length)
    this.#onPayload(payload)
    return true
  }
}
