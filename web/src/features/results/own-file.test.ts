import { visitsCsv } from '@porchlight/shared/canvass/export'
import { look } from '@porchlight/shared/canvass/import/look'
import { expect, test } from 'vitest'
import { resultWords } from '../../app/canvass/words.ts'
import { LANGUAGES } from '../../i18n/language.ts'
import { columnWords } from './messages.ts'

test.each(LANGUAGES)('[C6] our own table of visits is no list of voters, and is told for what it is: %s', async language => {
  const words = { columns: columnWords[language], results: resultWords[language], yes: 'x' }
  const questions = [{ id: '1', order: 1, text: 'Name', kind: 'text' as const, choices: [] }]
  expect(await look(new Blob([visitsCsv([], questions, words)]))).toMatchObject({ error: { code: 'file-is-results' } })
})
