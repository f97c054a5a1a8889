import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EN } from './refusals.en.ts'
import { ES } from './refusals.es.ts'
import { SAME, keyOf, refusalWords } from './refusals.ts'

const VALUES = { max: 10 }
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
    const missing = codes.filter(code => code !== 'malformed' && !keyOf(code))
    expect(missing).toEqual([])
  })

  it('has words for every refusal that an action on a document names', () => {
    const folder = new URL('../../../shared/src/', import.meta.url)
    const files = ['canvass', 'group'].flatMap(domain =>
      readdirSync(new URL(`${domain}/`, folder))
        .filter(name => name.endsWith('.actions.ts'))
        .map(name => `${domain}/${name}`),
    )
    const codes = new Set(
      files.flatMap(file => [...readFileSync(new URL(file, folder), 'utf8').matchAll(/refusal\('([a-z-]+)'/g)].map(match => match[1]!)),
    )
    expect(codes.size).toBeGreaterThan(5)
    // What only a bug of ours can bring about, never something that a person did.
    const bugs = new Set(['base-part-key', 'base-part-size', 'not-a-turf', 'not-an-id', 'result-unknown'])
    expect([...codes].filter(code => !keyOf(code) && !bugs.has(code))).toEqual([])
  })

  it('says the code where it has no sentence, and keeps its word about safety', () => {
    const { title, text } = words('en', 'never-heard-of')
    expect(title).toBe(EN.other.title)
    expect(text).toContain('safe')
    expect(text).toContain('(never-heard-of)')
  })

  it('puts values into sentences', () => {
    expect(refusalWords('en', { code: 'too-many-questions', values: { max: 7 } }).title).toContain('7')
    expect(refusalWords('es', { code: 'too-many-questions', values: { max: 7 } }).title).toContain('7')
  })
})
