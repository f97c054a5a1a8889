import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readVCards } from '@porchlight/shared/people/vcard'
import { bringWords } from '@porchlight/web/features/people/bring-words'
import { peopleWords } from '@porchlight/web/features/people/words'
import { canaries } from '../harness/canary.ts'
import { Search } from '../harness/search.ts'
import { expect } from '../people/acting.ts'
import { journey } from '../story.ts'

const CARDS = `BEGIN:VCARD
VERSION:3.0
FN:Maria Lopez
N:Lopez;Maria;;;
TEL;TYPE=CELL:(216) 555-0142
EMAIL;TYPE=HOME:maria@example.org
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Rosa Díaz
TEL;TYPE=HOME:216-555-0177
END:VCARD
BEGIN:VCARD
VERSION:3.0
ORG:
FN:
END:VCARD
`

for (const language of ['en', 'es'] as const) {
  journey(
    `[P3.8] people of a group: brought in, edited by two with no signal, united, and out again; notes stay with organizers (${language})`,
    async ({ relay, arrive }) => {
      const secret = canaries(7, ['note'])
      const alex = await arrive('Alex', { language })
      const ben = await arrive('Ben', { language })
      const t = alex.words(peopleWords)
      const bring = alex.words(bringWords)
      await alex.begin.startGroup('Robles')
      await ben.begin.joinByLink(await alex.group.invite('member'))

      // A vCard that was copied, then a list as people write them; who is there already is told, and may come in all the same.
      await alex.people.paste(CARDS)
      await alex.read(bring.skipped(1, '1'))
      await alex.people.bring(2)
      await alex.people.paste('María López maria@example.org\nOmar Haddad (216) 555-0199')
      await alex.read(bring.knownText(1, '1'))
      await alex.check(new RegExp(`^${bring.knownToo}`))
      await alex.people.bring(2)
      await alex.people.open()
      await expect(alex.people.rows).toHaveCount(4)
      await alex.people.openPerson('Maria Lopez')
      await alex.people.note(secret.note.text)
      await alex.delivered()

      // Two phones with no signal change one person; both count.
      await ben.people.openPerson('Maria Lopez')
      for (const me of [alex, ben]) {
        await me.installed()
        await me.phone.setOffline(true)
      }
      await ben.people.setText('Maria Lopez', 'name', 'pronouns', language === 'es' ? 'ella' : 'she/her')
      await ben.people.addSlot('Maria Lopez', language === 'es' ? 'Sábado' : 'Saturday', 'morning')
      await alex.people.openPerson('Maria Lopez')
      await alex.people.addWord('Maria Lopez', 'languages', language === 'es' ? 'Español' : 'Spanish')
      await alex.people.addPhone('Maria Lopez', '216-555-0150')
      await ben.saved()
      await alex.phone.setOffline(false)
      await ben.phone.setOffline(false)
      for (const each of [alex, ben]) {
        await each.people.open()
        await each.people.search(
          language === 'es' ? 'quién habla español y está libre el sábado' : 'who speaks Spanish and is free on Saturday',
        )
        await expect(each.people.rows).toHaveCount(1)
        await expect.poll(() => each.people.names()).toEqual(['Maria Lopez'])
        await each.people.search('')
        await each.people.openPerson('Maria Lopez')
        await each.read('216-555-0150')
        await each.read(/^(?:ella|she\/her)$/)
        await expect(each.find('group', '216-555-0150').getByRole('link', { name: t.call })).toHaveAttribute('href', 'tel:2165550150')
      }

      // One person twice: united, with what differs kept.
      await alex.people.duplicates()
      await alex.people.unite('Maria Lopez', 'María López')
      await alex.delivered()
      await ben.people.open()
      await expect(ben.people.rows).toHaveCount(3)
      await ben.people.openPerson('Maria Lopez')
      await expect(ben.find('region', t.also).getByText('María López')).toBeVisible()

      // Ben says that he is Omar; everybody reads it so.
      await ben.people.openPerson('Omar Haddad')
      await ben.press(t.thisIsMe)
      await ben.read(t.youAreThis)
      await ben.delivered()
      await alex.group.hears('Omar Haddad')

      // The note is for organizers: no word of it at a member, who has not even a place for it.
      await ben.people.openPerson('Maria Lopez')
      await expect(ben.people.notes).toHaveCount(0)
      expect([...ben.shown].filter(text => text.includes(secret.note.text))).toEqual([])
      await alex.people.openPerson('Maria Lopez')
      await expect(alex.people.notes.getByText(secret.note.text)).toBeVisible()

      // Out as contacts, and read back by the same rules as anybody's.
      const file = await alex.people.saveAs('vcard')
      expect(file.name).toMatch(/^(?:people|personas)-\d{4}-\d\d-\d\d\.vcf$/)
      const { people, faults } = readVCards(file.buffer, () => '0000000000000000')
      expect(faults).toEqual([])
      expect(people.map(person => person.name)).toEqual(['Maria Lopez', 'Omar Haddad', 'Rosa Díaz'])
      expect(people[0]!.phones!.map(phone => phone.number)).toEqual(['(216) 555-0142', '216-555-0150'])
      expect([people[0]!.languages, people[0]!.free]).toEqual([['es'], ['sat-morning']])
      expect(file.buffer.includes(secret.note.text)).toBe(false)

      if (language === 'es') return
      const search = new Search(Object.values(secret))
      await ben.phone.close()
      await relay.stop()
      search.folder(relay.data, false)
      const stored = join(ben.phone.profile, 'Default/IndexedDB')
      expect(existsSync(stored)).toBe(true)
      search.folder(stored, false)
      expect(search.hits).toEqual([])
      // It looked at something, and finds what is there.
      search.look('control', Buffer.from(secret.note.text))
      expect(search.found()).toEqual(new Set(['note']))
    },
  )
}
