import { test } from '@playwright/test'
import { readVCards } from '@porchlight/shared/people/vcard'
import { meetingWords } from '@porchlight/web/features/meet/meeting-words'
import { planWords } from '@porchlight/web/features/meet/plan-words'
import { listWords } from '@porchlight/web/features/meet/list-words'
import { readCsv } from '../csv.ts'
import { everyScreen } from '../every-screen.ts'
import { dangers, drawing, formula, leap, listenForHits, markup, shownOf, template, turned } from '../hostile-words.ts'
import { cutOff } from '../overflow.ts'
import type { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { journey } from '../story.ts'
import { fileOf } from '../town.ts'

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
const GROUP = markup('Group')
const [VOTER, FAMILY, STREET, UNIT, TOWN] = [markup('Given'), drawing('Family'), markup('Road'), template('Flat'), leap('Town')]
const VOTERS = [
  ['First', 'Last', 'House', 'Road', 'Flat', 'Town', 'Zip'],
  [VOTER, FAMILY, '118', STREET, UNIT, TOWN, '44001'],
  [formula('Voter'), turned('Voter'), '119', STREET, '', TOWN, '44001'],
  ['Ana', 'Lopez', '120', STREET, '', TOWN, '44001'],
]
const FILE = fileOf(`${markup('File')}.csv`, VOTERS.map(row => row.map(quoted).join(',')).join('\r\n'))
const COLUMNS = { first: 'First', last: 'Last', number: 'House', street: 'Road', unit: 'Flat', city: 'Town', zip: 'Zip' }

const CARD = { name: markup('Card'), org: template('Pronouns'), street: drawing('Address'), note: leap('CardNote') }
const CARDS =
  `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:${CARD.name}\r\nPRONOUNS:${CARD.org}\r\nTEL:javascript:hit\`\`\r\nEMAIL:"><img src=x onerror=hit\`\`>@else.example
ADR:;;${CARD.street};Lindenville;OH;44001;\r\nURL:javascript:hit\`\`\r\nPHOTO:https://else.example/x.png\r\nNOTE:${CARD.note}\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:${formula('Card')}\r\nEND:VCARD\r\n`.replaceAll(
    /\r?\n/g,
    '\r\n',
  )

const MEETING = { title: markup('Meeting'), place: leap('Place') }
const ITEMS = [markup('Item'), turned('Item')]
const [PURPOSE, OUTCOME, DECISION] = [drawing('Purpose'), leap('Outcome'), formula('Decision')]
const PASTED = `<h2>Pasted${'<img src=x onerror=hit``>'}</h2><p><a href="javascript:hit\`\`">go</a> <a href="data:text/html,<script>hit\`\`</script>">data</a>
<a href="https://good.example/">good</a><script>hit\`\`</script><style>*{display:none}</style><iframe src="https://else.example"></iframe></p>`
const TYPED = leap('Typed')

async function canvass(alex: Person): Promise<void> {
  await alex.lists.importFile(FILE, { columns: COLUMNS, terms: drawing('Terms') })
  await alex.turfs.addQuestion({ text: markup('Question'), choices: [template('Choice'), formula('Choice')] })
  await alex.turfs.writeScript(leap('Opening'), turned('Arabic'))
  await alex.turfs.saveList(drawing('List'))
  await alex.turfs.cut(10)
  const [turf] = await alex.turfs.names()
  await alex.turfs.rename(turf!, markup('Turf'))
  await alex.turfs.captain(markup('Turf'), leap('Captain'))
  await alex.turfs.walkMyself(markup('Turf'))
  await alex.walk.openDoor('118')
  await alex.walk.addResident(markup('Resident'))
  await alex.walk.note(leap('DoorNote'))
  await alex.walk.record('not-home')
  await alex.walk.start(markup('Turf'))
  await alex.walk.openDoor('119')
  await alex.walk.note(formula('DoorNote'))
  await alex.walk.openPerson()
  await alex.sayings.issue(formula('Issue'))
  await alex.sayings.promise(leap('Promise'))
  await alex.sayings.ownTag(markup('Tag'))
  await alex.sayings.warning(drawing('Warning'))
  await alex.walk.saveTalked()
}

async function meet(alex: Person): Promise<void> {
  const { meetings } = alex
  await meetings.plan(MEETING)
  for (const item of ITEMS) await meetings.addItem(item)
  await meetings.describe(ITEMS[0]!, { purpose: PURPOSE })
  await meetings.outcome(ITEMS[0]!, OUTCOME)
  await meetings.decide(ITEMS[0]!, DECISION)
  await alex.follow(alex.words(meetingWords).notesWrite)
  await alex.notes.type(`${TYPED}\n`)
  // As another program puts it on the clipboard, unfiltered.
  await alex.page.evaluate(html => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', html)
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, PASTED)
  await alex.notes.reads('good')
  expect(await alex.notes.text.getByRole('link').evaluateAll(links => links.map(link => link.getAttribute('href')))).toEqual([
    'https://good.example/',
  ])
  // It is read in a document where nothing runs; the browser says all the same that it would have been refused.
  const said = alex.phone.errors.splice(0)
  expect(said.filter(line => !/inline (?:event handler|style|script)|(?:script|style)-src/.test(line))).toEqual([])
  await alex.saved()
  await meetings.back()
  await meetings.start()
  await meetings.end()
}

journey(
  '[P8.7] what others write is words on every screen, whatever it looks like: lists, people, meetings, names, files',
  async ({ arrive }) => {
    test.setTimeout(900_000)
    const alex = await arrive(markup('Alex'))
    await listenForHits(alex.phone.context, alex.phone.errors)
    await alex.begin.startGroup(GROUP)
    await canvass(alex)
    await alex.people.pick(fileOf(`${drawing('Cards')}.vcf`, CARDS))
    await alex.people.bring(2)
    await alex.people.openPerson(CARD.name)
    await alex.people.note(leap('PersonNote'))
    await meet(alex)

    // A link that would run is refused, not kept.
    const t = alex.words(planWords)
    await alex.meetings.open()
    await alex.follow(alex.words(listWords).plan)
    await alex.fill(t.title, 'Link')
    await alex.page.getByText(t.more, { exact: true }).click()
    await alex.fill(t.link, 'javascript:hit``//https://good.example')
    await alex.press(t.make)
    await expect(alex.page.getByRole('alert').first()).toBeVisible()

    const session = await alex.page.context().newCDPSession(alex.page)
    const found: string[] = []
    const expected = [GROUP, VOTER, FAMILY, STREET, UNIT, markup('Question'), template('Choice'), markup('Turf'), markup('Resident')]
    expected.push(leap('DoorNote'), CARD.name, CARD.org, CARD.street, leap('PersonNote'), MEETING.title, MEETING.place, ...ITEMS)
    expected.push(leap('Opening'), drawing('List'), leap('Captain'), leap('Promise'), markup('Tag'), drawing('Warning'))
    expected.push(PURPOSE, OUTCOME, DECISION, TYPED, formula('Voter'), alex.name)
    const missing = new Set(expected)
    const been = await everyScreen(alex, ['/', '/walk', '/day', '/meet', '/group', '/people', '/lists', '/turfs', '/back'], async path => {
      found.push(...(await dangers(alex.page)).map(each => `${path} ${each}`))
      found.push(...(await cutOff(alex.page, session)).map(each => `${path} cut off: ${each}`))
      for (const words of await shownOf(alex.page, [...missing])) missing.delete(words)
    })
    expect({ found, missing: [...missing] }).toEqual({ found: [], missing: [] })
    // Or it has looked at nothing.
    expect(been.length).toBeGreaterThan(40)

    // What goes out is read by other programs: a spreadsheet runs nothing, an address book gets whole lines.
    for (const text of [await alex.results.csv(), (await alex.people.saveAs('csv')).buffer.toString()]) {
      const cells = readCsv(text).flatMap(row => Object.values(row))
      expect(cells.filter(cell => /^[=+\-@\t\r]/.test(cell))).toEqual([])
      expect(cells.some(cell => cell.startsWith("'=HYPERLINK"))).toBe(true)
    }
    const cards = (await alex.people.saveAs('vcard')).buffer
    const lines = cards.toString().split('\r\n')
    expect(lines.filter(line => !/^(?:[A-Z-]+[;:]| |$)/.test(line))).toEqual([])
    const names = readVCards(cards, () => '0000000000000000').people.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining([CARD.name, formula('Card')]))
  },
)

