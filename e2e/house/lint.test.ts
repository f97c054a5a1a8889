import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { refusedImport } from '../../scripts/lint/directions.ts'
import { bin, root } from '../../scripts/steps/run.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-lint-'))
  // The settings' overrides count from the folder that they lie in.
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  cpSync(join(root, 'scripts/lint'), join(folder, 'scripts/lint'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Lints one file as if it lay at `path` in the repository, with the repository's own settings. */
function lint(path: string, source: string): { refused: boolean; said: string } {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, source)
  const run = spawnSync(bin('oxlint'), ['--deny-warnings', path], { cwd: folder, encoding: 'utf8' })
  return { refused: run.status !== 0, said: run.stdout.replaceAll(/\s+/g, ' ') }
}

test('the linter refuses a relay that imports what could read, and says why', () => {
  const { refused, said } = lint(
    'sync-server/src/relay.ts',
    `import { open } from '@porchlight/shared/crypto/seal'\nexport const read = open\n`,
  )
  expect(refused).toBe(true)
  expect(said).toContain('sync-server/src/ may not import shared/src/crypto/seal.ts. The relay is blind')
})

test('the linter lets through what is allowed', () => {
  const { refused, said } = lint(
    'sync-server/src/relay.ts',
    `import { readFrame } from '@porchlight/shared/wire/frames'\nexport const read = readFrame\n`,
  )
  expect(said).not.toContain('porchlight')
  expect(refused).toBe(false)
})

test.each([
  ['a relative import', `import { view } from '../roster/view.ts'\nexport const x = view\n`],
  ['an import of types', `import type { View } from '../roster/view.ts'\nexport type X = View\n`],
  ['a type in place', `export type X = import('../roster/view.ts').View\n`],
  ['passing on', `export { view } from '../roster/view.ts'\n`],
  ['passing everything on', `export * from '../roster/view.ts'\n`],
  ['an import at run time', `export const x = () => import('../roster/view.ts')\n`],
])('the linter sees %s', (_, source) => {
  const { refused, said } = lint('shared/src/canvass/turf.ts', source)
  expect(refused).toBe(true)
  expect(said).toContain('shared/src/canvass/ may not import shared/src/roster/view.ts')
})

test.each([
  [
    'changeAt',
    'web/src/engine/docs.ts',
    `export const f = (A: { changeAt: () => void }) => A.changeAt()\n`,
    'changeAt makes an actor of its own',
  ],
  [
    'changeAt by name',
    'web/src/engine/docs.ts',
    `import { changeAt } from '@automerge/automerge'\nexport const f = changeAt\n`,
    'changeAt makes an actor',
  ],
  ['Math.random in the domain', 'shared/src/canvass/id.ts', `export const id = () => Math.random()\n`, 'take randomness as an argument'],
  ['Date.now in the domain', 'shared/src/roster/op.ts', `export const at = () => Date.now()\n`, 'take the time as an argument'],
  ['Buffer in shared', 'shared/src/wire/frames.ts', `export const b = Buffer.from('')\n`, 'shared runs in browsers'],
  [
    'node in shared',
    'shared/src/base/hash.ts',
    `import { createHash } from 'node:crypto'\nexport const h = createHash\n`,
    'may not import node:crypto',
  ],
])('the linter refuses %s', (_, path, source, message) => {
  const { refused, said } = lint(path, source)
  expect(refused).toBe(true)
  expect(said).toContain(message)
})

test.each([
  ['shared/src/base/ids.ts', '../wire/frames.ts', true],
  ['shared/src/wire/frames.ts', '../base/bytes.ts', false],
  ['shared/src/wire/frames.ts', '../crypto/seal.ts', true],
  ['shared/src/wire/frames.ts', './entry.ts', true],
  ['shared/src/wire/entry.ts', '../crypto/seal.ts', false],
  ['shared/src/wire/entry.ts', '../roster/fold.ts', true],
  ['sync-server/src/relay.ts', '@porchlight/shared/wire/entry', true],
  ['sync-server/src/relay.ts', '@porchlight/shared/wire/frames', false],
  ['shared/src/roster/fold.ts', '../crypto/sign.ts', false],
  ['shared/src/roster/fold.ts', '../doc/kind.ts', true],
  ['shared/src/canvass/turf.ts', '../group/group.ts', true],
  ['shared/src/canvass/turf.ts', '../doc/kind.ts', false],
  ['shared/src/canvass/turf.test.ts', 'vitest', false],
  ['shared/src/canvass/turf.ts', 'vitest', true],
  ['web/src/engine/testing/disk.ts', 'fake-indexeddb', false],
  ['web/src/engine/disk.ts', 'fake-indexeddb', true],
  ['web/src/ui/Button.tsx', 'react-aria-components', false],
  ['web/src/ui/Button.tsx', '../i18n/words.ts', true],
  ['web/src/engine/docs.ts', 'react', true],
  ['web/src/engine/docs.ts', '@porchlight/shared/roster/fold', false],
  ['web/src/features/walk/DoorScreen.tsx', '../turfs/use-turfs.ts', true],
  ['web/src/features/walk/DoorScreen.tsx', './use-door.ts', false],
  ['web/src/features/walk/parts/Results.tsx', '../use-door.ts', false],
  ['web/src/features/walk/DoorScreen.tsx', '../../engine/api.ts', false],
  ['web/src/features/walk/DoorScreen.tsx', '../../engine/docs.ts', true],
  ['web/src/features/walk/DoorScreen.tsx', '../walk-more/x.ts', true],
  ['web/src/main.tsx', './engine/engine.ts', false],
])('%s importing %s: refused is %s', (file, specifier, refused) => {
  expect(refusedImport(file, specifier) !== undefined).toBe(refused)
})
