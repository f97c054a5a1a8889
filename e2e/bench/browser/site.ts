// Pages of the peers, built as the app is built and installed by a service worker that keeps all of them.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { bundle } from '../../harness/built-page.ts'

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' }

export interface Site {
  readonly origin: string
  close(): Promise<void>
}

/** What the peers' pages import, by names of their own: React belongs to the web package. */
const from = (folder: string) => createRequire(new URL(`../../../${folder}/package.json`, import.meta.url))
const home = (folder: string, name: string) => dirname(from(folder).resolve(`${name}/package.json`))
const PEERS = {
  'peer-react': home('web', 'react'),
  'peer-react-dom': home('web', 'react-dom'),
  'peer-papaparse': home('e2e', 'papaparse'),
}

/** Everything from the cache and nothing from the network: as little as an installed page can do. */
const worker = (files: readonly string[]): string => `
const FILES = ${JSON.stringify(files)}
addEventListener('install', event => event.waitUntil(caches.open('all').then(cache => cache.addAll(FILES)).then(() => skipWaiting())))
addEventListener('activate', event => event.waitUntil(clients.claim()))
addEventListener('fetch', event => event.respondWith(caches.match(event.request, { ignoreSearch: true }).then(found => found ?? fetch(event.request))))
`

/** Bundles the module at `entry` and serves it on a free port. The page registers `/sw.js` itself. */
export async function openSite(entry: string): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-site-'))
  await bundle(folder, entry, PEERS)
  const dist = join(folder, 'dist')
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter(file => file.isFile())
    .map(file => join(file.parentPath, file.name).slice(dist.length))
  writeFileSync(join(dist, 'sw.js'), worker(['/', ...files]))
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://site').pathname
    try {
      const body = readFileSync(join(dist, path === '/' ? 'index.html' : path))
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/html' }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      if (!server.listening) return
      await new Promise(closed => {
        server.close(closed)
        server.closeAllConnections()
      })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
