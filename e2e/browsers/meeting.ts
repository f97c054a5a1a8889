// Two people keep a list of people, plan a meeting, hold it with the server gone for part of it, and have its minutes.
import { meetWords } from '@porchlight/web/app/meet/words'
import { appWords } from '@porchlight/web/app/words'
import { groupWords } from '@porchlight/web/features/group/words'
import { agendaWords } from '@porchlight/web/features/meet/agenda-words'
import { listWords } from '@porchlight/web/features/meet/list-words'
import { meetingWords } from '@porchlight/web/features/meet/meeting-words'
import { planWords } from '@porchlight/web/features/meet/plan-words'
import { registerWords } from '@porchlight/web/features/meet/register-words'
import { editWords } from '@porchlight/web/features/people/edit-words'
import { peopleWords } from '@porchlight/web/features/people/words'
import { DELIVERED, joinBy, startGroup } from './canvass.ts'
import { type Hand, begins, escaped, query } from './hand.ts'
import { inviteMember } from './notes.ts'
import type { Telling } from './run.ts'

const MEETING = 'Neighborhood meeting'
const t = meetingWords.en

const place = (me: Hand, name: string) => me.follow(name, query('navigation', appWords.en.places))

async function openPeople(me: Hand): Promise<void> {
  await place(me, appWords.en.group)
  await me.follow(begins(`${groupWords.en.everybody} `))
  await me.see(peopleWords.en.title)
}

async function addPerson(me: Hand, name: string, phone: string): Promise<void> {
  await openPeople(me)
  await me.follow(editWords.en.addTitle)
  await me.fill(editWords.en.nameLabel, name)
  await me.fill(editWords.en.phone, phone)
  await me.press(editWords.en.save)
  await me.see(name)
}

async function openMeeting(me: Hand): Promise<void> {
  await place(me, appWords.en.meet)
  await me.follow(new RegExp(`^(?:${listWords.en.open}|${listWords.en.openRunning})$`), query('region', meetWords.en.nextMeeting))
  await me.see(MEETING)
}

/** The titles of the agenda, by their handles. */
const items = async (me: Hand): Promise<readonly string[]> =>
  (await me.names(query('button', begins(agendaWords.en.move(''))))).map(name => name.slice(agendaWords.en.move('').length))

const agendaIs = (me: Hand, ...titles: readonly string[]) =>
  me.until(`the agenda ${titles.join(', ')}`, async () => (await items(me)).join() === titles.join())

async function addItem(me: Hand, title: string): Promise<void> {
  await me.fill(agendaWords.en.newItem, title)
  await me.press(agendaWords.en.add)
  await me.until(`“${title}” on the agenda`, async () => (await items(me)).includes(title))
}

const openItem = (me: Hand, title: string) => me.press(new RegExp(`^${escaped(title)}`), query('list', agendaWords.en.agenda))

export async function meeting({ arrive, relay, works, show }: Telling): Promise<void> {
  const [alex, cora] = [await arrive('Alex'), await arrive('Cora')]
  await startGroup(alex)
  await joinBy(cora, await inviteMember(alex))

  await addPerson(alex, 'Maria Lopez', '216 555 0142')
  await openPeople(cora)
  await cora.find(query('link', /^Maria Lopez/))
  await show(cora, 'people')
  await cora.follow(/^Maria Lopez/)
  await cora.see('Maria Lopez')
  await cora.find(query('link', /^Call/))
  works('people: one is added, the other finds her and can call')

  await place(alex, appWords.en.meet)
  await alex.follow(listWords.en.plan)
  await alex.fill(planWords.en.title, MEETING)
  await alex.fill(planWords.en.place, 'Basement of the library')
  await alex.choose(planWords.en.repeat, begins(planWords.en.second('')))
  await alex.press(planWords.en.make)
  await alex.see(MEETING)
  await openMeeting(cora)
  await cora.press(meetWords.en.coming, query('group', meetWords.en.answer))
  await alex.read(new RegExp(t.saidComing('1')))
  works('a series is planned; the other answers, and it is seen')

  for (const title of ['Budget', 'Tools', 'Party']) await addItem(alex, title)
  await agendaIs(cora, 'Budget', 'Tools', 'Party')
  await openItem(cora, 'Party')
  await cora.tap(query('disclosure', agendaWords.en.more))
  await cora.press(new RegExp(agendaWords.en.up))
  await agendaIs(alex, 'Budget', 'Party', 'Tools')
  await show(alex, 'agenda')
  works('the agenda: items are added and moved')

  await alex.press(t.start)
  await cora.find(query('region', t.clock))
  await cora.screen.run(() => navigator.serviceWorker.ready.then(() => undefined))
  await relay.kill()
  await openItem(alex, 'Budget')
  await alex.press(agendaWords.en.recordDecision)
  await alex.fill(registerWords.en.wording, 'The tea money pays for the sign.')
  await alex.press(agendaWords.en.save)
  await alex.read(/The tea money pays for the sign\./)
  await addItem(cora, 'Snow shovels')
  await cora.status(/waiting to send/)
  await cora.screen.reload()
  await cora.see(MEETING)
  await agendaIs(cora, 'Budget', 'Party', 'Tools', 'Snow shovels')
  await show(cora, 'meeting-offline')
  works('held with the server gone: a decision, an item, there after a reload')

  await relay.start()
  for (const me of [alex, cora]) await me.status(DELIVERED)
  await agendaIs(alex, 'Budget', 'Party', 'Tools', 'Snow shovels')
  await cora.read(/The tea money pays for the sign\./)
  await alex.press(t.endNow)
  await alex.follow(t.paperMinutes)
  await alex.find(query('heading', new RegExp(`${MEETING}$`)))
  await alex.read(/The tea money pays for the sign\./)
  await show(alex, 'minutes')
  works('merged; the minutes have the decision')
}
