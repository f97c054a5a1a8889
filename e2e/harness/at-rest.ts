// [L4] Everything that a browser keeps for the app, looked at as it lies there: bytes that look like chance, names that say
// nothing, and a few words that are the same on every phone.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

interface Kept {
  /** Store or table, and where in the row. */
  readonly place: string
  readonly text?: string
  /** Base64 of bytes. */
  readonly bytes?: string
}

export interface AtRest {
  /** What is not sealed, not opaque and not among the known words. */
  readonly findings: readonly string[]
  /** How much was looked at, by database, cache or store. */
  readonly looked: Readonly<Record<string, number>>
}

/** What the schema says, the same on every phone. */
const WORDS = ['device', 'secret', 'passkey', 'recovery', 'tries', 'pin', 'passphrase', 'opening', 'public', 'entries', 'chunks', 'values', 'outgoing'] // prettier-ignore
const OPAQUE = /^[A-Za-z0-9_-]{22}$/
const RANDOM_NAME = /^[0-9a-f]{16}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const SETTINGS: Readonly<Record<string, RegExp>> = { 'porchlight.theme': /^(light|dark|system)$/, 'porchlight.language': /^(en|es)$/ }

export async function lookAtRest(page: Page, app: string): Promise<AtRest> {
  const kept = await page.evaluate(everythingKept)
  const looked: Record<string, number> = {}
  const together = new Map<string, Buffer[]>()
  const findings: string[] = []
  for (const { place, text, bytes } of kept) {
    const [where] = place.split(' ')
    looked[where!] = (looked[where!] ?? 0) + 1
    if (text !== undefined && !isOpaque(place, text)) findings.push(`${place}: “${text.slice(0, 60)}”`)
    if (bytes === undefined) continue
    const found = Buffer.from(bytes, 'base64')
    if (place.startsWith('cache ')) {
      if (!isOfTheApp(app, place.slice('cache '.length), found)) findings.push(`${place}: not a file of the app`)
      continue
    }
    if (!looksSealed(found)) findings.push(`${place}: ${found.length} bytes that do not look sealed`)
    const table = place.split(' ').slice(0, 2).join(' ')
    together.set(table, [...(together.get(table) ?? []), found])
  }
  for (const [table, parts] of together) if (!looksSealed(Buffer.concat(parts))) findings.push(`${table}: does not look sealed as a whole`)
  return { findings, looked }
}

function isOpaque(place: string, text: string): boolean {
  if (place.startsWith('local ')) return SETTINGS[place.slice('local '.length)]?.test(text) ?? false
  return OPAQUE.test(text) || RANDOM_NAME.test(text) || WORDS.includes(text)
}

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** What the service worker has fetched is what the server hands out to everybody. */
function isOfTheApp(app: string, path: string, found: Buffer): boolean {
  try {
    return sha(readFileSync(join(app, decodeURIComponent(path)))) === sha(found)
  } catch {
    return false
  }
}

/** By how often each byte occurs, and by how much of it could be read: sealed bytes are like chance. */
function looksSealed(bytes: Buffer): boolean {
  if (bytes.length < 48) return true
  const counts = Array.from({ length: 256 }, () => 0)
  for (const byte of bytes) counts[byte]!++
  const readable = counts.reduce((sum, count, byte) => sum + (byte >= 0x20 && byte < 0x7f ? count : 0), 0) / bytes.length
  const expected = bytes.length / 256
  const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  // 95 of 256 bytes are letters; eight standard deviations on either side. Chance passes these for thousands of rows.
  const spread = Math.sqrt((0.371 * 0.629) / bytes.length)
  return Math.abs(readable - 0.371) < 8 * spread && (bytes.length < 2_048 || chi < 255 + 10 * Math.sqrt(510))
}

/** Runs in the page. */
async function everythingKept(): Promise<Kept[]> {
  const kept: Kept[] = []
  const base64 = (bytes: Uint8Array): string => {
    let text = ''
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    return btoa(text)
  }
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  function walk(place: string, value: unknown): void {
    if (typeof value === 'string') kept.push({ place, text: value })
    else if (value instanceof Uint8Array) kept.push({ place, bytes: base64(value) })
    else if (value instanceof ArrayBuffer) kept.push({ place, bytes: base64(new Uint8Array(value)) })
    else if (value instanceof CryptoKey) kept.push({ place, text: value.extractable ? 'a key that can be taken out' : 'device' })
    else if (Array.isArray(value)) value.forEach((each, i) => walk(`${place}[${i}]`, each))
    else if (value !== null && typeof value === 'object') for (const [name, each] of Object.entries(value)) walk(`${place}.${name}`, each)
    else if (typeof value !== 'number' && typeof value !== 'boolean' && value !== undefined) kept.push({ place, text: `a ${typeof value}` })
  }
  for (const { name } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name!))
    for (const store of database.objectStoreNames) {
      const table = database.transaction(store).objectStore(store)
      const [keys, rows] = await Promise.all([answer(table.getAllKeys()), answer(table.getAll())])
      keys.forEach(key => walk(`${name} ${store} key`, key))
      rows.forEach((row: unknown, i) => walk(`${name} ${store} ${i}`, row))
    }
    database.close()
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const response = await cache.match(request)
      kept.push({ place: `cache ${new URL(request.url).pathname}`, bytes: base64(new Uint8Array(await response!.arrayBuffer())) })
    }
  }
  for (const key of Object.keys(localStorage)) kept.push({ place: `local ${key}`, text: localStorage.getItem(key)! })
  for (const key of Object.keys(sessionStorage)) kept.push({ place: `session ${key}`, text: `${key} ${sessionStorage.getItem(key)}` })
  const folders = async (at: FileSystemDirectoryHandle, path: string): Promise<void> => {
    for await (const [name, handle] of at.entries()) {
      if (handle.kind === 'directory') await folders(handle as FileSystemDirectoryHandle, `${path}/${name}`)
      else walk(`files ${path}/${name}`, new Uint8Array(await (await (handle as FileSystemFileHandle).getFile()).arrayBuffer()))
    }
  }
  await folders(await navigator.storage.getDirectory(), '')
  return kept
}
