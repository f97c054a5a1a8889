// Whether what is served, or lies in a folder, is the build that a list of hashes describes: docs/VERIFYING.md.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type Hashes, HASHES } from '../../web/build/hashes.ts'

/** What must stand in the policy of every page, whoever serves it. */
const POLICY = ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "base-uri 'none'", "require-trusted-types-for 'script'"]

/** Read by the host, and by some of them not handed out. */
const FOR_HOST = '_headers'

const SAME_AT_ONCE = 6

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** One line for each thing that is not as it should be; none: all is. */
export async function faultsOf(place: string, hashes: Hashes): Promise<string[]> {
  return /^https?:\/\//.test(place) ? siteFaults(new URL(place), hashes) : folderFaults(place, hashes)
}

async function siteFaults(site: URL, { files }: Hashes): Promise<string[]> {
  const faults: string[] = []
  const look = async (path: string, hash: string): Promise<void> => {
    const answer = await fetch(new URL(path, site), { cache: 'no-store' })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (!answer.ok) faults.push(`missing: ${path} (${answer.status})`)
    else if (sha256(bytes) !== hash) faults.push(`different: ${path}`)
  }
  const queue = Object.entries(files).filter(([path]) => path !== FOR_HOST)
  // The address that people open, and one that only the app knows: both are the page.
  for (const path of ['/', '/walk']) queue.push([path, files['index.html'] ?? ''])
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) await look(...next)
  }
  await Promise.all(Array.from({ length: SAME_AT_ONCE }, work))
  for (const path of ['/', '/sw.js']) faults.push(...(await headerFaults(new URL(path, site), path)))
  return faults.toSorted()
}

async function headerFaults(address: URL, path: string): Promise<string[]> {
  const { headers, body } = await fetch(address)
  await body?.cancel()
  const policy = (headers.get('content-security-policy') ?? '').split(/;\s*/)
  const missing = [...POLICY, "frame-ancestors 'none'"].filter(part => !policy.includes(part)).map(part => `header of ${path}: no ${part}`)
  if (headers.get('x-content-type-options') !== 'nosniff') missing.push(`header of ${path}: no nosniff`)
  return missing
}

function folderFaults(folder: string, { files }: Hashes): string[] {
  const faults: string[] = []
  for (const [path, hash] of Object.entries(files)) {
    const file = join(folder, path)
    if (!existsSync(file)) faults.push(`missing: ${path}`)
    else if (sha256(readFileSync(file)) !== hash) faults.push(`different: ${path}`)
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')
    if (!entry.isFile() || path in files || path === HASHES) continue
    const [, plain, ending] = /^(.+)\.(br|gz)$/.exec(path) ?? []
    if (plain === HASHES) continue
    const hash = plain === undefined ? undefined : files[plain]
    if (hash === undefined) faults.push(`not of the build: ${path}`)
    else if (unpackedHash(join(folder, path), ending === 'br') !== hash) faults.push(`different: ${path}`)
  }
  return faults.toSorted()
}

function unpackedHash(file: string, isBrotli: boolean): string | undefined {
  try {
    return sha256((isBrotli ? brotliDecompressSync : gunzipSync)(readFileSync(file)))
  } catch {
    return undefined
  }
}

/** Throws with words for the console where there is no such list. */
export function readHashes(file: string): Hashes {
  if (!existsSync(file)) throw new Error(`There is no list of hashes at ${file}. Build the app, or name a list with --hashes.`)
  const read = JSON.parse(readFileSync(file, 'utf8')) as Partial<Hashes>
  if (typeof read.version !== 'string' || !read.files?.['index.html'] || !read.files['sw.js'])
    throw new Error(`${file} is no list of hashes.`)
  return read as Hashes
}
