import { asBinary, decodeAs, fromBinary } from './decode.ts'

/** One property of a vCard: `item1.TEL;TYPE=CELL:+1 216 555 0142`. */
export interface Property {
  /** Upper case, without its group. */
  readonly name: string
  /** Upper-case names; bare words of version 2.1 stand under TYPE. */
  readonly params: ReadonlyMap<string, readonly string[]>
  /** As it stands, escapes included. */
  readonly value: string
  /** Line of the file, from 1. */
  readonly line: number
}

/** What we have no use for, and what makes files large: not even decoded. */
const SKIPPED = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|AGENT)[;:]/i

/** The lines of a file as logical lines: unfolded, quoted-printable joined. Every character stands for a byte. */
function* logicalLines(binary: string): Generator<{ text: string; line: number }> {
  let text = ''
  let start = 1
  let line = 0
  let isSkipped = false
  for (let at = 0; at <= binary.length;) {
    const found = binary.indexOf('\n', at)
    const end = found === -1 ? binary.length : found
    const raw = binary.slice(at, end > at && binary[end - 1] === '\r' ? end - 1 : end)
    at = end + 1
    line++
    const isFolded = raw[0] === ' ' || raw[0] === '\t'
    const isSoft = text.endsWith('=') && /;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(text.slice(0, 200))
    if (isFolded || isSoft) {
      // Long lines of what is skipped anyway are not put together.
      if (!isSkipped) text = isSoft ? text.slice(0, -1) + (isFolded ? raw.slice(1) : raw) : text + raw.slice(1)
      continue
    }
    if (text !== '' && !isSkipped) yield { text, line: start }
    text = raw
    start = line
    isSkipped = SKIPPED.test(raw)
  }
  if (text !== '' && !isSkipped) yield { text, line: start }
}

/** All properties of a file, in any charset and of any version; lines that are none are left out. */
export function* propertiesOf(bytes: Uint8Array): Generator<Property> {
  for (const { text, line } of logicalLines(plainBinary(bytes))) {
    const colon = colonAt(text)
    if (colon === -1) continue
    const [head = '', ...rest] = splitOutside(text.slice(0, colon), ';')
    const params = new Map<string, string[]>()
    for (const param of rest) {
      const equals = param.indexOf('=')
      const [name, values] =
        equals === -1 ? [bareName(param), param] : [param.slice(0, equals).trim().toUpperCase(), param.slice(equals + 1)]
      const list = splitOutside(values, ',').flatMap(value => unquoted(value).split(','))
      params.set(name, [...(params.get(name) ?? []), ...list])
    }
    const name = head
      .slice(head.lastIndexOf('.') + 1)
      .trim()
      .toUpperCase()
    yield { name, params, value: decoded(text.slice(colon + 1), params), line }
  }
}

/** UTF-16 is made UTF-8 first, so that lines can be found. */
function plainBinary(bytes: Uint8Array): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (isWide) return asBinary(new TextEncoder().encode(new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)))
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return asBinary(isMarked ? bytes.subarray(3) : bytes).replace(/\r(?!\n)/g, '\n')
}

const bareName = (word: string): string => (/^(?:QUOTED-PRINTABLE|BASE64|8BIT|7BIT)$/i.test(word.trim()) ? 'ENCODING' : 'TYPE')

const unquoted = (value: string): string => value.trim().replace(/^"(.*)"$/, '$1')

function colonAt(text: string): number {
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') isQuoted = !isQuoted
    else if (text[i] === ':' && !isQuoted) return i
  }
  // A quote that never closes is somebody's mistake.
  return isQuoted ? text.indexOf(':') : -1
}

function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = []
  let part = ''
  let isQuoted = false
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted
    if (char === separator && !isQuoted) {
      parts.push(part)
      part = ''
    } else part += char
  }
  return [...parts, part]
}

function decoded(value: string, params: ReadonlyMap<string, readonly string[]>): string {
  const isQuotedPrintable = params.get('ENCODING')?.some(one => /^(?:QUOTED-PRINTABLE|Q)$/i.test(one))
  const binary = isQuotedPrintable ? value.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : value
  const bytes = fromBinary(binary)
  const charset = params.get('CHARSET')?.[0]
  return (charset && decodeAs(bytes, charset)) || (decodeAs(bytes, 'utf-8') ?? new TextDecoder('windows-1252').decode(bytes))
}

/** Splits a value at a separator that is not escaped, and takes the escapes away. */
export function partsOf(value: string, separator: ';' | ','): string[] {
  const parts = ['']
  for (let i = 0; i < value.length; i++) {
    const char = value[i]!
    if (char === '\\' && i + 1 < value.length) {
      const next = value[++i]!
      parts[parts.length - 1] += next === 'n' || next === 'N' ? '\n' : next
    } else if (char === separator) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts.map(part => part.trim())
}

export const textIn = (value: string): string =>
  value.replace(/\\([\s\S])/g, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char)).trim()

/** A value with what has a meaning in vCards escaped. */
export const escaped = (text: string): string => text.replace(/[\\;,]/g, char => `\\${char}`).replace(/\r\n|\r|\n/g, '\\n')
