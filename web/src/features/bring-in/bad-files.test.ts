import { fail } from '@porchlight/shared/base/result'
import { scan } from '@porchlight/shared/canvass/import/import'
import { look } from '@porchlight/shared/canvass/import/look'
import { BAD_FILES } from '@porchlight/shared/canvass/import/testing/bad-files'
import { expect, test } from 'vitest'
import { formatFor } from '../../i18n/format.ts'
import { LANGUAGES } from '../../i18n/language.ts'
import { fileFault } from './fault-words.ts'
import { bringWords } from './messages.ts'
import { remedyWords, skipWords } from './skip-words.ts'

const SENTENCE = /^[A-ZÁÉÍÓÚÑ¿«“].{15,}[.?!]$/

test.each(LANGUAGES.flatMap(language => BAD_FILES.map(file => [language, file.name, file] as const)))(
  '[I3] %s, %s: said in words, with the line and a remedy',
  async (language, _, bad) => {
    const file = new Blob([bad.bytes])
    const seen = await look(file)
    const read = seen.ok ? await scan(file, seen.value, seen.value.layout, 2026) : fail(seen.error)
    if (!read.ok) {
      const said = fileFault(read.error, language, formatFor(language))!
      expect(said.title).toMatch(/[.?]$/)
      expect(said.text).toMatch(SENTENCE)
      expect(`${said.title} ${said.text}`).not.toMatch(/undefined|NaN|\bnull\b|file-/)
      // Where one line shows what is wrong it is named; the first line is called that.
      if (bad.line && bad.line > 1) expect(said.title).toMatch(new RegExp(`\\b${bad.line}\\b`))
      return
    }
    const { skipped } = read.value
    expect(skipped.total).toBeGreaterThan(0)
    for (const { line, reason } of skipped.examples) {
      expect(bringWords[language].line(String(line), 1)).toContain(String(line))
      expect(skipWords[language][reason]).toMatch(/^\p{Ll}.{5,}/u)
      expect(remedyWords[language][reason]).toMatch(SENTENCE)
    }
  },
)
