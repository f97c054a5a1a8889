import { bringWords } from '@porchlight/web/features/bring-in/messages'
import { listsWords } from '@porchlight/web/features/bring-in/lists-words'
import { reviewWords } from '@porchlight/web/features/bring-in/review-messages'
import { fileOf, knownFile, laterFile, nowExempt, ohioFile, twoCounties } from '../../town.ts'
import type { State } from './state.ts'

const organizer = 'organizer'

/** Lists on their way in, and newer copies of them. */
export const listStates: readonly State[] = [
  {
    name: 'bring-in-narrow',
    fake: organizer,
    path: '/',
    act: async me => {
      const t = me.words(bringWords)
      await me.lists.pick(knownFile('LIN_20260908.txt', 900))
      await me.lists.atChoice()
      await me.page.getByText(t.narrower).click()
      await me.page.getByText(t.byParty).click()
      await me.page.locator('.fold summary').first().click()
    },
  },
  {
    name: 'bring-in-bare',
    fake: organizer,
    path: '/',
    act: me =>
      me.lists
        .pick(fileOf('neighbours.csv', 'Ann,Lee,1 Elm St,Lima,45801\nBob,Roe,2 Elm St,Lima,45801\n'))
        .then(() => me.lists.atColumns()),
  },
  {
    name: 'bring-in-newer',
    fake: organizer,
    path: '/',
    act: async me => {
      await me.lists.importFile(ohioFile(60))
      await me.lists.importNewer(laterFile(ohioFile(60), 7, 5))
      for (const fold of await me.page.locator('.fold summary').all()) await fold.click()
    },
  },
  {
    name: 'bring-in-same',
    fake: organizer,
    path: '/',
    act: async me => {
      await me.lists.importFile(ohioFile(60))
      await me.lists.importNewer(ohioFile(60), true)
    },
  },
  {
    name: 'bring-in-counties',
    fake: organizer,
    path: '/',
    act: async me => {
      await me.lists.pick(twoCounties(120))
      await me.lists.atChoice()
    },
  },
  {
    name: 'bring-in-exempt',
    fake: organizer,
    path: '/',
    act: async me => {
      const list = knownFile('LIN_20260908.txt', 60)
      await me.lists.importFile(list)
      await me.lists.importNewer(nowExempt(list, 3))
    },
  },
  {
    name: 'list-off',
    fake: organizer,
    path: '/',
    act: async me => {
      const t = me.words(listsWords)
      await me.lists.importFile(ohioFile(60))
      await me.follow(me.words(reviewWords).open)
      await me.page.getByText(t.noLonger).click()
      await me.press(t.off)
      await me.read(t.isOff)
    },
  },
  {
    name: 'list-more',
    fake: organizer,
    path: '/',
    act: async me => {
      await me.lists.importFile(ohioFile(60))
      await me.follow(me.words(reviewWords).open)
      await me.see(me.words(reviewWords).addTitle)
    },
  },
]