journey(
  '[P8.7] what comes from outside is words: an invitation and its group, shared text, file names, addresses',
  async ({ relay, arrive }) => {
    const [alex, sam] = await Promise.all([arrive(markup('Alex')), arrive(drawing('Sam'))])
    for (const { phone } of [alex, sam]) await listenForHits(phone.context, phone.errors)
    await alex.begin.startGroup(GROUP)
    const invitation = await alex.group.invite('member')
    const safe = async (me: Person, ...words: readonly string[]): Promise<void> => {
      expect(await dangers(me.page)).toEqual([])
      expect(await shownOf(me.page, words)).toEqual(words)
    }

    // Links that only begin like one: out of the address bar, and said to be damaged.
    const long = 'A'.repeat(60)
    for (const secret of [markup(''), leap(''), `${long}.javascript:hit\`\``, `${long}.${encodeURIComponent(markup(''))}`]) {
      await sam.page.goto('about:blank')
      await sam.page.goto(`${relay.origin}/#j1.${secret}`)
      await expect(sam.page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(new URL(sam.page.url()).hash).toBe('')
      await safe(sam)
    }
    await sam.go('/begin/join')
    await sam.begin.giveText(leap('Code'))
    await expect(sam.page.getByRole('alert').first()).toBeVisible()
    await safe(sam, leap('Code'))
    await sam.begin.joinByLink(invitation)
    await sam.group.hears(alex.name)
    await safe(sam, GROUP, alex.name)
    await alex.group.hears(sam.name)
    await safe(alex, sam.name)

    const strange = [
      `/people/${markup('')}`,
      `/walk/${leap('')}`,
      '/open?to=javascript:hit``',
      `/people/out?of=${markup('')}`,
      `/${drawing('')}`,
    ]
    for (const path of strange) {
      await alex.go(path)
      await expect(alex.page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      await safe(alex)
    }
    await alex.go('/')
    await alex.installed()
    await alex.page.evaluate(async text => {
      const form = new FormData()
      form.set('text', text)
      await fetch('/share', { method: 'POST', body: form, redirect: 'manual' })
    }, leap('Shared'))
    await alex.go('/handed')
    await expect(alex.page.getByRole('heading', { level: 1 })).toBeVisible()
    await safe(alex)
    await alex.go('/')
    const name = `${markup('Work')}.porchlight`
    await alex.group.bringFile({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(leap('PORCHLIGHT')) })
    await safe(alex)
  },
)
