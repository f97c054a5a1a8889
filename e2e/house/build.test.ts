import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAGE_POLICY } from '@porchlight/shared/base/page-policy'
import { root } from '../../scripts/steps/run.ts'
import { faultsOf, readHashes } from '../../scripts/verify/compare.ts'
import { buildTwice, differences } from '../../scripts/verify/twice.ts'
import type { Hashes } from '../../web/build/hashes.ts'
import { builtApp } from '../app.ts'
import { startRelay } from '../relay.ts'

let app: string
let hashes: Hashes
const folders: string[] = []

/** A copy to be spoiled. */
function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-build-'))
  folders.push(folder)
  cpSync(app, folder, { recursive: true })
  return folder
}

beforeAll(async () => {
  app = await builtApp()
  hashes = readHashes(join(app, 'manifest-hashes.json'))
})
afterAll(() => folders.forEach(folder => rmSync(folder, { recursive: true, force: true })))

test('[P8.8] two builds in other places, with another zone, language and umask, are alike in every byte', async () => {
  const { files, different } = await buildTwice()
  expect(different).toEqual([])
  expect(files).toBeGreaterThan(100)
})

test('the service worker is a plain script: browsers do not start one that is a module', () => {
  expect(() => new Script(readFileSync(join(app, 'sw.js'), 'utf8'))).not.toThrow()
})

describe('[P8.8] whoever looks at a site can tell whether it is the build', () => {
  test('a folder, and where somebody has been at it', async () => {
    expect(await faultsOf(app, hashes)).toEqual([])
    const spoiled = copy()
    const page = join(spoiled, 'index.html')
    writeFileSync(page, readFileSync(page, 'utf8').replace('</body>', '<script src="/more.js"></script></body>'))
    writeFileSync(join(spoiled, 'more.js'), 'fetch("/")')
    writeFileSync(join(spoiled, 'sw.js.br'), readFileSync(join(spoiled, 'early.js.br')))
    unlinkSync(join(spoiled, 'licenses.txt'))
    expect(differences(app, spoiled)).toEqual(['index.html', 'licenses.txt', 'more.js', 'sw.js.br'])
    expect(await faultsOf(spoiled, hashes)).toEqual([
      'different: index.html',
      'different: sw.js.br',
      'missing: licenses.txt',
      'not of the build: more.js',
    ])
  })

  test('a site, and one that hands out something else', async () => {
    const honest = await startRelay({ app })
    const spoiled = copy()
    for (const ending of ['', '.br', '.gz']) rmSync(join(spoiled, `early.js${ending}`))
    writeFileSync(join(spoiled, 'early.js'), `${readFileSync(join(app, 'early.js'), 'utf8')}\nfetch('https://else.example')`)
    const other = await startRelay({ app: spoiled })
    try {
      expect(await faultsOf(honest.origin, hashes)).toEqual([])
      expect(await faultsOf(other.origin, hashes)).toEqual(['different: early.js'])
    } finally {
      await honest.dispose()
      await other.dispose()
    }
  })
})

interface Component {
  readonly name: string
  readonly version: string
  readonly purl: string
  readonly licenses: readonly unknown[]
  readonly hashes: readonly { readonly alg: string; readonly content: string }[]
}

test('[P8.8] what others wrote is listed with name, version, licence and hash, by CycloneDX 1.6, and its licences can be read', () => {
  const bill = JSON.parse(readFileSync(join(app, 'sbom.cdx.json'), 'utf8')) as Record<string, unknown> & { components: Component[] }
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: { type: 'application' } } })
  expect(Object.keys(bill).toSorted()).toEqual(['bomFormat', 'components', 'dependencies', 'metadata', 'specVersion', 'version'])
  const licences = readFileSync(join(app, 'licenses.txt'), 'utf8')
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
  for (const { name, version, purl, licenses, hashes: sums } of bill.components) {
    expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`)
    expect(licenses.length, name).toBe(1)
    expect(sums.map(sum => sum.alg)).toEqual(['SHA-512'])
    expect(lock).toContain(`sha512-${Buffer.from(sums[0]!.content, 'hex').toString('base64')}`)
    expect(licences).toContain(`\n${name} ${version} · `)
  }
  // One of the page, of the notes, of a worker and of the service worker: none of the builds has been forgotten.
  const names = bill.components.map(each => each.name)
  expect(names).toEqual(
    expect.arrayContaining(['react-dom', 'prosemirror-view', 'papaparse', 'workbox-precaching', '@automerge/automerge']),
  )
  expect(new Set(bill.components.map(each => each.purl)).size).toBe(bill.components.length)
})

test('[P8.6] the page says its policy before anything of it loads, and the hash of what keeps its name', () => {
  const page = readFileSync(join(app, 'index.html'), 'utf8')
  expect(page.indexOf(PAGE_POLICY)).toBeGreaterThan(0)
  expect(page.indexOf(PAGE_POLICY)).toBeLessThan(page.search(/<script|<link|<title/))
  expect(page).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/)
  const assets = page.match(/<[^>]+"\/assets\/[^>]+>/g)!
  expect(assets.length).toBeGreaterThan(1)
  for (const tag of assets) expect(tag).toMatch(/integrity="sha384-[\w+/]{64}"/)
  expect(readFileSync(join(app, '_headers'), 'utf8')).toContain("Content-Security-Policy: default-src 'none'; script-src 'self'")
})
