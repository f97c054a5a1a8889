// Reads the words out of a PDF that Chromium has printed: enough to know what stands on the paper, no general reader.
import { inflateSync } from 'node:zlib'

export interface Part {
  readonly dictionary: string
  readonly stream: string
}

export interface Print {
  /** What is written, in the order in which it is drawn, by `squeeze`: where lines break is not known. */
  readonly letters: string
  readonly pages: number
}

export function readPdf(file: Buffer): Print {
  const parts = partsOf(file)
  const pages = [...parts.values()].filter(({ dictionary }) => /\/Type\s*\/Page\b/.test(dictionary))
  const letters = pages.map(({ dictionary }) => {
    const contents = /\/Contents\s+(\d+) 0 R/.exec(dictionary)
    return contents ? drawn(parts.get(contents[1]!)?.stream ?? '', parts) : ''
  })
  return { letters: squeeze(letters.join('')), pages: pages.length }
}

/** Without any space, and without ligatures. */
export const squeeze = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '')

export function partsOf(file: Buffer): Map<string, Part> {
  const text = file.toString('latin1')
  const parts = new Map<string, Part>()
  for (const found of text.matchAll(/^(\d+) 0 obj\s/gm)) {
    const begin = found.index + found[0].length
    const end = text.indexOf('endobj', begin)
    const whole = text.slice(begin, end)
    const stream = whole.indexOf('stream\n')
    const dictionary = stream < 0 ? whole : whole.slice(0, stream)
    parts.set(found[1]!, { dictionary, stream: stream < 0 ? '' : unpacked(file, begin + stream + 'stream\n'.length, dictionary) })
  }
  return parts
}

function unpacked(file: Buffer, from: number, dictionary: string): string {
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0)
  const bytes = file.subarray(from, from + length)
  return (dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
}

/** Glyphs in hexadecimal, `<0012> Tj` or `[<0012> 30 <0013>] TJ`, in the font that was chosen last, `/F4 12 Tf`. */
function drawn(content: string, parts: ReadonlyMap<string, Part>): string {
  let glyphs = new Map<string, string>()
  let text = ''
  for (const [, font, shown] of content.matchAll(/\/F(\d+) [\d.]+ Tf|((?:<[\dA-Fa-f\s]*>|\[[^\]]*\])\s*T[jJ])/g)) {
    if (font) glyphs = glyphsOf(font, parts)
    for (const [, hex] of (shown ?? '').matchAll(/<([\dA-Fa-f\s]*)>/g)) {
      for (const code of squeeze(hex!).match(/.{4}/g) ?? []) text += glyphs.get(code.toUpperCase()) ?? '\uFFFD'
    }
  }
  return text
}

/** What the glyphs of a font stand for. Chromium calls a font by the number of its object. */
function glyphsOf(font: string, parts: ReadonlyMap<string, Part>): Map<string, string> {
  const table = /\/ToUnicode (\d+) 0 R/.exec(parts.get(font)?.dictionary ?? '')
  const map = parts.get(table?.[1] ?? '')?.stream ?? ''
  const glyphs = new Map<string, string>()
  for (const [, block] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, says] of block!.matchAll(/<(\w+)>\s*<(\w+)>/g)) glyphs.set(code!.toUpperCase(), ofUtf16(says!))
  }
  for (const [, block] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first, last, says] of block!.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [from, to] = [Number.parseInt(first!, 16), Number.parseInt(last!, 16)]
      for (let code = from; code <= to; code++) {
        const letter = String.fromCodePoint(Number.parseInt(says!, 16) + code - from)
        glyphs.set(code.toString(16).toUpperCase().padStart(4, '0'), letter)
      }
    }
  }
  return glyphs
}

const ofUtf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
