/** Bytes of a file as text: by its byte order mark, else UTF-8 where it is that, else Windows-1252 (which is never wrong). */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return decodeAs(bytes, 'utf-8') ?? new TextDecoder('windows-1252').decode(bytes)
}

/** Undefined where the bytes are not of that charset, or nobody knows it. */
export function decodeAs(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Each byte as one character: a vCard is unfolded before its letters are read, since lines may be cut inside of one. */
export function asBinary(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

export const fromBinary = (text: string): Uint8Array => Uint8Array.from(text, char => char.charCodeAt(0) & 255)
