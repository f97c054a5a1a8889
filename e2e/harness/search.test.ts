import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import { canaries, shapes } from './canary.ts'
import { Inflater } from './inflate.ts'
import { readMemory } from './memory.ts'
import { Search } from './search.ts'
import { FrameReader } from './websocket-frames.ts'

const { name, note } = canaries(1, ['name', 'note'])
const noise = (seed: number, length: number): Buffer => Buffer.from(seeded(seed).bytes(length))
const words = 'the door at the corner is open and the people at the door are kind. '

function looked(bytes: Uint8Array): Search {
  const search = new Search([name, note])
  search.look('here', bytes)
  return search
}

test('[P9] canaries differ from each other and from seed to seed', () => {
  expect(name.text).not.toBe(note.text)
  expect(canaries(2, ['name']).name.text).not.toBe(name.text)
  expect(name.text.length).toBeGreaterThanOrEqual(20)
})

const [utf8, utf16le] = [Buffer.from(name.text), Buffer.from(name.text, 'utf16le')]
test.each([
  ['UTF-8', utf8],
  ['UTF-16LE', utf16le],
  ['UTF-16BE', Buffer.from(utf16le).swap16()],
  ['hex', Buffer.from(utf8.toString('hex'))],
  ['upper-case hex of UTF-16', Buffer.from(utf16le.toString('hex').toUpperCase())],
  ...[0, 1, 2].map((shift): [string, Buffer] => [
    `base64, shifted by ${shift}`,
    Buffer.from(Buffer.concat([noise(9, shift), utf8, noise(8, 5)]).toString('base64')),
  ]),
  ...[0, 1, 2].map((shift): [string, Buffer] => [
    `base64url, shifted by ${shift}`,
    Buffer.from(Buffer.concat([noise(9, shift), utf16le, noise(8, 5)]).toString('base64url')),
  ]),
  ['raw deflate', deflateRawSync(words + name.text)],
  ['raw deflate with a fixed code', deflateRawSync(name.text, { strategy: constants.Z_FIXED })],
  ['a stored block', deflateRawSync(name.text, { level: 0 })],
  ['zlib', deflateSync(words.repeat(50) + name.text + words)],
  ['gzip', gzipSync(words + name.text)],
  ['deflated UTF-16', deflateRawSync(Buffer.concat([utf16le, utf16le]))],
  ['deflate that is cut off', deflateRawSync(name.text + noise(4, 4000).toString('hex')).subarray(0, 700)],
  [
    'deflate whose rest is overwritten',
    Buffer.concat([deflateRawSync(name.text + noise(4, 4000).toString('hex')).subarray(0, 700), noise(5, 900)]),
  ],
])('[P9] the search finds a canary as %s, in the middle of noise, and only that one', (_, bytes) => {
  const search = looked(Buffer.concat([noise(1, 3001), bytes, noise(2, 2999)]))
  expect([...search.found()]).toEqual(['name'])
})

test('[P9] the search finds nothing in noise, and does try', () => {
  const search = looked(noise(3, 200_000))
  expect(search.hits).toEqual([])
  expect(search.bytes).toBe(200_000)
})

test('[P9] a canary is found in a file across the border of two parts, and in folders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-search-'))
  try {
    const file = Buffer.alloc((32 << 20) + 100)
    utf8.copy(file, (32 << 20) - 7)
    mkdirSync(join(folder, 'deep/er'), { recursive: true })
    writeFileSync(join(folder, 'deep/er/big'), file)
    writeFileSync(join(folder, 'small'), gzipSync(note.text))
    const search = new Search([name, note])
    search.folder(folder)
    expect(search.hits.map(hit => [hit.what, hit.place]).toSorted()).toEqual([
      ['name', 'deep/er/big'],
      ['note', 'small'],
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the inflater agrees with zlib on every level and strategy', () => {
  const inflater = new Inflater()
  const texts = [Buffer.from(words.repeat(300)), noise(6, 20_000), Buffer.from(noise(7, 20_000).toString('base64')), Buffer.alloc(0)]
  const { Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED } = constants
  for (const text of texts)
    for (const level of [0, 1, 6, 9])
      for (const strategy of [Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED]) {
        const deflated = deflateRawSync(text, { level, strategy })
        expect(Buffer.from(inflater.inflate(deflated, 0)).equals(text)).toBe(true)
      }
})

test('[P9] shapes are long enough not to be met by chance', () => {
  for (const shape of shapes(name)) expect(shape.bytes.length).toBeGreaterThanOrEqual(20)
})

test('[P9] the memory of a running process is looked through', async () => {
  // The canary comes reversed, so that it lies in that process's memory only because the process has put it together.
  const hold = `const it = Buffer.from(process.argv[1], 'latin1').reverse(); console.log('ready'); setInterval(() => it, 1000)`
  const child = spawn(process.execPath, ['-e', hold, [...name.text].toReversed().join('')], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    await once(child.stdout, 'data')
    const search = new Search([name, note])
    readMemory(child.pid!, (place, bytes) => search.look(place, bytes, false))
    expect(search.bytes).toBeGreaterThan(5_000_000)
    expect([...search.found()]).toEqual(['name'])
  } finally {
    child.kill('SIGKILL')
  }
})

function frame(payload: Buffer, mask?: Buffer): Buffer {
  const head =
    payload.length < 126
      ? Buffer.from([0x82, payload.length])
      : payload.length < 65_536
        ? Buffer.from([0x82, 126, payload.length >> 8, payload.length & 255])
        : Buffer.concat([
            Buffer.from([0x82, 127, 0, 0, 0, 0]),
            Buffer.from([payload.length >>> 24, (payload.length >> 16) & 255, (payload.length >> 8) & 255, payload.length & 255]),
          ])
  if (!mask) return Buffer.concat([head, payload])
  head[1]! |= 0x80
  return Buffer.concat([head, mask, payload.map((byte, i) => byte ^ mask[i & 3]!)])
}

test.each([undefined, Buffer.from([1, 2, 3, 250])])('[P9] frames are read out of a stream in whatever pieces it comes (mask %o)', mask => {
  const payloads = [utf8, noise(1, 300), noise(2, 70_000), Buffer.alloc(0), utf16le]
  const stream = Buffer.concat([Buffer.from('GET /relay HTTP/1.1\r\nhost: x\r\n\r\n'), ...payloads.map(payload => frame(payload, mask))])
  for (const size of [1, 7, 1400, stream.length]) {
    const seen: Buffer[] = []
    let head = ''
    const reader = new FrameReader(
      payload => seen.push(payload),
      bytes => (head += String(bytes)),
    )
    for (let at = 0; at < stream.length; at += size) reader.push(stream.subarray(at, at + size))
    expect(Buffer.concat(seen).equals(Buffer.concat(payloads))).toBe(true)
    expect(seen.length).toBe(payloads.length)
    expect(head).toContain('GET /relay')
  }
})
