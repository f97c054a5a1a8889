import { appendFileSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appWords } from '@porchlight/web/app/words'
import { joinWords } from '@porchlight/web/features/begin/join-words'
import { fileFault } from '@porchlight/web/features/bring-in/fault-words'
import { bringWords } from '@porchlight/web/features/bring-in/messages'
import { todayWords } from '@porchlight/web/features/today/words'
import { formatFor } from '@porchlight/web/i18n/format'
import { refusalWords } from '@porchlight/web/i18n/refusals'
import type { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { startRelay } from '../relay.ts'
import { journey } from '../story.ts'
import { encodings, fileOf, headedFile, ohioFile } from '../town.ts'

const fault = (code: string) => fileFault({ code }, 'en', formatFor('en'))!.title
const title = (code: string) => refusalWords('en', { code, values: { name: 'Elm Neighbors' } }).title

const ohio = ohioFile(60).buffer.toString('utf8')
const [header, ...rows] = ohio.split('\r\n')
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), Buffer.alloc(4000)])
const notLists = [
  ['empty.csv', '', fault('file-empty')],
  ['picture.csv', png, 'This is not a list'],
  ['list.xlsx', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(2000)]), 'This is not a list'],
  ['list.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n', 'This is not a list'],
  ['header.csv', `${header}\r\n`, fault('file-no-rows')],
] as const

journey('[P8.1] files that are no list are refused in words, and nothing of them stays', async ({ arrive, closing }) => {
  const alex = await arrive('Alex')
  await alex.begin.startGroup('Elm Neighbors', 'none')
  const t = alex.words(bringWords)
  for (const [name, content, words] of notLists) {
    await alex.lists.pick(fileOf(name, content))
    await alex.lists.refused(words)
  }

  // A gigabyte can be stopped, and leaves nothing; one that only begins like a list is none.
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-big-'))
  closing(async () => rmSync(folder, { recursive: true }))
  const big = join(folder, 'SWVF_BIG.csv')
  const megabytes = Buffer.concat(Array.from({ length: 512 }, () => Buffer.from(rows.slice(0, -1).join('\r\n') + '\r\n')))
  writeFileSync(big, `${header}\r\n`)
  while (statSync(big).size < 1e9) appendFileSync(big, megabytes)
  await alex.lists.pick(big)
  await alex.find('button', alex.words(appWords).cancel).click()
  await expect(alex.page.getByRole('alert')).toHaveText(t.stopped)
  truncateSync(big, 2_000)
  truncateSync(big, 1e9)
  await alex.lists.pick(big)
  await alex.lists.refused('This is not a list')
  await alex.place('today')
  await alex.read(alex.words(todayWords).noList)

  // Lines that cannot be used are left out and said; a file cut in the middle of a line gives the whole ones.
  const noAddress = rows[1]!.replace(/"\d+ [A-Z][^"]*"/, '""')
  const cut = [header, rows[0], noAddress, rows[0], ...rows.slice(2, 12), rows[13]!.slice(0, 90)].join('\r\n')
  await alex.lists.pick(fileOf('cut.csv', encodings['utf-16le'](cut)))
  await alex.lists.atChoice()
  await expect(alex.page.getByText(/lines? (is|are) left out$/)).toBeVisible()
  await alex.lists.importFile(headedFile(30), {
    columns: { first: 'Given', last: 'Family', number: 'House', street: 'Road', zip: 'Post code' },
  })
})

async function refuses(me: Person, link: string, code: string): Promise<void> {
  const t = me.words(joinWords)
  await me.page.goto('about:blank')
  await me.page.goto(link)
  await me.see(t.confirmTitle)
  if (await me.find('textbox', t.myName).isVisible()) await me.fill(t.myName, me.name)
  await me.press(new RegExp(`^(?:${t.join}|${t.add})$`))
  await expect(me.page.getByRole('alert').first()).toContainText(title(code))
}

journey('[A13] invitations that are damaged, used up, taken back, of another relay, or to a group one is in', async story => {
  const { arrive, relay } = story
  const elsewhere = await startRelay()
  story.closing(() => elsewhere.dispose())
  const [alex, sam] = await Promise.all([arrive('Alex'), arrive('Sam')])
  await alex.begin.startGroup('Elm Neighbors')
  await alex.lists.importFile(ohioFile(120))
  await alex.turfs.cut(15)
  const [turf, other] = await alex.turfs.names()
  const one = await alex.turfs.handOut(turf!, 'Bea')
  const back = await alex.turfs.handOut(other!, 'Nobody')
  await alex.turfs.takeLinkBack(other!)
  await alex.delivered()

  const wrong = [one.link.slice(0, -20), one.link.replace('#j1.', '#j1.A'), `${one.code}A`, 'https://example.org/', 'Hello']
  for (const [i, text] of wrong.entries()) {
    await sam.go('/begin/join')
    await sam.begin.giveText(text)
    const code = i < 3 ? 'invitation-damaged' : 'invitation-not-recognised'
    await expect(sam.page.getByRole('alert').first(), text).toContainText(title(code))
  }
  await refuses(sam, back.link, 'invitation-revoked')
  await refuses(sam, `${one.link}${encodeURIComponent(elsewhere.url)}`, 'invitation-unknown')
  await elsewhere.kill()
  await refuses(sam, `${one.link}${encodeURIComponent(elsewhere.url)}`, 'relay-unreachable')
  // Nothing is half-done: the same phone joins by the link that is good.
  await sam.begin.joinByLink(one)
  await sam.see(turf!)
  await sam.delivered()
  await refuses(sam, one.link, 'already-in-group')

  const bea = await arrive('Bea')
  await refuses(bea, one.link, 'invitation-used-up')
  expect(await bea.find('button', bea.words(joinWords).other).count()).toBe(1)
  expect(relay.output()).not.toMatch(/error/i)
})
