import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import own from '../package.json' with { type: 'json' }
import { afterBuild } from './after-build.ts'

/** Every file of the build with its SHA-256, for scripts/verify-site.ts: docs/VERIFYING.md. */
export interface Hashes {
  readonly version: string
  /** Of what sources, where `PORCHLIGHT_COMMIT` says it. */
  readonly commit?: string
  readonly files: Readonly<Record<string, string>>
}

export const HASHES = 'manifest-hashes.json'

/** After the service worker, before the compressed siblings, which are only another way to send the same. */
export const hashes = () =>
  afterBuild({
    name: 'hashes',
    when: 'closed',
    act: folder => {
      const commit = process.env['PORCHLIGHT_COMMIT']
      const all: Hashes = { version: own.version, ...(commit ? { commit } : {}), files: hashFolder(folder) }
      writeFileSync(join(folder, HASHES), `${JSON.stringify(all, null, 1)}\n`)
    },
  })

/** By path, in order. */
function hashFolder(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = entries.map(entry => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')).toSorted()
  return Object.fromEntries(
    paths.map(path => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  )
}
