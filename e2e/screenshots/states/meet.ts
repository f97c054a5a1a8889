import { meetWords } from '@porchlight/web/app/meet/words'
import { appWords } from '@porchlight/web/app/words'
import { agendaWords } from '@porchlight/web/features/meet/agenda-words'
import { listWords } from '@porchlight/web/features/meet/list-words'
import { meetingWords } from '@porchlight/web/features/meet/meeting-words'
import { registerWords } from '@porchlight/web/features/meet/register-words'
import { planWords } from '@porchlight/web/features/meet/plan-words'
import { noteWords } from '@porchlight/web/features/notes/note-words'
import type { Person } from '../../people.ts'
import { expect } from '../../people/acting.ts'
import type { State } from './state.ts'

/** What the development engine has planned. */
const NEXT = 'Neighborhood meeting'
const ITEM = 'Crossing guard at the school'

const next = (me: Person) => me.meetings.openNext(NEXT)
const running = async (me: Person): Promise<void> => {
  await next(me)
  await me.meetings.start()
}

/** The one of twelve days ago. */
const past = async (me: Person): Promise<void> => {
  await me.find('list', me.words(listWords).was).getByRole('link').first().click()
  await expect(me.meetings.clock).toBeVisible()
}

const item = async (me: Person): Promise<void> => {
  await next(me)
  await me.page.getByText(ITEM, { exact: true }).click()
  await expect(me.find('textbox', me.words(agendaWords).outcome)).toBeVisible()
}

const dialog = (me: Person) => expect(me.find('dialog', /./)).toBeVisible()

const notes = async (me: Person): Promise<void> => {
  await next(me)
  await me.follow(me.words(meetingWords).notesWrite)
  await expect(me.notes.text).toBeVisible()
}

const written = async (me: Person): Promise<void> => {
  const t = me.words(noteWords)
  await notes(me)
  await me.press(t.heading)
  await me.notes.type('Saturday walk\n')
  await me.press(t.check)
  await me.notes.type('Priya brings the maps\nSam asks for the key')
}

const search = async (me: Person, words: string): Promise<void> => {
  const t = me.words(listWords)
  await me.find('searchbox', t.words).fill(words)
  await expect(me.find('list', t.hits).getByRole('link').first().or(me.page.getByText(t.foundNone))).toBeVisible()
}

const [empty, organizer] = ['empty', 'organizer']

