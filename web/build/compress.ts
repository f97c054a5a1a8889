import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { afterBuild } from './after-build.ts'

const KINDS = /\.(?:js|css|html|svg|json|webmanifest|wasm|txt)$/
const MIN_BYTES = 1024

/**
 * Writes `x.br` and `x.gz` beside each file of the build that is worth it, so that the server never compresses anything
 * itself, and says what travels: the JavaScript before the first paint and the whole precache.
 */
export const compress = () => afterBuild({ name: 'compress', when: 'closed', act: compressFolder })

function compressFolder(folder: string): void {
  // This also runs after a build that failed; its own error is the one to read.
  if (!existsSync(join(folder, 'index.html'))) return
  let wire = 0
  for (const file of walk(folder)) {
    const bytes = readFileSync(file)
    let least = bytes.length
    if (KINDS.test(file) && bytes.length >= MIN_BYTES) {
      const br = brotliCompressSync(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
      })
      const gz = gzipSync(bytes, { level: 9 })
      if (br.length < bytes.length) writeFileSync(`${file}.br`, br)
      if (gz.length < bytes.length) writeFileSync(`${file}.gz`, gz)
      least = Math.min(least, br.length)
    }
    wire += least
  }
  const first = firstPaint(folder)
  console.log(`\nJavaScript before first paint: ${kib(first)} gzip (bar: 170 KiB)\nWhole build on the wire: ${kib(wire)} (bar: 2,560 KiB)`)
}

/** gzip size of the scripts that index.html itself asks for: the entry and what it imports statically. */
function firstPaint(out: string): number {
  const html = readFileSync(join(out, 'index.html'), 'utf8')
  const scripts = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(match => join(out, match[1]!))
  return scripts.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0)
}

function* walk(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* walk(path)
    else if (!/\.(?:br|gz|map)$/.test(name)) yield path
  }
}

const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`
