import { expect, test } from 'vitest'
import { previewPeopleCsv, readPeopleCsv, writePeopleCsv } from '@porchlight/shared/people/people-csv'
import type { PersonCard } from '@porchlight/shared/people/types'
import { columnWords } from './column-words.ts'

const maria: PersonCard = {
  name: 'María López',
  given: 'María',
  family: 'López',
  pronouns: 'ella',
  about: 'Boiler',
  freeNote: 'not in August',
  phones: [{ number: '216-555-0142', kind: 'mobile' }],
  emails: [{ address: 'maria@example.org', kind: 'work' }],
  languages: ['es'],
  skills: ['drives'],
  offers: ['chairs'],
  wants: ['company'],
  roles: ['treasurer'],
  free: ['sat-morning'],
  address: { street: '118 N Oak St', unit: '2', city: 'Lakewood', state: 'OH', zip: '44107', country: 'US' },
}

test.each(['en', 'es'] as const)('the file of people has words above its columns, and is read back by them: %s', language => {
  const file = writePeopleCsv([maria], columnWords[language])
  const { header, mapping } = previewPeopleCsv(file)
  for (const heading of header) expect(Object.values(columnWords[language])).toContain(heading)
  const { people, faults } = readPeopleCsv(file, mapping, () => '0000000000000001')
  expect(faults).toEqual([])
  expect(people).toEqual([{ id: '0000000000000001', ...maria }])
})

test.each(['en', 'es'] as const)('whatever we call a column, we know it again: %s', language => {
  for (const [column, heading] of Object.entries(columnWords[language])) {
    const { mapping } = previewPeopleCsv(`Nombre completo,Apellidos,${heading}\n`)
    expect(mapping[2], heading).toBe(column)
  }
})
