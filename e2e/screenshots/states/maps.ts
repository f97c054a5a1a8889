import { mapWords } from '@porchlight/web/app/map/words'
import { cutWords } from '@porchlight/web/features/turfs/cut-messages'
import { pinWords } from '@porchlight/web/features/turfs/pins-words'
import { turfWords } from '@porchlight/web/features/turfs/messages'
import { recutWords } from '@porchlight/web/features/turfs/recut-words'
import type { Person } from '../../people.ts'
import { expect } from '../../people/acting.ts'
import type { State } from './state.ts'

const organizer = 'organizer'

const mapOf = (me: Person) => me.find('application', me.words(mapWords).map)

const firstPin = async (me: Person): Promise<void> => {
  await me.page.locator('.screen-main').getByRole('listitem').getByRole('link').first().click()
  await expect(mapOf(me)).toBeVisible()
}

const turf = async (me: Person): Promise<void> => {
  const [first] = await me.turfs.names()
  await me.turfs.open(first!)
}

const split = async (me: Person): Promise<void> => {
  await turf(me)
  await me.follow(me.words(turfWords).split)
  await expect(me.find('list', me.words(cutWords).preview)).toBeVisible()
  const t = me.words(cutWords)
  await me.find('button', new RegExp(`^${t.make(2, '').split(' ')[0]} \\d`)).click()
  await expect(me.page.getByRole('alert')).toContainText(/\d/)
}

/** Turfs on a map, drawn, split and merged. */
export const mapping: readonly State[] = [
  { name: 'coverage', fake: organizer, path: '/back/map', act: me => expect(mapOf(me)).toBeVisible() },
  { name: 'pins', fake: 'organizer,unplaced', path: '/turfs/pins' },
  { name: 'pins-none', fake: organizer, path: '/turfs/pins' },
  { name: 'pin', fake: 'organizer,unplaced', path: '/turfs/pins', act: firstPin },
  {
    name: 'pins-set',
    fake: 'organizer,unplaced',
    path: '/turfs/pins',
    act: async me => {
      const t = me.words(pinWords)
      await firstPin(me)
      await me.press(t.save)
      await me.see(t.title)
      await expect(me.find('button', t.undo)).toBeVisible()
    },
  },
  {
    name: 'turfs-late',
    fake: 'organizer,unplaced',
    path: '/turfs/pins',
    act: async me => {
      // Of a turf that is cut already.
      await me
        .find('link', /Oak St$/)
        .first()
        .click()
      await expect(mapOf(me)).toBeVisible()
      await me.press(me.words(pinWords).save)
      await me.see(me.words(pinWords).title)
      await me.turfs.names()
      await expect(me.find('button', me.words(pinWords).turfsAct)).toBeVisible()
    },
  },
  {
    name: 'cut-done',
    fake: organizer,
    path: '/',
    act: async me => {
      await me.turfs.cut(60)
      await expect(me.find('button', me.words(cutWords).undo)).toBeVisible()
    },
  },
  { name: 'whom', fake: organizer, path: '/turfs/whom' },
  {
    name: 'map-files',
    fake: organizer,
    path: '/back/map',
    act: async me => {
      await me.page.getByText(me.words(mapWords).settings).click()
      await me.find('button', me.words(mapWords).addAreas).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'cut-balanced',
    fake: organizer,
    path: '/turfs/cut',
    act: async me => {
      const t = me.words(cutWords)
      await me.choose(t.how, new RegExp(`^${t.balanced}`))
      await expect(me.find('textbox', t.howMany)).toBeVisible()
      await expect(me.page.locator('.screen-actions').getByRole('button')).toBeEnabled()
    },
  },
  {
    name: 'cut-streets',
    fake: organizer,
    path: '/turfs/cut',
    act: async me => {
      const t = me.words(cutWords)
      await me.choose(t.how, new RegExp(`^${t.byStreets}`))
      await me.find('group', t.streets).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'cut-again',
    fake: organizer,
    path: '/turfs/cut?again',
    act: me => expect(me.find('list', me.words(cutWords).preview)).toBeVisible(),
  },
  {
    name: 'cut-draw',
    fake: organizer,
    path: '/turfs/cut',
    act: async me => {
      const t = me.words(cutWords)
      await me.choose(t.how, new RegExp(`^${t.drawn}`))
      await mapOf(me).scrollIntoViewIfNeeded()
      const { width, height } = (await mapOf(me).boundingBox())!
      for (const [x, y] of [
        [0.3, 0.3],
        [0.7, 0.25],
        [0.6, 0.7],
      ])
        await mapOf(me).click({ position: { x: width * x!, y: height * y! } })
      await expect(me.find('list', t.preview)).toBeVisible()
    },
  },
  {
    name: 'turf-map',
    fake: organizer,
    path: '/',
    act: async me => {
      await turf(me)
      await me.press(me.words(turfWords).turfMap)
      await mapOf(me).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'split',
    fake: organizer,
    path: '/',
    act: async me => {
      await turf(me)
      await me.follow(me.words(turfWords).split)
      await expect(me.find('list', me.words(cutWords).preview)).toBeVisible()
    },
  },
  {
    name: 'split-heirs',
    fake: organizer,
    path: '/',
    act: async me => {
      await turf(me)
      await me.follow(me.words(turfWords).split)
      await me.find('radiogroup', me.words(cutWords).heirs(1, 'Sam Ortiz')).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'split-done',
    fake: organizer,
    path: '/',
    act: async me => {
      await split(me)
      await expect(me.find('button', me.words(recutWords).undo)).toBeVisible()
    },
  },
  {
    name: 'split-board',
    fake: organizer,
    path: '/',
    act: async me => {
      await split(me)
      await me.turfs.open()
      await expect(me.find('button', me.words(recutWords).undo)).toBeVisible()
    },
  },
  {
    name: 'split-undone',
    fake: organizer,
    path: '/',
    act: async me => {
      await split(me)
      await me.press(me.words(recutWords).undo)
      await me.read(me.words(recutWords).goesAlong)
    },
  },
  {
    name: 'merge',
    fake: organizer,
    path: '/',
    act: async me => {
      await turf(me)
      await me.press(me.words(turfWords).merge)
      await expect(me.find('dialog', /./)).toBeVisible()
    },
  },
  {
    name: 'captain',
    fake: organizer,
    path: '/',
    act: async me => {
      await turf(me)
      await me.press(me.words(turfWords).captainName)
      await expect(me.find('dialog', /./)).toBeVisible()
    },
  },
  {
    name: 'turfs-captain',
    fake: organizer,
    path: '/',
    act: async me => {
      const t = me.words(turfWords)
      await turf(me)
      await me.press(t.captainName)
      await me.fill(t.captainWho, 'Dana Whitfield')
      await me.press(t.captainSave)
      await me.turfs.open()
      await me.find('combobox', t.show).selectOption({ label: t.showOf('Dana Whitfield', '1') })
      await me.read(new RegExp(t.captainOf('Dana Whitfield')))
    },
  },
  {
    name: 'turfs-vacant',
    fake: organizer,
    path: '/turfs',
    act: async me => {
      const t = me.words(turfWords)
      await me.find('combobox', t.show).selectOption({ label: t.showVacant('1') })
      await expect(me.find('list', t.listOf).getByRole('link')).toHaveCount(1)
    },
  },
]
