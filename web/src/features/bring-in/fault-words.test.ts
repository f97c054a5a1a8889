import { expect, test } from 'vitest'
import { refusal } from '@porchlight/shared/base/refusal'
import { formatFor } from '../../i18n/format.ts'
import { LANGUAGES } from '../../i18n/language.ts'
import { fileFault } from './fault-words.ts'

const CODES = [
  'file-empty',
  'file-not-a-list',
  'file-is-history',
  'file-is-results',
  'file-is-districts',
  'file-nobody',
  'file-no-coordinates',
  'file-not-degrees',
  'file-not-history',
  'history-elsewhere',
  'file-no-address-column',
  'file-no-name-column',
  'file-no-rows',
  'file-unreadable',
  'too-many-voters',
  'nothing-chosen',
  'import-failed',
]

test.each(LANGUAGES.flatMap(language => CODES.map(code => [language, code] as const)))(
  '%s: %s is a sentence that says what to do',
  (language, code) => {
    const words = fileFault(
      refusal(code, { values: { max: 40_000, kind: 'pdf', line: 2, rows: 7, reason: 'no-name' } }),
      language,
      formatFor(language),
    )
    expect(words?.title).toMatch(/[.?]$/)
    expect(words?.text.length).toBeGreaterThan(20)
    expect(`${words?.title} ${words?.text}`).not.toMatch(/undefined|NaN|\bnull\b/)
  },
)

test('no kind of file is named by its code', () => {
  for (const language of LANGUAGES)
    for (const kind of ['spreadsheet', 'compressed', 'binary', 'text', 'something-new']) {
      const title = fileFault(refusal('file-not-a-list', { values: { kind } }), language, formatFor(language))!.title
      expect(title).not.toContain('binary')
      expect(title).not.toContain('something-new')
    }
})

test('a refusal that is not about files is left to the common table', () => {
  expect(fileFault(refusal('storage-full'), 'en', formatFor('en'))).toBeUndefined()
})
