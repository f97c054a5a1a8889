import { paperLinkWords } from '@porchlight/web/app/canvass/paper-words'
import { resultWords } from '@porchlight/web/app/canvass/words'
import { enterWords } from '@porchlight/web/features/paper/enter-words'
import type { Person } from '../../people.ts'
import { expect } from '../../people/acting.ts'
import type { State } from './state.ts'

const fake = 'organizer'

const printing = async (me: Person): Promise<void> => {
  await me.turfs.open((await me.turfs.names())[0]!)
  await me.follow(me.words(paperLinkWords).print)
  await expect(me.page.locator('.leaf-pages .leaf').first()).toBeVisible()
}

const scanning = async (me: Person): Promise<void> => {
  const t = me.words(enterWords)
  await me.turfs.open((await me.turfs.names())[0]!)
  await me.follow(me.words(paperLinkWords).enter)
  await me.fill(t.who, 'Rosa Díaz')
  await me.press(t.begin)
  await expect(me.page.getByRole('textbox', { name: t.typed })).toBeVisible()
}

/** The row of the first door, by its number. */
const row = async (me: Person): Promise<void> => {
  await scanning(me)
  await me.paper.type('101')
  const several = me.find('list', me.words(enterWords).several)
  const save = me.find('button', me.words(enterWords).save)
  await expect(several.or(save).first()).toBeVisible()
  if (await several.isVisible()) await several.getByRole('button').first().click()
  await expect(save).toBeVisible()
}

/** Walk lists: printed, and entered again. */
export const onPaper: readonly State[] = [
  {
    name: 'paper',
    fake,
    path: '/',
    act: async me => {
      await printing(me)
      await me.page.locator('.leaf-pages .leaf').first().scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'paper-who',
    fake,
    path: '/',
    act: async me => {
      await me.turfs.open((await me.turfs.names())[0]!)
      await me.follow(me.words(paperLinkWords).enter)
      await me.press(me.words(enterWords).begin)
      await me.read(me.words(enterWords).whoNone)
    },
  },
  { name: 'paper-scan', fake, path: '/', act: scanning },
  {
    name: 'paper-entered',
    fake,
    path: '/',
    act: async me => {
      await row(me)
      await me.paper.wholeDoor('not-home')
      await me.paper.entered(1)
    },
  },
  { name: 'paper-row', fake, path: '/', act: row },
  {
    name: 'paper-talked',
    fake,
    path: '/',
    act: async me => {
      await row(me)
      const t = me.words(enterWords)
      await me.fill(t.newcomer, 'Ana Nueva')
      await me
        .find('group', 'Ana Nueva')
        .getByRole('button', { name: me.words(resultWords).canvassed })
        .click()
      await me.find('textbox', t.note).scrollIntoViewIfNeeded()
    },
  },
]
