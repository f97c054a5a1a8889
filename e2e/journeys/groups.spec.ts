import { groupWords } from '@porchlight/web/features/group/words'
import type { Page } from '@playwright/test'
import type { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { journey } from '../story.ts'

const [ELM, OAK] = ['Elm Neighbors', 'Oak Tenants'] as const

/** Chooses another of the groups on this phone. */
async function open(me: Person, group: string): Promise<void> {
  const t = me.words(groupWords)
  await me.go('/groups')
  await me.find('list', t.groups).getByRole('button', { name: group }).click()
  await me.read(group)
}

/** Keeps the last number that the app put on its icon. */
function watchBadge(): void {
  const badge = { count: 0 }
  Object.assign(window, { badge })
  Object.assign(navigator, {
    setAppBadge: async (count: number) => void (badge.count = count),
    clearAppBadge: async () => void (badge.count = 0),
  })
}
const badge = (page: Page) => page.evaluate(() => (window as unknown as { badge: { count: number } }).badge.count)

journey('[G1] two groups on one phone: each has its own people and meetings, and what is written offline reaches both', async story => {
  const [alex, ben] = await Promise.all([story.arrive('Alex'), story.arrive('Ben')])
  await alex.phone.context.addInitScript(watchBadge)
  await alex.begin.startGroup(ELM)
  await alex.people.add('Maria of Elm')
  await alex.meetings.plan({ title: 'Elm meeting' })
  await ben.begin.startGroup(OAK)
  await ben.people.add('Otto of Oak')
  await ben.meetings.plan({ title: 'Oak meeting' })
  await alex.begin.joinByLink(await ben.group.invite('member'))
  await alex.delivered()

  const has = async (own: string, other: string, meeting: string) => {
    await alex.people.open()
    await expect(alex.people.rows.filter({ hasText: own })).toHaveCount(1)
    await expect(alex.people.rows.filter({ hasText: other })).toHaveCount(0)
    await alex.meetings.openNext(meeting)
  }
  await has('Otto of Oak', 'Maria of Elm', 'Oak meeting')
  await open(alex, ELM)
  await has('Maria of Elm', 'Otto of Oak', 'Elm meeting')
  await alex.installed()

  // With no signal both are written; the phone kills the app, and it opens where it was.
  await alex.phone.setOffline(true)
  await alex.people.add('Mo of Elm')
  await alex.waiting(1)
  await open(alex, OAK)
  await alex.people.add('Ona of Oak')
  await alex.waiting(1)
  await expect.poll(() => badge(alex.page)).toBe(2)
  await alex.phone.crash()
  await alex.phone.context.addInitScript(watchBadge)
  await alex.go('/')
  await alex.read(OAK)
  await expect.poll(() => badge(alex.page)).toBe(2)

  // Both go out, also that of the group which is not open.
  await alex.phone.setOffline(false)
  await alex.delivered()
  await expect.poll(() => badge(alex.page)).toBe(0)
  await ben.people.open()
  await expect(ben.people.rows.filter({ hasText: 'Ona of Oak' })).toHaveCount(1)
  await expect(ben.people.rows.filter({ hasText: 'of Elm' })).toHaveCount(0)
  await open(alex, ELM)
  await alex.delivered()

  // One is taken off this phone; the other stays as it was.
  await open(alex, OAK)
  await alex.place('group')
  await alex.press(alex.words(groupWords).forget)
  await alex
    .find('alertdialog', /./)
    .getByRole('button', { name: alex.words(groupWords).forgetAct })
    .click()
  await alex.read(ELM)
  await alex.people.open()
  await expect.poll(async () => (await alex.people.names()).toSorted()).toEqual(['Maria of Elm', 'Mo of Elm'])
  await alex.meetings.open()
  await expect(alex.page.getByText('Oak meeting')).toHaveCount(0)
  await expect(alex.find('heading', 'Elm meeting')).toBeVisible()
})
