import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHandler } from './http.ts'

const INDEX = '<!doctype html><title>Porchlight</title>'
const SCRIPT = 'export const answer = 42 // a script that is long enough to be compressed'
let app: string
let server: Server

beforeAll(async () => {
  app = mkdtempSync(join(tmpdir(), 'porchlight-app-'))
  mkdirSync(join(app, 'assets'))
  const files: Record<string, string | Buffer> = {
    'index.html': INDEX,
    'sw.js': 'self.x = 1',
    'manifest.webmanifest': '{}',
    'assets/main-B4kq_x9Z.js': SCRIPT,
    'assets/main-B4kq_x9Z.js.br': brotliCompressSync(SCRIPT),
    'assets/main-B4kq_x9Z.js.gz': gzipSync(SCRIPT),
    'assets/automerge-Dk29fjw1.wasm': Buffer.from([0, 0x61, 0x73, 0x6d]),
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(app, name), content)
  server = createServer(createHandler({ app, health: () => ({ ok: true, sockets: 3 }) }))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
  rmSync(app, { recursive: true })
})

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: Buffer
}

/** The bytes as they travelled, and the path exactly as given. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    httpRequest({ port, host: '127.0.0.1', path, headers, method }, response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }))
    })
      .on('error', reject)
      .end()
  })

describe('the app', () => {
  test.each([
    ['/index.html', 'text/html; charset=utf-8', 'no-store'],
    ['/walk', 'text/html; charset=utf-8', 'no-store'],
    ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8', 'no-cache'],
    ['/assets/main-B4kq_x9Z.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/automerge-Dk29fjw1.wasm', 'application/wasm', 'public, max-age=31536000, immutable'],
  ])('[P1.6] %s is %s, %s', async (path, type, cache) => {
    const { status, headers } = await get(path)
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, cache])
  })

  test('compressed siblings are sent to whoever takes them', async () => {
    const path = '/assets/main-B4kq_x9Z.js'
    expect((await get(path, { 'Accept-Encoding': 'gzip, deflate, br' })).headers['content-encoding']).toBe('br')
    const zipped = await get(path, { 'Accept-Encoding': 'gzip, br;q=0' })
    expect([zipped.headers['content-encoding'], gunzipSync(zipped.body).toString()]).toEqual(['gzip', SCRIPT])
    const plain = await get(path)
    expect([plain.headers['content-encoding'], plain.body.toString(), plain.headers['vary']]).toEqual([
      undefined,
      SCRIPT,
      'Accept-Encoding',
    ])
  })

  test('screens are answered with the page, missing files with 404', async () => {
    for (const path of ['/', '/g/ab12/turf/3', '/join?x=1.2']) expect((await get(path)).body.toString()).toBe(INDEX)
    expect((await get('/assets/gone-12345678.js')).status).toBe(404)
  })

  test('nothing outside the folder is reachable, and odd paths do no harm', async () => {
    for (const path of ['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc%2fpasswd', '/assets/../../x.txt'])
      expect((await get(path)).body.toString()).not.toContain('root:')
    expect((await get('/%E0%A4%A')).status).toBe(400)
    expect((await get('//')).status).toBe(400)
  })

  test('every answer carries the policy: nothing from elsewhere, no code from texts, no frames, no referrer', async () => {
    for (const path of ['/', '/sw.js', '/healthz', '/nothing.txt', '/%E0%A4%A']) {
      const { headers } = await get(path, { Host: 'porch.example' })
      const policy = String(headers['content-security-policy']).split('; ')
      expect(policy).toEqual([
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        expect.stringMatching(/^style-src 'self' 'sha256-[\w+/]{43}='$/),
        "img-src 'self'",
        "connect-src 'self' wss:",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types default ProseMirrorClipboard',
      ])
      expect([headers['x-content-type-options'], headers['referrer-policy']]).toEqual(['nosniff', 'no-referrer'])
      expect([headers['cross-origin-opener-policy'], headers['cross-origin-resource-policy']]).toEqual(['same-origin', 'same-origin'])
      expect(headers['permissions-policy']).toMatch(/camera=\(self\), microphone=\(\), geolocation=\(\)/)
    }
  })

  test('only on the computer that serves it the page may speak to a relay without https', async () => {
    const connect = async (host: string) =>
      /connect-src ([^;]+)/.exec(String((await get('/', { Host: host })).headers['content-security-policy']))![1]
    for (const host of ['localhost:8080', '127.0.0.1', '[::1]:8080'])
      expect(await connect(host)).toBe("'self' wss: ws://localhost:* ws://127.0.0.1:*")
    for (const host of ['localhost.example', '127.0.0.1.example:80', 'x@localhost', '192.168.1.4:8080'])
      expect(await connect(host)).toBe("'self' wss:")
  })

  test('what is known already is not sent again; HEAD sends no body; nothing else is answered', async () => {
    const { headers } = await get('/')
    const again = await get('/', { 'If-None-Match': String(headers['etag']) })
    expect([again.status, again.body.length]).toEqual([304, 0])
    const head = await get('/', {}, 'HEAD')
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(INDEX.length)])
    expect((await get('/', {}, 'POST')).status).toBe(405)
    // What a phone shares is not for the server: it is led on, unread.
    const shared = await get('/share', {}, 'POST')
    expect([shared.status, shared.headers['location']]).toEqual([303, '/handed'])
  })
})

test('/healthz tells how it is', async () => {
  const { status, body, headers } = await get('/healthz')
  expect([status, JSON.parse(body.toString()), headers['cache-control']]).toEqual([200, { ok: true, sockets: 3 }, 'no-store'])
})

test('a relay without an app says so', async () => {
  const handler = createHandler({ health: () => ({ ok: false, sockets: 0 }) })
  const alone = createServer(handler)
  await new Promise<void>(resolve => alone.listen(0, '127.0.0.1', resolve))
  const { port } = alone.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}/`)
  expect([answer.status, await answer.text()]).toEqual([404, 'This is a Porchlight relay. The app lives elsewhere.\n'])
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(503)
  alone.close()
})
