import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { fromHex, utf8 } from '@porchlight/shared/base/bytes'
import { must } from '@porchlight/shared/base/result'
import { FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import { type ClientFrame, encodeFrame, parseRelayFrame, type RelayFrame } from '@porchlight/shared/wire/frames'
import { MAX_ENTRY, MAX_FRAME } from '@porchlight/shared/wire/limits'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Config } from './config.ts'
import type { RelayLimits } from './limits.ts'
import { type Running, serve } from './serve.ts'
import { testChannel } from './testing.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Bytes outside the heap that somebody still holds on to. What is garbage is given back by other threads, some time after it was found. */
async function heldBytes(): Promise<number> {
  for (let before = Infinity; ;) {
    collectGarbage()
    await new Promise(resolve => setTimeout(resolve, 20))
    const now = process.memoryUsage().external
    if (now >= before) return before
    before = now
  }
}

const { preimage, channel } = testChannel('a turf')
const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const it of undo.splice(0).toReversed()) await it()
})

const DEFAULTS: Config = {
  port: 0,
  host: '127.0.0.1',
  data: '',
  tls: undefined,
  app: undefined,
  passFile: undefined,
  maxBytes: 1e9,
  maxChannels: 1e6,
  maxChannelBytes: 1e9,
  sockets: 100,
  socketsPerAddress: 100,
  rate: 1,
  proxies: ['127.0.0.1'],
  origins: [],
}

async function start(config: Partial<Config> = {}, limits: Partial<RelayLimits> = {}): Promise<Running> {
  const data = mkdtempSync(join(tmpdir(), 'porchlight-ws-'))
  const running = must(await serve({ ...DEFAULTS, data, ...config }, () => undefined, { limits }))
  undo.push(
    () => rmSync(data, { recursive: true, force: true }),
    () => running.stop(),
  )
  return running
}

interface Client {
  readonly ws: WebSocket
  send(frame: ClientFrame): void
  next(): Promise<RelayFrame>
  readonly closed: Promise<number>
}

function open({ port }: Running, headers: Record<string, string> = {}): Client {
  const ws = new WebSocket(`ws://127.0.0.1:${port}/relay`, { headers })
  undo.push(() => ws.terminate())
  const frames: RelayFrame[] = []
  const waiting: ((frame: RelayFrame) => void)[] = []
  ws.on('error', () => undefined)
  ws.on('message', (data: Buffer) => {
    const frame = must(parseRelayFrame(data))
    const first = waiting.shift()
    if (first) first(frame)
    else frames.push(frame)
  })
  return {
    ws,
    send: frame => ws.send(encodeFrame(frame)),
    next: () => new Promise(resolve => (frames.length > 0 ? resolve(frames.shift()!) : waiting.push(resolve))),
    closed: new Promise(resolve => ws.on('close', resolve)),
  }
}

async function joined(running: Running, headers: Record<string, string> = {}): Promise<Client> {
  const client = open(running, headers)
  await new Promise(resolve => client.ws.once('open', resolve))
  client.send({ type: 'join', senderId: 'somebody', versions: ['1'] })
  expect(await client.next()).toMatchObject({ type: 'peer' })
  return client
}

/** The status of an upgrade that is refused, and its headers. */
const turnedAway = (
  running: Running,
  path = '/relay',
  headers: Record<string, string> = {},
): Promise<{ status: number; retryAfter: unknown }> =>
  new Promise((resolve, reject) => {
    const ws = new WebSocket(`ws://127.0.0.1:${running.port}${path}`, { headers })
    ws.on('unexpected-response', (_, response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] })
    })
    ws.on('open', () => {
      ws.terminate()
      reject(new Error('was let in'))
    })
    ws.on('error', () => undefined)
  })

async function relayStillWorks(running: Running): Promise<void> {
  const client = await joined(running)
  client.send({ type: 'open', req: 1, preimage })
  expect(await client.next()).toEqual({ type: 'opened', req: 1, channel })
  client.ws.terminate()
}

