import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/steps/run.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const lock = read('pnpm-lock.yaml')
const workspace = read('pnpm-workspace.yaml')

test('[P8.8] every package is locked by its hash, and none comes from anywhere but the registry', () => {
  const packages = lock.slice(lock.indexOf('\npackages:'), lock.indexOf('\nsnapshots:'))
  const entries = [...packages.matchAll(/^ {2}(\S.*):\n((?: {4}.*\n)+)/gm)]
  expect(entries.length).toBeGreaterThan(300)
  for (const [, id, about] of entries) expect(about, id).toMatch(/^ {4}resolution: \{integrity: sha512-[\w+/]{86}==\}\n/)
  expect(lock).not.toMatch(/tarball:|git\+|github:|https?:\/\//)
})

test('[P8.8] our own packages ask for versions, never for an address or for whatever is newest', () => {
  for (const at of ['', 'web/', 'sync-server/', 'shared/', 'e2e/']) {
    const own = JSON.parse(read(`${at}package.json`)) as Record<string, Record<string, string> | undefined>
    const asked = Object.entries({ ...own['dependencies'], ...own['devDependencies'], ...own['optionalDependencies'] })
    for (const [name, version] of asked) expect(version, name).toMatch(/^(?:\^?\d+\.\d+\.\d+|workspace:\*)$/)
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) expect(own['scripts']?.[script]).toBeUndefined()
  }
})

test('[P8.8] no package runs anything when it is installed, and none is younger than three days', () => {
  const allowed = [.../^allowBuilds:\n((?: {2}.+\n)+)/m.exec(workspace)![1]!.matchAll(/^ {2}(\S+): (\S+)$/gm)]
  expect(allowed.length).toBeGreaterThan(0)
  for (const [, name, value] of allowed) expect(value, name).toBe('false')
  expect(workspace).not.toMatch(/dangerouslyAllowAllBuilds|minimumReleaseAgeExclude|onlyBuiltDependencies/)
  expect(Number(/^minimumReleaseAge: (\d+)$/m.exec(workspace)![1])).toBeGreaterThanOrEqual(3 * 24 * 60)
})
