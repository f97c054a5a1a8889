import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Proxy, type ProxyOptions, startProxy } from './proxy.ts'
import { seeded } from './seeded.ts'

let echo: Server
let proxy: Proxy | undefined
const clients: Socket[] = []

beforeEach(async () => {
  echo = createServer({ allowHalfOpen: true }, socket => {
    socket.on('error', () => {})
    socket.pipe(socket)
  })
  echo.listen(0, '127.0.0.1')
  await once(echo, 'listening')
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  await proxy?.close()
  proxy = undefined
  echo.close()
})

async function start(options: Partial<ProxyOptions> = {}): Promise<Proxy> {
  proxy = await startProxy({ target: (echo.address() as AddressInfo).port, ...options })
  return proxy
}

async function client(port = proxy!.port): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' })
  clients.push(socket)
  await once(socket, 'connect')
  socket.on('error', () => {})
  return socket
}

async function roundTrip(socket: Socket, message: string): Promise<number> {
  const began = performance.now()
  socket.write(message)
  let back = ''
  while (back.length < message.length) back += String((await once(socket, 'data'))[0])
  expect(back).toBe(message)
  return performance.now() - began
}

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('in fair weather every byte passes in order, and an end comes after what was sent before it', async () => {
  await start()
  const sent = Buffer.from(seeded(7).bytes(1_000_000))
  const socket = await client()
  socket.end(sent)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  expect(sha(Buffer.concat(chunks))).toBe(sha(sent))
  expect(proxy!.counts).toMatchObject({ up: sent.length, down: sent.length, swallowed: 0 })
  expect(proxy!.held()).toBe(0)
})

test('in slow weather every byte passes in order too', async () => {
  await start({ weather: { delay: 5, jitter: 20, bandwidth: 8_000_000 } })
  const sent = Buffer.from(seeded(8).bytes(200_000))
  const socket = await client()
  socket.end(sent)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  expect(sha(Buffer.concat(chunks))).toBe(sha(sent))
})

test('delay holds each way, and goes when the weather clears', async () => {
  await start({ weather: { delay: 1000 } })
  const socket = await client()
  expect(await roundTrip(socket, 'hello')).toBeGreaterThanOrEqual(1998)
  await proxy!.set({ delay: 0 })
  // Even one way of before would take as long.
  expect(await roundTrip(socket, 'again')).toBeLessThan(1000)
})

test('bandwidth is a limit of the line, not of each connection', async () => {
  await start({ weather: { bandwidth: 256_000 } })
  const [one, two] = [await client(), await client()]
  const message = 'x'.repeat(8_000)
  const times = await Promise.all([roundTrip(one, message), roundTrip(two, message)])
  // 16,000 bytes up at 256 kbit/s are half a second; both take turns, so that both end late.
  expect(Math.max(...times)).toBeGreaterThanOrEqual(450)
  expect(Math.min(...times)).toBeGreaterThanOrEqual(300)
})

test('a stall holds everything and loses nothing', async () => {
  await start()
  const socket = await client()
  await roundTrip(socket, 'before')
  await proxy!.set({ fault: 'stall' })
  let came = ''
  socket.on('data', chunk => (came += String(chunk)))
  socket.write('held')
  await vi.waitFor(() => expect(proxy!.held()).toBe(4))
  expect(came).toBe('')
  await proxy!.set({ fault: 'none' })
  await vi.waitFor(() => expect(came).toBe('held'))
})

test('a half-open connection accepts, swallows, and stays dead; new ones live', async () => {
  await start()
  const old = await client()
  await roundTrip(old, 'before')
  await proxy!.set({ fault: 'half-open' })
  const born = await client()
  let came = ''
  for (const socket of [old, born]) socket.on('data', chunk => (came += String(chunk)))
  old.write('lost')
  born.write('gone')
  await vi.waitFor(() => expect(proxy!.counts.swallowed).toBe(8))
  await proxy!.set({ fault: 'none' })
  old.write('more')
  await vi.waitFor(() => expect(proxy!.counts.swallowed).toBe(12))
  await roundTrip(await client(), 'alive')
  expect(came).toBe('')
})

test('reset breaks off what is open and what comes', async () => {
  await start()
  const old = await client()
  await roundTrip(old, 'before')
  const broken = once(old, 'error')
  await proxy!.set({ fault: 'reset' })
  expect(((await broken)[0] as NodeJS.ErrnoException).code).toBe('ECONNRESET')
  const socket = connect({ port: proxy!.port, host: '127.0.0.1' })
  clients.push(socket)
  expect(((await once(socket, 'error'))[0] as NodeJS.ErrnoException).code).toBe('ECONNRESET')
  await vi.waitFor(() => expect(proxy!.counts.open).toBe(0))
})

test('a captive portal answers with a page, also to a WebSocket', async () => {
  await start()
  const old = await client()
  await roundTrip(old, 'before')
  const broken = once(old, 'error')
  await proxy!.set({ fault: 'html' })
  await broken
  const answer = await fetch(`http://127.0.0.1:${proxy!.port}/healthz`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/html')
  expect(await answer.text()).toContain('accept the terms')
  const socket = new WebSocket(`ws://127.0.0.1:${proxy!.port}/relay`)
  const happened = await Promise.race([once(socket, 'open').then(() => 'open'), once(socket, 'error').then(() => 'error')])
  expect(happened).toBe('error')
})

test('a partition refuses, and the same port answers when it is over', async () => {
  await start()
  const old = await client()
  await roundTrip(old, 'before')
  const broken = once(old, 'error')
  await proxy!.set({ fault: 'partition' })
  await broken
  await expect(client()).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await proxy!.set({ fault: 'none' })
  await roundTrip(await client(), 'back')
})

test('the tap sees every byte and its direction; retarget leads elsewhere', async () => {
  const seen = { up: '', down: '' }
  await start({ tap: (_, direction, bytes) => (seen[direction] += String(bytes)) })
  await roundTrip(await client(), 'ping')
  expect(seen).toEqual({ up: 'ping', down: 'ping' })
  const other = createServer(socket => socket.on('error', () => {}).end('other'))
  other.listen(0, '127.0.0.1')
  await once(other, 'listening')
  proxy!.retarget((other.address() as AddressInfo).port)
  expect(await text(await client())).toBe('other')
  other.close()
})

test('the same seed gives the same numbers', () => {
  const three = (seed: number): number[] => Array.from({ length: 3 }, seeded(seed).unit)
  expect(three(5)).toEqual(three(5))
  expect(three(5)).not.toEqual(three(6))
})
