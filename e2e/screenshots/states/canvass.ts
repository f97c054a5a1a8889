import { resultWords } from '@porchlight/web/app/canvass/words'
import { questionWords } from '@porchlight/web/features/turfs/cut-messages'
import { scriptEditorWords } from '@porchlight/web/features/turfs/script-editor-words'
import { turfWords } from '@porchlight/web/features/turfs/messages'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { doorMoreWords } from '@porchlight/web/features/walk/door-more-words'
import { walkWords } from '@porchlight/web/features/walk/messages'
import { orderWords } from '@porchlight/web/features/walk/order-words'
import { severalWords } from '@porchlight/web/features/walk/several-words'
import type { Person } from '../../people.ts'
import { expect } from '../../people/acting.ts'
import { headedFile, ohioFile } from '../../town.ts'
import { resultStates } from './results.ts'
import type { State } from './state.ts'
import { teamStates } from './team.ts'

const door = async (me: Person): Promise<string> => {
  const [first] = await me.walk.doors()
  await me.walk.openDoor(first!)
  return first!
}

const addedDoor = async (me: Person): Promise<void> => {
  await me.walk.doors()
  await me.follow(me.words(walkWords).addDoor)
  await me.fill(me.words(doorMoreWords).number, '99')
  await me.press(me.words(doorMoreWords).save)
  await me.walk.atDoor('99')
}

const person = async (me: Person): Promise<void> => {
  await door(me)
  await me.find('list', me.words(doorWords).people).getByRole('link').first().click()
  await expect(me.find('group', /./).first()).toBeVisible()
}

const turf = async (me: Person): Promise<string> => {
  const [first] = await me.turfs.names()
  await me.turfs.open(first!)
  return first!
}

/** Somebody of the first turf asks not to be contacted; the organizer looks at the turf. */
const leftAlone = async (me: Person): Promise<string> => {
  const name = await turf(me)
  await me.turfs.walkMyself(name)
  await door(me)
  const who = (await me.find('list', me.words(doorWords).people).locator('.row-title').first().innerText()).trim()
  await me.walk.doNotContact(who, 'Asked twice.')
  await me.turfs.open(name)
  return who
}

const [empty, canvasser, organizer] = ['empty', 'canvasser', 'organizer']

/** Somebody says a lot, and the same door is opened again. */
const said = async (me: Person): Promise<void> => {
  const first = await door(me)
  await me.walk.openPerson()
  await me.sayings.support(2)
  await me.sayings.tag('sign')
  await me.sayings.issue('Crossing guard at the school')
  await me.sayings.promise('Bring a sign')
  await me.sayings.voting('Yes', 'Mail')
  await me.sayings.warning('Loose step on the left')
  await me.walk.saveTalked()
  await me.walk.start()
  await me.walk.openDoor(first)
  await expect(me.find('button', /Bring a sign/)).toBeVisible()
}

