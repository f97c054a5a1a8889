import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const ROWS = Array.from({ length: 22 }, (_, i) => `A${i + 1}`)

/** Rows that a test's title begins with. */
function rowsIn(pattern: string): Set<string> {
  const files = globSync(pattern, { cwd: root, exclude: path => path.includes('node_modules') })
  const titles = files.flatMap(file => [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /\b(?:test|it)(?:\.each[^`'"]*)?[\s\S]{0,4000}?\(\s*(['"`])((?:\[[A-Z]+[\d.]+\] ?)+)/g,
    ),
  ])
  return new Set(titles.flatMap(title => [...title[2]!.matchAll(/\[(A\d+)\]/g)].map(row => row[1]!)))
}

test('every row of the attack table has a test whose title begins with its id', () => {
  const found = rowsIn('{shared,web,sync-server}/src/**/*.test.ts')
  for (const row of rowsIn('e2e/**/*.test.ts')) found.add(row)
  expect(ROWS.filter(row => !found.has(row))).toEqual([])
})

test('and one with real engines and a real relay', () => {
  const found = rowsIn('e2e/attacks/*.test.ts')
  expect(ROWS.filter(row => !found.has(row))).toEqual([])
})
