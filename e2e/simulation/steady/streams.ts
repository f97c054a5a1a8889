import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** CompressionStream and its reverse in the same turn: all of the input, then all of the output. */
const whole = (work: (bytes: Uint8Array) => Uint8Array) =>
  class extends TransformStream<Uint8Array, Uint8Array> {
    constructor() {
      const parts: Uint8Array[] = []
      super({
        transform: part => void parts.push(part),
        flush: controller => controller.enqueue(new Uint8Array(work(Buffer.concat(parts)))),
      })
    }
  }

export const SteadyCompression = whole(bytes => deflateRawSync(bytes))
export const SteadyDecompression = whole(bytes => {
  const { buffer, engine } = inflateRawSync(bytes, { info: true }) as unknown as { buffer: Uint8Array; engine: { bytesWritten: number } }
  // Browsers refuse what comes after the end.
  if (engine.bytesWritten !== bytes.length) throw new TypeError('bytes after the end')
  return buffer
})