/** Lists, turfs, doors, and what came back. */
export const canvassing: readonly State[] = [
  { name: 'lists', fake: organizer, path: '/lists' },
  { name: 'bring-in', fake: organizer, path: '/lists/bring' },
  { name: 'bring-in-choose', fake: organizer, path: '/', act: me => me.lists.pick(ohioFile(2500)).then(() => me.lists.atChoice()) },
  { name: 'bring-in-columns', fake: organizer, path: '/', act: me => me.lists.pick(headedFile(50)).then(() => me.lists.atColumns()) },
  { name: 'turfs', fake: organizer, path: '/turfs' },
  { name: 'turfs-none', fake: empty, path: '/', act: me => me.begin.startGroup('Elm Neighbors').then(() => me.turfs.open()) },
  { name: 'cut', fake: organizer, path: '/turfs/cut' },
  { name: 'turf', fake: organizer, path: '/', act: turf },
  {
    name: 'hand-out',
    fake: organizer,
    path: '/',
    act: async me => {
      await turf(me)
      const t = me.words(turfWords)
      await me.follow(new RegExp(`^(?:${t.handOut}|${t.handOutAgain})$`))
    },
  },
  {
    name: 'turf-link',
    fake: organizer,
    path: '/',
    act: async me => {
      await me.turfs.handOut((await me.turfs.names())[0]!, 'Sam')
      await me.find('img', /QR/).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'turf-left-alone',
    fake: organizer,
    path: '/',
    act: async me => {
      const name = await leftAlone(me)
      await me.find('button', me.words(turfWords).liftOf(name)).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'lift',
    fake: organizer,
    path: '/',
    act: async me => {
      const name = await leftAlone(me)
      await me.press(me.words(turfWords).liftOf(name))
      await expect(me.find('textbox', me.words(turfWords).liftReason)).toBeVisible()
    },
  },
  {
    name: 'retire',
    fake: organizer,
    path: '/',
    act: async me => {
      const t = me.words(turfWords)
      await me.turfs.open((await me.turfs.names()).at(-1)!)
      await me.page.getByText(t.retireFold).click()
      await me.press(t.retire)
      await expect(me.find('alertdialog', /./)).toBeVisible()
    },
  },
  { name: 'questions', fake: organizer, path: '/questions' },
  {
    name: 'question',
    fake: organizer,
    path: '/questions',
    act: async me => {
      await me.press(me.words(questionWords).add)
      await expect(me.find('textbox', me.words(questionWords).text)).toBeVisible()
    },
  },
  { name: 'script', fake: organizer, path: '/questions/script' },
  { name: 'script-paper', fake: organizer, path: '/questions/paper' },
  {
    name: 'script-faults',
    fake: organizer,
    path: '/questions',
    act: async me => {
      // What others hang on is gone: said at once.
      await me.press(new RegExp(`^${me.words(questionWords).remove('Will you come')}`))
      await expect(me.page.getByRole('note').filter({ hasText: me.words(scriptEditorWords).branchGone })).toBeVisible()
    },
  },
  { name: 'results', fake: organizer, path: '/back' },
  ...resultStates,
  { name: 'walk-organizer', fake: organizer, path: '/', act: async me => me.turfs.walkMyself((await me.turfs.names())[0]!) },

  { name: 'walk', fake: canvasser, path: '/walk', act: me => me.walk.doors() },
  { name: 'walk-offline', fake: 'canvasser,offline,waiting', path: '/walk', act: me => me.walk.doors() },
  {
    name: 'walk-order',
    fake: canvasser,
    path: '/walk',
    act: async me => {
      await me.walk.doors()
      await me.find('radiogroup', me.words(orderWords).order).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'several',
    fake: canvasser,
    path: '/walk',
    act: async me => {
      await me.walk.doors()
      await me.follow(me.words(severalWords).title)
      const boxes = me.page
        .getByRole('group')
        .filter({ has: me.page.locator('.choice-label') })
        .getByRole('checkbox')
      for (const at of [0, 3]) await boxes.nth(at).locator('xpath=ancestor::label').click()
      await me.walk.literature()
    },
  },
  ...teamStates,
  { name: 'door', fake: canvasser, path: '/walk', act: door },
  { name: 'door-note', fake: canvasser, path: '/walk', act: me => door(me).then(() => me.walk.note('Gate sticks. Dog is nice.')) },
  { name: 'door-next', fake: canvasser, path: '/walk', act: me => door(me).then(() => me.walk.record('not-home')) },
  { name: 'person', fake: canvasser, path: '/walk', act: person },
  { name: 'door-said', fake: canvasser, path: '/walk', act: said },
  {
    name: 'person-said',
    fake: canvasser,
    path: '/walk',
    act: async me => {
      await said(me)
      await me.walk.openPerson()
      await me.sayings.support(4)
      await me.sayings.ownTag('Poll watcher')
      await me.page.locator('.toggles').first().scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'person-arabic',
    fake: canvasser,
    path: '/walk',
    act: async me => {
      await person(me)
      await me.press(/Arabic|árabe/)
      await me.choose('هل ستحضر الاجتماع؟', 'لا')
      await expect(me.find('radiogroup', /ما الذي/)).toBeVisible()
      await me.page.locator('.to-say').first().scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'correct-said',
    fake: canvasser,
    path: '/walk',
    act: async me => {
      await said(me)
      await me.go('/day')
      await me
        .find('list', /./)
        .getByRole('link')
        .filter({ hasText: me.words(resultWords).canvassed })
        .first()
        .click()
      await expect(me.find('button', /^2 /)).toBeVisible()
    },
  },
  {
    name: 'add-person',
    fake: canvasser,
    path: '/walk',
    act: me =>
      door(me)
        .then(() => me.follow(me.words(doorWords).addPerson))
        .then(() => me.find('textbox', me.words(doorMoreWords).name).waitFor()),
  },
  {
    name: 'add-door',
    fake: canvasser,
    path: '/walk',
    act: me =>
      me.walk
        .doors()
        .then(() => me.follow(me.words(walkWords).addDoor))
        .then(() => me.see(me.words(doorMoreWords).addDoorTitle)),
  },
  {
    name: 'door-added',
    fake: canvasser,
    path: '/walk',
    act: async me => {
      await addedDoor(me)
      await me.walk.addResident('Guadalupe Hernández-Villanueva')
    },
  },
  {
    name: 'person-mistake',
    fake: canvasser,
    path: '/walk',
    act: async me => {
      await addedDoor(me)
      await me.walk.addResident('Guadalupe Hernández-Villanueva')
      await me.walk.record('not-home')
      await me.walk.start()
      await me.walk.openDoor('99')
      await me.walk.openPerson('Guadalupe')
      await me.find('button', me.words(doorMoreWords).mistakePerson).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'do-not-contact',
    fake: canvasser,
    path: '/walk',
    act: me =>
      door(me)
        .then(() => me.follow(me.words(doorWords).dncTitle))
        .then(() => me.see(me.words(doorWords).dncTitle)),
  },
  {
    name: 'day',
    fake: canvasser,
    path: '/walk',
    act: me =>
      door(me)
        .then(() => me.walk.record('not-home'))
        .then(() => me.go('/day')),
  },
  { name: 'day-empty', fake: organizer, path: '/day' },
]
