import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join, relative, sep } from 'node:path'
import { cacheControl, contentType, headersFor } from './headers.ts'

interface Asset {
  readonly file: string
  readonly length: number
  readonly etag: string
  /** Encodings for which a compressed sibling lies beside the file, best first. */
  readonly siblings: readonly { encoding: 'br' | 'gzip'; file: string; length: number }[]
}

export interface HttpOptions {
  /** The folder of the built app; without one only the relay answers. */
  readonly app?: string | undefined
  /** Folders of earlier builds: only what has a hash in its name is served from them. */
  readonly earlier?: readonly string[]
  health(): { ok: boolean; sockets: number }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Where phones post what another app shares: build/manifest.ts of the app. */
const SHARED = '/share'

const SIBLINGS = [
  { encoding: 'br', suffix: '.br' },
  { encoding: 'gzip', suffix: '.gz' },
] as const

/** Every file of the folder by its URL path. Only what was there at the start is ever served: no path leads elsewhere. */
function findAssets(folder: string): Map<string, Asset> {
  const files = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile()) files.set(`/${relative(folder, file).split(sep).join('/')}`, file)
  }
  const assets = new Map<string, Asset>()
  for (const [path, file] of files) {
    const siblings = SIBLINGS.flatMap(({ encoding, suffix }) => {
      const sibling = files.get(path + suffix)
      return sibling ? [{ encoding, file: sibling, length: statSync(sibling).size }] : []
    })
    const etag = `"${createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 22)}"`
    assets.set(path, { file, length: statSync(file).size, etag, siblings })
  }
  return assets
}

const accepts = (request: IncomingMessage, encoding: string): boolean =>
  String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .some(item => {
      const [name, ...parameters] = item.trim().split(';')
      return name === encoding && !parameters.some(it => /^\s*q=0(\.0*)?$/.test(it))
    })

function send(request: IncomingMessage, response: ServerResponse, path: string, asset: Asset): void {
  const best = asset.siblings.find(it => accepts(request, it.encoding)) ?? asset
  const headers: Record<string, string | number> = {
    ...headersFor(request.headers.host),
    'Content-Type': contentType(path),
    'Cache-Control': cacheControl(path),
    Vary: 'Accept-Encoding',
    ETag: asset.etag,
  }
  if (request.headers['if-none-match'] === asset.etag) {
    response.writeHead(304, headers).end()
    return
  }
  if ('encoding' in best) headers['Content-Encoding'] = best.encoding
  // Read whole: the largest file is under 4 MB, and a file that vanishes is then an honest 500.
  const body = readFileSync(best.file)
  response.writeHead(200, { ...headers, 'Content-Length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function plain(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { ...headersFor(response.req.headers.host), 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text)
}

/** `/healthz`, and the built app: a path without a file's ending is a screen of the app. */
export function createHandler({ app, earlier = [], health }: HttpOptions): Handler {
  const assets = app === undefined ? new Map<string, Asset>() : findAssets(app)
  for (const folder of earlier)
    for (const [path, asset] of findAssets(folder)) if (path.startsWith('/assets/') && !assets.has(path)) assets.set(path, asset)
  const index = assets.get('/index.html')

  function answer(request: IncomingMessage, response: ServerResponse): void {
    if (request.method === 'POST' && request.url === SHARED && index) {
      // The app's service worker takes what is shared; it is only ever missing where the browser has cleared it. Nothing is read.
      response.writeHead(303, { ...headersFor(request.headers.host), Location: '/handed', Connection: 'close' }).end()
      return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return plain(response, 405, 'Only GET and HEAD are answered here.\n')
    }
    const { pathname } = new URL(request.url ?? '/', 'http://relay')
    const path = decodeURIComponent(pathname)
    if (path === '/healthz') {
      const state = health()
      return plain(response, state.ok ? 200 : 503, `${JSON.stringify(state)}\n`, 'application/json; charset=utf-8')
    }
    const asset = assets.get(path)
    if (asset) return send(request, response, path, asset)
    if (index && !/\.\w+$/.test(path)) return send(request, response, '/index.html', index)
    plain(response, 404, app === undefined ? 'This is a Porchlight relay. The app lives elsewhere.\n' : 'Nothing is here.\n')
  }

  return (request, response) => {
    try {
      answer(request, response)
    } catch (error) {
      // A path that cannot be decoded, or a file that has been deleted under us.
      plain(response, error instanceof URIError || error instanceof TypeError ? 400 : 500, 'This could not be answered.\n')
    }
  }
}
