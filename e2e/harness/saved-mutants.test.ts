import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Findings, MutantName } from './saved-mutants.ts'

/** In a process of its own: Node's loader makes the mutants, not the test runner's. */
let seen: Readonly<Record<string, Findings>>
beforeAll(() => {
  seen = JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'saved-mutants.ts')], { encoding: 'utf8' }))
})

const found = (name: string, what: string): readonly string[] =>
  Object.entries(seen[name]!).flatMap(([write, wrong]) => (wrong.includes(what) ? [write] : []))

describe('[P1.1] the look at saving', () => {
  test('finds nothing in the engine as it is', () => {
    expect(Object.values(seen['the engine as it is']!).flat()).toEqual([])
  })

  test.each<[MutantName, string[]]>([
    ['says saved before the completion event', ['own change', 'others’ changes', 'a batch', 'sent, and an entry', 'a group forgotten']],
    ['does not wait for the transaction', ['own change', 'others’ changes', 'a batch', 'sent, and an entry']],
    ['does not wait for the commit', ['own change']],
  ])('finds a build that %s', (name, writes) => {
    expect(found(name, 'early')).toEqual(expect.arrayContaining(writes))
  })

  test('finds a build that asks for relaxed durability, in every write', () => {
    const name: MutantName = 'asks for relaxed durability'
    expect(found(name, 'relaxed')).toEqual(Object.keys(seen[name]!))
  })
})