/** Meetings: planned, held, written down. */
export const meeting: readonly State[] = [
  { name: 'meet', fake: organizer, path: '/meet' },
  { name: 'meet-none', fake: empty, path: '/', act: me => me.begin.startGroup('Elm Neighbors').then(() => me.meetings.open()) },
  { name: 'plan', fake: organizer, path: '/meet/new' },
  {
    name: 'plan-missing',
    fake: organizer,
    path: '/meet/new',
    act: me => me.page.getByRole('button', { name: me.words(planWords).make, exact: true }).click(),
  },
  { name: 'plan-change', fake: organizer, path: '/meet', act: me => next(me).then(() => me.follow(me.words(meetingWords).change)) },
  { name: 'meeting', fake: organizer, path: '/meet', act: next },
  {
    name: 'meeting-answers',
    fake: organizer,
    path: '/meet',
    act: me =>
      next(me)
        .then(() => me.press(me.words(meetingWords).forOthers))
        .then(() => dialog(me)),
  },
  { name: 'meeting-gone', fake: organizer, path: '/meet/00000000000000ff' },
  {
    name: 'meeting-cancelled',
    fake: organizer,
    path: '/meet',
    act: async me => {
      const t = me.words(meetingWords)
      await next(me)
      await me.page.getByText(t.fold, { exact: true }).click()
      await me.press(t.endSeries)
      await me.press(t.cancel)
      await me.read(t.cancelledTitle)
    },
  },
  { name: 'agenda-item', fake: organizer, path: '/meet', act: item },
  {
    name: 'agenda-item-more',
    fake: organizer,
    path: '/meet',
    act: async me => {
      await item(me)
      await me.page.getByText(me.words(agendaWords).more, { exact: true }).click()
    },
  },
  {
    name: 'agenda-item-change',
    fake: organizer,
    path: '/meet',
    act: me =>
      item(me)
        .then(() => me.press(me.words(agendaWords).change))
        .then(() => dialog(me)),
  },
  {
    name: 'agenda-paste',
    fake: organizer,
    path: '/meet',
    act: async me => {
      const t = me.words(agendaWords)
      await next(me)
      await me.press(t.paste)
      await me.fill(t.pasteField, '1. Budget 10 min (Ana)\n2. Tools 5 min')
      await expect(me.find('button', t.pasteAdd(2, '2'))).toBeVisible()
    },
  },
  { name: 'agenda-undo', fake: organizer, path: '/meet', act: me => next(me).then(() => me.meetings.removeItem(ITEM)) },
  {
    name: 'decide',
    fake: organizer,
    path: '/meet',
    act: me =>
      item(me)
        .then(() => me.press(me.words(agendaWords).recordDecision))
        .then(() => dialog(me)),
  },
  {
    name: 'give-action',
    fake: organizer,
    path: '/meet',
    act: me =>
      item(me)
        .then(() => me.press(me.words(agendaWords).giveTask))
        .then(() => dialog(me)),
  },
  { name: 'meeting-on', fake: organizer, path: '/meet', act: running },
  {
    name: 'meeting-untimed',
    fake: organizer,
    path: '/meet',
    act: async me => {
      await running(me)
      await me.meetings.addItem('Songs')
      await expect(me.meetings.clock).toContainText(me.words(meetingWords).untimed(1, '1'))
      await me.meetings.clock.scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'meeting-paused',
    fake: organizer,
    path: '/meet',
    act: async me => {
      const t = me.words(meetingWords)
      await running(me)
      await me.press(t.pause)
      await expect(me.find('button', t.resume)).toBeVisible()
    },
  },
  { name: 'meet-on', fake: organizer, path: '/meet', act: me => running(me).then(() => me.follow(me.words(appWords).back)) },
  {
    name: 'attendance',
    fake: organizer,
    path: '/meet',
    act: me =>
      running(me)
        .then(() => me.press(me.words(meetingWords).attendance))
        .then(() => dialog(me)),
  },
  { name: 'meeting-over', fake: organizer, path: '/meet', act: past },
  { name: 'paper-agenda', fake: organizer, path: '/meet', act: me => next(me).then(() => me.meetings.paper('agenda')) },
  { name: 'paper-minutes', fake: organizer, path: '/meet', act: me => past(me).then(() => me.meetings.paper('minutes')) },
  { name: 'decisions', fake: organizer, path: '/meet/decisions' },
  {
    name: 'decision-new',
    fake: organizer,
    path: '/meet/decisions',
    act: me => me.press(me.words(registerWords).newDecision).then(() => dialog(me)),
  },
  { name: 'actions', fake: organizer, path: '/meet/actions' },
  {
    name: 'actions-done',
    fake: organizer,
    path: '/meet/actions',
    act: async me => {
      await me.check(/^Buy paint/)
      await expect(me.page.getByText(me.words(meetWords).isDone)).not.toHaveCount(0)
    },
  },
  { name: 'search-meetings', fake: organizer, path: '/meet/search' },
  { name: 'search-found', fake: organizer, path: '/meet/search', act: me => search(me, 'paint') },
  { name: 'search-nothing', fake: organizer, path: '/meet/search', act: me => search(me, 'zebra') },
  { name: 'notes', fake: organizer, path: '/meet', act: notes },
  { name: 'notes-others', fake: 'organizer,others', path: '/meet', act: me => written(me).then(() => me.notes.sees('Dana Whitfield')) },
  { name: 'notes-written', fake: organizer, path: '/meet', act: written },
  {
    name: 'notes-mention',
    fake: organizer,
    path: '/meet',
    act: me =>
      notes(me)
        .then(() => me.press(me.words(noteWords).mention))
        .then(() => dialog(me)),
  },
  {
    name: 'notes-link',
    fake: organizer,
    path: '/meet',
    act: me =>
      notes(me)
        .then(() => me.press(me.words(noteWords).link))
        .then(() => dialog(me)),
  },
  {
    name: 'notes-history',
    fake: organizer,
    path: '/meet',
    act: me =>
      notes(me)
        .then(() => me.press(me.words(noteWords).history))
        .then(() => dialog(me)),
  },
]
