import { ohioFile } from '../../town.ts'
import { resultsWords } from '@porchlight/web/features/results/messages'
import { numbersWords } from '@porchlight/web/features/results/numbers-words'
import { qualityWords } from '@porchlight/web/features/results/quality-words'
import { todayWords } from '@porchlight/web/features/today/words'
import { expect } from '../../people/acting.ts'
import type { State } from './state.ts'

const fake = 'organizer,results'

/** What came back, in numbers and charts; promises; how sure it is. */
export const resultStates: readonly State[] = [
  { name: 'results-many', fake, path: '/back' },
  {
    name: 'results-days',
    fake,
    path: '/back',
    act: async me => {
      const t = me.words(resultsWords)
      await me.page.getByText(t.someDays, { exact: true }).click()
      await me.page.getByLabel(t.toDay).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'numbers',
    fake,
    path: '/back/numbers',
    act: me => expect(me.find('table', me.words(numbersWords).support)).toBeVisible(),
  },
  {
    name: 'numbers-by-day',
    fake,
    path: '/back/numbers',
    act: async me => {
      const t = me.words(numbersWords)
      await me.find('img', new RegExp(t.byDay)).first().scrollIntoViewIfNeeded()
      await me.find('combobox', t.groupBy).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'numbers-support',
    fake,
    path: '/back/numbers',
    act: me => me.find('table', me.words(numbersWords).support).scrollIntoViewIfNeeded(),
  },
  {
    name: 'numbers-filtered',
    fake,
    path: '/back/numbers',
    act: async me => {
      const t = me.words(numbersWords)
      await me.page.getByText(t.filters).click()
      await me.find('combobox', t.canvasser).selectOption({ label: 'Priya Raman' })
      await me.find('combobox', t.groupBy).selectOption('byTurf')
      await me.find('table', new RegExp(`^${t.groupBy}`)).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'numbers-few',
    fake: 'organizer',
    path: '/back/numbers',
    act: me => expect(me.find('region', me.words(numbersWords).whole)).toBeVisible(),
  },
  {
    name: 'numbers-none',
    fake: 'empty',
    path: '/',
    act: async me => {
      await me.begin.startGroup('Elm Neighbors')
      await me.lists.importFile(ohioFile(30))
      await me.turfs.cut(40)
      await me.tool(me.words(todayWords).back)
      await me.follow(me.words(numbersWords).open)
      await me.read(me.words(numbersWords).noVisits)
    },
  },
  {
    name: 'numbers-nothing',
    fake,
    path: '/back/numbers',
    act: async me => {
      const t = me.words(numbersWords)
      await me.page.getByText(t.filters).click()
      await me.page.getByLabel(t.from).fill('2040-01-01')
      await me.read(t.nothing)
    },
  },
  {
    name: 'results-none',
    fake: 'empty',
    path: '/',
    act: async me => {
      await me.begin.startGroup('Elm Neighbors')
      await me.tool(me.words(todayWords).back)
      await me.read(me.words(resultsWords).emptyText)
    },
  },
  { name: 'promises-none', fake: 'organizer', path: '/back/promises', act: me => me.read(me.words(qualityWords).noPromises) },
  { name: 'quality-none', fake: 'organizer', path: '/back/quality', act: me => me.read(me.words(qualityWords).noneLeftOut) },
  {
    name: 'promises',
    fake,
    path: '/back/promises',
    act: me => expect(me.find('list', me.words(qualityWords).promises)).toBeVisible(),
  },
  { name: 'quality', fake, path: '/back/quality', act: me => expect(me.find('table', me.words(qualityWords).pace)).toBeVisible() },
  {
    name: 'quality-left-out',
    fake,
    path: '/back/quality',
    act: me => me.find('button', me.words(qualityWords).leaveOut).scrollIntoViewIfNeeded(),
  },
  {
    name: 'leave-out',
    fake,
    path: '/back/quality',
    act: async me => {
      await me.find('button', me.words(qualityWords).leaveThese).first().click()
      await expect(me.find('dialog', me.words(qualityWords).sheetTitle)).toBeVisible()
    },
  },
]
