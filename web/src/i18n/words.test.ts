import { afterEach, describe, expect, it, vi } from 'vitest'
import { formatFor } from './format.ts'
import { getLanguage, setLanguage, subscribeLanguage } from './language.ts'
import { defineMessages } from './messages.ts'
import { plural } from './plural.ts'

describe('defineMessages', () => {
  it('takes the same entries in every language, checked when compiling', () => {
    const words = defineMessages({
      en: { hello: 'Hello', doors: (n: number) => plural('en', n, '1 door', `${n} doors`) },
      es: { hello: 'Hola', doors: (n: number) => plural('es', n, '1 puerta', `${n} puertas`) },
    })
    expect(words.es.hello).toBe('Hola')
    expect(words.en.doors(1)).toBe('1 door')
    expect(words.es.doors(0)).toBe('0 puertas')

    // @ts-expect-error an entry is missing in Spanish
    defineMessages({ en: { one: 'One', two: 'Two' }, es: { one: 'Uno' } })
    // @ts-expect-error an entry is only in Spanish
    defineMessages({ en: { one: 'One' }, es: { one: 'Uno', two: 'Dos' } })
    // @ts-expect-error a text where English has a function
    defineMessages({ en: { n: (count: number) => `${count}` }, es: { n: 'n' } })
    // @ts-expect-error other values
    defineMessages({ en: { n: (count: number) => `${count}` }, es: { n: (count: string) => count } })
    expect.assertions(3)
  })
})

describe('plural', () => {
  it.each([
    ['en', 0, 'other'],
    ['en', 1, 'one'],
    ['en', 2, 'other'],
    ['es', 0, 'other'],
    ['es', 1, 'one'],
    ['es', 1_000_000, 'other'],
  ] as const)('%s %i: %s', (language, count, form) => {
    expect(plural(language, count, 'one', 'other')).toBe(form)
  })
})

describe('language of this phone', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    setLanguage('en')
  })

  it('switches at once, tells who listens, sets the page and remembers', () => {
    const kept = new Map<string, string>()
    const root = { lang: 'en' }
    vi.stubGlobal('localStorage', { setItem: (key: string, value: string) => kept.set(key, value) })
    vi.stubGlobal('document', { documentElement: root })
    const heard = vi.fn()
    const stop = subscribeLanguage(heard)
    setLanguage('es')
    expect(getLanguage()).toBe('es')
    expect(heard).toHaveBeenCalledOnce()
    expect(root.lang).toBe('es')
    expect([...kept.values()]).toEqual(['es'])
    stop()
    setLanguage('en')
    expect(heard).toHaveBeenCalledOnce()
  })

  it('switches also where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', {
      setItem: () => {
        throw new Error('refused')
      },
    })
    setLanguage('es')
    expect(getLanguage()).toBe('es')
  })

  it.each([
    [['es-MX', 'en-US'], 'es'],
    [['fr-FR', 'es'], 'es'],
    [['en-GB', 'es'], 'en'],
    [['zh-CN'], 'en'],
  ])('begins with the first of the browser’s languages that we have: %j', async (languages, language) => {
    vi.resetModules()
    vi.stubGlobal('navigator', { languages })
    const fresh = await import('./language.ts')
    expect(fresh.getLanguage()).toBe(language)
  })
})

describe('format', () => {
  it('writes numbers, sizes and lists as each language does', () => {
    expect(formatFor('en').number(1200)).toBe('1,200')
    expect(formatFor('en').bytes(2_400_000)).toBe('2.4 MB')
    expect(formatFor('en').percent(0.625)).toBe('63%')
    expect([0, 0.0004, 0.01, 0.996, 1].map(formatFor('en').percent)).toEqual(['0%', '<1%', '1%', '99%', '100%'])
    expect(formatFor('es').percent(0.0004)).toMatch(/^<1\s?%$/)
    expect(formatFor('en').list(['Ana', 'Luis', 'Sam'])).toBe('Ana, Luis, and Sam')
    expect(formatFor('es').list(['Ana', 'Luis', 'Sam'])).toBe('Ana, Luis y Sam')
  })
})
