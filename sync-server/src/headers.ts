import { extname } from 'node:path'
import { PAGE_CACHE, securityHeaders } from '@porchlight/shared/base/page-policy'

const HERE = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

const [ANYWHERE, LOOPBACK] = [securityHeaders(), securityHeaders(true)]

/** What goes with every answer, by the request's `Host`. */
export const headersFor = (host: string | undefined): Readonly<Record<string, string>> => (HERE.test(host ?? '') ? LOOPBACK : ANYWHERE)

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
}

export const contentType = (path: string): string => TYPES[extname(path)] ?? 'application/octet-stream'

const A_YEAR = 31_536_000

/** Names with a hash in them never change their content; everything else is asked for again each time. The page itself is never kept: see PAGE_CACHE. */
export function cacheControl(path: string): string {
  if (extname(path) === '.html') return PAGE_CACHE
  return /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(path) ? `public, max-age=${A_YEAR}, immutable` : 'no-cache'
}
