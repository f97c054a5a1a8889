// One module, bundled as the app is and run in a real page: for suites and measurements below the screens.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { Phone } from '../browser.ts'

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' }

export interface BuiltPage {
  readonly page: Page
  close(): Promise<void>
}

/** Bundles `entry` (a path) and opens it in a new Chromium. `alias` replaces packages by files. */
export async function openBuiltPage(entry: string, alias: Readonly<Record<string, string>> = {}): Promise<BuiltPage> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-page-'))
  await bundle(folder, entry, alias)
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : request.url!
    try {
      const body = readFileSync(join(folder, 'dist', path))
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const phone = await Phone.start()
  await phone.page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  return {
    page: phone.page,
    async close() {
      await phone.dispose()
      await new Promise(closed => {
        server.close(closed)
        server.closeAllConnections()
      })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Bundles `entry` into `folder/dist`. */
export async function bundle(folder: string, entry: string, alias: Readonly<Record<string, string>>): Promise<void> {
  // Vite belongs to the web package, which is what these pages are built like.
  const fromWeb = createRequire(new URL('../../web/package.json', import.meta.url))
  const { build } = (await import(pathToFileURL(fromWeb.resolve('vite')).href)) as { build(config: object): Promise<unknown> }
  writeFileSync(join(folder, 'index.html'), `<!doctype html><script type="module" src="${entry}"></script>`)
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    resolve: { alias },
    build: { outDir: join(folder, 'dist'), target: 'es2024', modulePreload: false, assetsInlineLimit: 0 },
  })
}
