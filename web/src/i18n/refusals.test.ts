import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EN } from './refusals.en.ts'
import { ES } from './refusals.es.ts'
import { SAME, keyOf, loadRefusals, refusalWords } from './refusals.ts'

const before = refusalWords('en', { code: 'storage-full' })
await loadRefusals('en')
await loadRefusals('es')

const VALUES = { max: 10 }
/** What only a bug of ours or a forged entry can bring about, never something that a person did: the general sentence, with the code. */
const BUGS = new Set([
  'base-part-key',
  'base-part-size',
  'not-a-turf',
  'not-a-place',
  'not-an-id',
  'not-a-doc',
  'result-unknown',
  'too-many-held',
  'too-many-at-once',
  'rule-unknown',
  'answer-unknown',
  'how-unknown',
  'log',
  'end',
  'organizers',
  'actor-too-long',
  'map-key-too-long',
  'message-too-long',
  'too-many-operations',
  'too-many-boxes',
  'malformed',
  'locator-changed',
  'locator-kept',
  'keeper-kept',
  'scopes-mismatch',
  'bad-signature',
  'other-version',
  'cannot-open',
  'grants-admin',
  'invitation-exists',
  'key-commitment',
  'last-admin',
  'needless-rekey',
  'prev-mismatch',
  'recipients-mismatch',
  'unknown-device',
  'unknown-epoch',
  'unknown-join',
  'unknown-member',
  'weak-key',
])
const keys = Object.keys(EN) as (keyof typeof EN)[]
const words = (language: 'en' | 'es', code: string) => refusalWords(language, { code, values: VALUES })

describe('sentences for refusals', () => {
  it.each(keys)('%s says what happened and what to do, in both languages', key => {
    const en = words('en', key)
    const es = words('es', key)
    for (const { title, text } of [en, es]) {
      expect(title).toMatch(/[.!]$/)
      expect(text.length).toBeGreaterThan(10)
    }
    expect(es.title).not.toBe(en.title)
    expect(es.text).not.toBe(en.text)
  })

  it('never says what belongs to engineers', () => {
    const banned = /\b(sync|conflict|merge|CRDT|document|peer|epoch|channel|batch|sincroniz\w*|conflicto|documento)\b/i
    for (const language of ['en', 'es'] as const) {
      for (const key of keys) expect(Object.values(words(language, key)).join(' ')).not.toMatch(banned)
    }
  })

  it('leads only to sentences that exist', () => {
    for (const key of Object.values(SAME)) expect(EN).toHaveProperty([key])
    expect(Object.keys(ES).toSorted()).toEqual(keys.toSorted())
  })

  it('has words for every refusal of the wire', () => {
    const table = readFileSync(new URL('../../../shared/src/wire/refusals.ts', import.meta.url), 'utf8')
    const codes = [...table.matchAll(/^  '?([a-z-]+)'?: \{ retry/gm)].map(match => match[1]!)
    expect(codes).toContain('slow-down')
    // `malformed` is our own bug: the general sentences, with the code.
    const missing = codes.filter(code => code !== 'malformed' && !keyOf(EN, code))
    expect(missing).toEqual([])
  })

  // What a voter file can have wrong with it has words of its own: features/bring-in/fault-words.ts, tested there.
  it('has words for every refusal that the shared core and the engine name', () => {
    const files = ['../../../shared/src/', '../engine/'].flatMap(folder => {
      const root = new URL(folder, import.meta.url)
      return readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.ts') && !/\.test\.ts$|(^|\/)testing(\/|\.ts)|^canvass\/import\//.test(name))
        .map(name => readFileSync(new URL(name, root), 'utf8'))
    })
    const said = /\b(?:refusal|Refused|drop)\(\s*'([a-z-]+)'|\bneed\([^;]*?,\s*'([a-z-]+)'\s*[,)]|\b(?:code|reason)(?::| \?\?) '([a-z-]+)'/g
    const codes = new Set(files.flatMap(text => [...text.matchAll(said)].map(([, ...found]) => found.find(Boolean)!)))
    for (const known of ['invitation-used-up', 'missing-key', 'relay-lost', 'relay-slow', 'storage-full', 'already-in-group'])
      expect(codes).toContain(known)
    expect([...codes].filter(code => !keyOf(EN, code) && !BUGS.has(code)).toSorted()).toEqual([])
  })

  it('says the code where it has no sentence, and keeps its word about safety', () => {
    const { title, text } = words('en', 'never-heard-of')
    expect(title).toBe('That did not work.')
    expect(before.text).toContain('(storage-full)')
    expect(text).toContain('safe')
    expect(text).toContain('(never-heard-of)')
  })

  it('puts values into sentences', () => {
    expect(refusalWords('en', { code: 'too-many-questions', values: { max: 7 } }).title).toContain('7')
    expect(refusalWords('es', { code: 'too-many-questions', values: { max: 7 } }).title).toContain('7')
  })
})
