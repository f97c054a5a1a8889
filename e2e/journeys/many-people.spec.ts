import { bringWords } from '@porchlight/web/features/people/bring-words'
import { peopleWords } from '@porchlight/web/features/people/words'
import { expect } from '../people/acting.ts'
import { journey } from '../story.ts'

const MANY = 4_999
const card = (i: number) =>
  ['BEGIN:VCARD', 'VERSION:3.0', `FN:Persón ${i}`, `TEL;TYPE=CELL:216-555-${String(i).padStart(4, '0')}`, 'END:VCARD', ''].join('\r\n')

journey(
  '[P8.1] a contact file of 5,000 people, in letters of another encoding and cut short: everybody comes in, and as much of the last as is there',
  async story => {
    const alex = await story.arrive('Alex')
    alex.patience = 120_000
    await alex.begin.startGroup('Elm Neighbors', 'none')
    const text = `${Array.from({ length: MANY }, (_, i) => card(i)).join('')}BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut of`
    await alex.people.pick({ name: 'contacts.vcf', mimeType: 'text/vcard', buffer: Buffer.from(text, 'latin1') })
    await alex.press(bringWords.en.bring(MANY + 1, '5,000'))
    await alex.see(bringWords.en.doneTitle)
    await alex.people.open()
    await alex.read(peopleWords.en.all(MANY + 1, '5,000'))
    expect(await alex.people.rows.count()).toBeLessThan(60)
    await alex.people.search('persón 4321')
    await expect(alex.people.rows).toHaveCount(1)
    await alex.people.openPerson('Persón 4321')

    // And they are there after the phone has killed the app.
    await alex.reopen()
    await alex.people.open()
    await alex.read(peopleWords.en.all(MANY + 1, '5,000'))
  },
)
