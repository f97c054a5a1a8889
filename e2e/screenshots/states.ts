// Every screen in every state worth looking at. Shown by the app's own development engine, which can be put into any state
// (`?fake=…`); the journeys go through the same screens with the real one.
import { joinWords } from '@porchlight/web/features/begin/join-words'
import { statusWords } from '@porchlight/web/app/words'
import { groupWords } from '@porchlight/web/features/group/words'
import { questionWords } from '@porchlight/web/features/turfs/cut-messages'
import { turfWords } from '@porchlight/web/features/turfs/messages'
import { backupWords } from '@porchlight/web/features/backup/words'
import { installWords } from '@porchlight/web/features/install/words'
import { settingsWords } from '@porchlight/web/features/settings/words'
import { beginWords } from '@porchlight/web/features/begin/words'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { walkWords } from '@porchlight/web/features/walk/messages'
import type { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { headedFile, ohioFile } from '../town.ts'

const BACKUP = { name: 'backup-2026-11-22.porchlight', mimeType: 'application/octet-stream', buffer: Buffer.from('PORCHLIGHT-BACKUP1\n') }

/** As far as a screen can tell. */
async function onIphone(me: Person): Promise<void> {
  await me.page.evaluate(() => Object.defineProperty(navigator, 'userAgent', { get: () => 'iPhone' }))
  await me.follow(me.words(settingsWords).install)
  await me.read(me.words(installWords).ios1)
}

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

const openStatus = async (me: Person): Promise<void> => {
  await me.press(new RegExp(`${me.words(statusWords).more('')}$`))
  await expect(me.find('dialog', me.words(statusWords).title)).toBeVisible()
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
  { name: 'scan', fake: empty, path: '/begin/scan', act: me => expect(me.page.getByRole('alert')).toBeVisible() },
  { name: 'install', fake: empty, path: '/install' },
  { name: 'no-storage', fake: 'no-store', path: '/' },

  { name: 'today', fake: organizer, path: '/' },
  { name: 'today-new', fake: empty, path: '/', act: me => me.begin.startGroup('Elm Neighbors') },
  { name: 'status', fake: 'offline,waiting', path: '/', act: openStatus },
  { name: 'status-away', fake: 'organizer,away,waiting', path: '/', act: openStatus },
  { name: 'storage-full', fake: 'problem', path: '/' },
  { name: 'set-aside', fake: 'aside', path: '/' },
  { name: 'group', fake: organizer, path: '/group' },
  {
    name: 'group-forget',
    fake: 'organizer,waiting',
    path: '/group',
    act: async me => {
      await me.press(me.words(groupWords).forget)
      await expect(me.find('alertdialog', /./)).toBeVisible()
    },
  },
  { name: 'groups', fake: 'two', path: '/groups' },
  { name: 'invite', fake: organizer, path: '/group/invite' },
  { name: 'invitation', fake: organizer, path: '/group', act: me => me.group.invite('organizer') },
  { name: 'files', fake: organizer, path: '/group/files' },
  { name: 'settings', fake: organizer, path: '/settings' },
  { name: 'backup', fake: organizer, path: '/backup' },
  {
    name: 'backup-made',
    fake: organizer,
    path: '/backup',
    act: async me => {
      const t = me.words(backupWords)
      await me.press(t.suggest)
      await me.press(t.make)
      await me.read(t.written)
    },
  },
  { name: 'restore', fake: empty, path: '/restore' },
  { name: 'restore-wrong', fake: organizer, path: '/restore', act: me => me.backups.tryToRestore(BACKUP, 'wrong') },
  { name: 'restored', fake: organizer, path: '/restore', act: me => me.backups.tryToRestore(BACKUP, 'porch swing, two lemons') },
  { name: 'handed-nothing', fake: organizer, path: '/handed' },
  { name: 'install-ios', fake: organizer, path: '/settings', act: onIphone },
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
  { name: 'results', fake: organizer, path: '/back' },
  { name: 'walk-organizer', fake: organizer, path: '/', act: async me => me.turfs.walkMyself((await me.turfs.names())[0]!) },

  { name: 'walk', fake: canvasser, path: '/walk', act: me => me.walk.doors() },
  { name: 'walk-offline', fake: 'canvasser,offline,waiting', path: '/walk', act: me => me.walk.doors() },
  { name: 'door', fake: canvasser, path: '/walk', act: door },
  { name: 'door-note', fake: canvasser, path: '/walk', act: me => door(me).then(() => me.walk.note('Gate sticks. Dog is nice.')) },
  { name: 'door-next', fake: canvasser, path: '/walk', act: me => door(me).then(() => me.walk.record('not-home')) },
  { name: 'person', fake: canvasser, path: '/walk', act: person },
  {
    name: 'add-person',
    fake: canvasser,
    path: '/walk',
    act: me =>
      door(me)
        .then(() => me.follow(me.words(doorWords).addPerson))
        .then(() => me.find('textbox', me.words(doorWords).name).waitFor()),
  },
  {
    name: 'add-door',
    fake: canvasser,
    path: '/walk',
    act: me =>
      me.walk
        .doors()
        .then(() => me.follow(me.words(walkWords).addDoor))
        .then(() => me.see(me.words(doorWords).addDoorTitle)),
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
  { name: 'day-empty', fake: canvasser, path: '/day' },
  { name: 'not-found', fake: organizer, path: '/nowhere' },
]
