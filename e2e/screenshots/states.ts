// Every screen in every state worth looking at. Shown by the app's own development engine, which can be put into any state
// (`?fake=…`); the journeys go through the same screens with the real one.
import { joinWords } from '@porchlight/web/features/begin/join-words'
import { statusWords } from '@porchlight/web/app/words'
import { groupWords } from '@porchlight/web/features/group/words'
import { questionWords } from '@porchlight/web/features/turfs/cut-messages'
import { turfWords } from '@porchlight/web/features/turfs/messages'
import { beginWords } from '@porchlight/web/features/begin/words'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { walkWords } from '@porchlight/web/features/walk/messages'
import type { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { headedFile, ohioFile } from '../town.ts'

export interface State {
  readonly name: string
  /** What the development engine is asked to be. */
  readonly fake: string
  readonly path: string
  /** How to get there from `path`. */
  readonly act?: (me: Person) => Promise<unknown>
}

const door = async (me: Person): Promise<string> => {
  const [first] = await me.walk.doors()
  await me.walk.openDoor(first!)
  return first!
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

const [empty, canvasser, organizer] = ['empty', 'canvasser', 'organizer']

export const states: readonly State[] = [
  { name: 'begin', fake: empty, path: '/begin' },
  { name: 'start', fake: empty, path: '/begin/start' },
  { name: 'start-missing', fake: empty, path: '/begin/start', act: me => me.press(me.words(beginWords).start) },
  { name: 'sample', fake: empty, path: '/begin/sample' },
  { name: 'join', fake: empty, path: '/begin/join' },
  { name: 'join-damaged', fake: empty, path: '/begin/join', act: me => me.begin.giveText('hello') },
  { name: 'join-confirm', fake: empty, path: '/begin/join', act: me => me.begin.giveText('01234-56789-ABCDE-FGHJK') },
  {
    name: 'join-used-up',
    fake: 'empty,used-up',
    path: '/begin/join',
    act: async me => {
      await me.begin.giveText('01234-56789-ABCDE-FGHJK')
      await me.fill(me.words(joinWords).myName, 'Sam')
      await me.press(me.words(joinWords).join)
      await expect(me.page.getByRole('alert').first()).toBeVisible()
    },
  },
  { name: 'scan', fake: empty, path: '/begin/scan' },
  { name: 'install', fake: empty, path: '/install' },
  { name: 'no-storage', fake: 'no-store', path: '/' },

  { name: 'today', fake: organizer, path: '/' },
  { name: 'today-new', fake: empty, path: '/', act: me => me.begin.startGroup('Elm Neighbors') },
  { name: 'status', fake: 'offline,waiting', path: '/', act: me => me.press(new RegExp(`${me.words(statusWords).more('')}$`)) },
  { name: 'storage-full', fake: 'problem', path: '/' },
  { name: 'set-aside', fake: 'aside', path: '/' },
  { name: 'group', fake: organizer, path: '/group' },
  { name: 'group-forget', fake: 'organizer,waiting', path: '/group', act: me => me.press(me.words(groupWords).forget) },
  { name: 'groups', fake: 'two', path: '/groups' },
  { name: 'invite', fake: organizer, path: '/group/invite' },
  { name: 'invitation', fake: organizer, path: '/group', act: me => me.group.invite('organizer') },
  { name: 'files', fake: organizer, path: '/group/files' },
  { name: 'settings', fake: organizer, path: '/settings' },
  { name: 'help', fake: organizer, path: '/help' },

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
  { name: 'turf-link', fake: organizer, path: '/', act: async me => me.turfs.handOut((await me.turfs.names())[0]!, 'Sam') },
  { name: 'questions', fake: organizer, path: '/questions' },
  { name: 'question', fake: organizer, path: '/questions', act: me => me.press(me.words(questionWords).add) },
  { name: 'results', fake: organizer, path: '/back' },

  { name: 'walk', fake: canvasser, path: '/walk', act: me => me.walk.doors() },
  { name: 'walk-offline', fake: 'canvasser,offline,waiting', path: '/walk', act: me => me.walk.doors() },
  { name: 'door', fake: canvasser, path: '/walk', act: door },
  { name: 'door-note', fake: canvasser, path: '/walk', act: me => door(me).then(() => me.walk.note('Gate sticks. Dog is nice.')) },
  { name: 'door-next', fake: canvasser, path: '/walk', act: me => door(me).then(() => me.walk.record('not-home')) },
  { name: 'person', fake: canvasser, path: '/walk', act: person },
  { name: 'add-person', fake: canvasser, path: '/walk', act: me => door(me).then(() => me.follow(me.words(doorWords).addPerson)) },
  { name: 'add-door', fake: canvasser, path: '/walk', act: me => me.walk.doors().then(() => me.follow(me.words(walkWords).addDoor)) },
  { name: 'do-not-contact', fake: canvasser, path: '/walk', act: me => door(me).then(() => me.follow(me.words(doorWords).dncTitle)) },
  {
    name: 'day',
    fake: canvasser,
    path: '/walk',
    act: me =>
      door(me)
        .then(() => me.walk.record('not-home'))
        .then(() => me.go('/day')),
  },
  { name: 'day-empty', fake: canvasser, path: '/day' },
  { name: 'not-found', fake: organizer, path: '/nowhere' },
]