describe('sockets', () => {
  test('a write on one socket arrives on another', async () => {
    const running = await start()
    const [alice, bob] = [await joined(running), await joined(running)]
    alice.send({ type: 'open', req: 1, preimage })
    await alice.next()
    bob.send({ type: 'watch', req: 2, channels: [{ channel, after: 0, digest: FIRST_DIGEST }] })
    expect([(await bob.next()).type, (await bob.next()).type]).toEqual(['caughtUp', 'watched'])
    alice.send({ type: 'append', req: 3, channel, entries: [utf8('x')] })
    expect(await alice.next()).toMatchObject({ type: 'appended', n: 1 })
    expect(await bob.next()).toEqual({ type: 'entries', channel, from: 0, entries: [utf8('x')] })
  })

  test('messages of every length arrive whole, also where the length takes more bytes to tell', async () => {
    const running = await start()
    const [writer, reader] = [await joined(running), await joined(running)]
    writer.send({ type: 'open', req: 0, preimage })
    await writer.next()
    reader.send({ type: 'watch', req: 0, channels: [{ channel, after: 0, digest: FIRST_DIGEST }] })
    expect([(await reader.next()).type, (await reader.next()).type]).toEqual(['caughtUp', 'watched'])
    const around = (length: number) => Array.from({ length: 100 }, (_, i) => length - i)
    const lengths = [...around(0x7e), ...around(0x10000)]
    lengths.forEach((length, req) => writer.send({ type: 'append', req, channel, entries: [new Uint8Array(length).fill(req)] }))
    const got: Uint8Array[] = []
    while (got.length < lengths.length) {
      const frame = await reader.next()
      if (frame.type === 'entries') got.push(...frame.entries)
    }
    expect(got.map(it => it.length)).toEqual(lengths)
    expect(got.every((it, i) => it.every(byte => byte === i))).toBe(true)
  })

  test('[P8.1] the byte that ends the stock server, text, an empty message and garbage are refused, and the relay lives on', async () => {
    const running = await start()
    for (const hostile of [fromHex('f6'), 'text', new Uint8Array(0), fromHex('bfff'), new Uint8Array(1000).fill(0x9b)]) {
      const client = await joined(running)
      client.ws.send(hostile)
      expect(await client.next()).toEqual({ type: 'refused', code: 'malformed' })
      expect(await client.closed).toBe(1008)
    }
    await relayStillWorks(running)
  })

  test('[P8.3] a message above 1 MiB or in more than 64 pieces closes its socket', async () => {
    const running = await start()
    const large = await joined(running)
    large.ws.send(new Uint8Array(MAX_FRAME + 1))
    expect(await large.closed).toBe(1009)
    const pieces = await joined(running)
    for (let i = 0; i < 66; i++) pieces.ws.send(Uint8Array.of(1), { fin: false })
    expect(await pieces.closed).toBe(1008)
    await relayStillWorks(running)
  })

  test('[P8.3] a message that dribbles in for too long closes its socket; one that has nothing to say does not', async () => {
    const running = await start({}, { pingMs: 20, messageMs: 100 })
    const [dribbler, quiet] = [await joined(running), await joined(running)]
    const dribble = setInterval(() => dribbler.ws.send(new Uint8Array(300), { fin: false }), 10)
    undo.push(() => clearInterval(dribble))
    expect(await dribbler.closed).toBe(1006)
    clearInterval(dribble)
    expect(quiet.ws.readyState).toBe(WebSocket.OPEN)
  })

  test('a socket that answers no pings is given up', async () => {
    const running = await start({}, { pingMs: 20 })
    const client = await joined(running)
    client.ws.pause()
    const gone = new Promise<void>(resolve => client.ws.once('close', () => resolve()))
    await expect.poll(async () => (await (await fetch(`http://127.0.0.1:${running.port}/healthz`)).json()).sockets).toBe(0)
    client.ws.resume()
    await gone
  })

  test('a full relay answers 503 with Retry-After, by number of sockets and by address', async () => {
    const few = await start({ sockets: 1 })
    const only = await joined(few)
    expect(await turnedAway(few)).toEqual({ status: 503, retryAfter: '30' })
    only.ws.terminate()
    await expect.poll(() => turnedAway(few).catch((error: Error) => error.message)).toBe('was let in')

    const perAddress = await start({ socketsPerAddress: 1 })
    await joined(perAddress, { 'X-Forwarded-For': '203.0.113.7' })
    expect(await turnedAway(perAddress, '/relay', { 'X-Forwarded-For': '198.51.100.1, 203.0.113.7' })).toMatchObject({ status: 503 })
    await joined(perAddress, { 'X-Forwarded-For': '203.0.113.8' })
  })

  test('other paths, and other origins where some are named, are turned away', async () => {
    const running = await start({ origins: ['https://app.example'] })
    expect(await turnedAway(running, '/elsewhere')).toMatchObject({ status: 404 })
    expect(await turnedAway(running, '/relay', { Origin: 'https://evil.example' })).toMatchObject({ status: 403 })
    await joined(running, { Origin: 'https://app.example' })
  })

  test('[P8.4] a phone that stops reading costs the relay no more than the cut-off, and gets everything when it reads again', async () => {
    const running = await start()
    const [writer, slow] = [await joined(running), await joined(running)]
    writer.send({ type: 'open', req: 1, preimage })
    await writer.next()
    slow.send({ type: 'watch', req: 2, channels: [{ channel, after: 0, digest: FIRST_DIGEST }] })
    expect([(await slow.next()).type, (await slow.next()).type]).toEqual(['caughtUp', 'watched'])
    slow.ws.pause()
    const total = 160
    let saturated = 0
    for (let i = 0; i < total; i++) {
      writer.send({ type: 'append', req: i, channel, entries: [new Uint8Array(MAX_ENTRY).fill(i)] })
      expect(await writer.next()).toMatchObject({ type: 'appended', n: i + 1 })
      if (i === 40) saturated = await heldBytes()
    }
    // 60 MB more for the slow one, and the relay holds no more than before.
    expect((await heldBytes()) - saturated).toBeLessThan(16 << 20)
    slow.ws.resume()
    for (let got = 0; got < total;) {
      const frame = await slow.next()
      if (frame.type !== 'entries') throw new Error(`got ${frame.type}`)
      expect(frame.from).toBe(got)
      expect(frame.entries[0]![0]).toBe(got)
      got += frame.entries.length
    }
  })

  test('[P2.8] stopping tells every socket that the relay goes away', async () => {
    const running = await start()
    const client = await joined(running)
    await running.stop()
    expect(await client.closed).toBe(1001)
  })

  test('bytes that are no HTTP at all do no harm', async () => {
    const running = await start()
    const raw = connect(running.port, '127.0.0.1')
    raw.end('\x16\x03\x01 not http\r\n\r\n')
    await new Promise(resolve => raw.resume().once('close', resolve))
    await relayStillWorks(running)
  })
})
