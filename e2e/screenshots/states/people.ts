import { bringWords } from '@porchlight/web/features/people/bring-words'
import { editWords } from '@porchlight/web/features/people/edit-words'
import { peopleWords } from '@porchlight/web/features/people/words'
import type { Person } from '../../people.ts'
import { expect } from '../../people/acting.ts'
import type { State } from './state.ts'

const dialog = (me: Person) => expect(me.find('dialog', /./)).toBeVisible()

/** Of the development engine's people: known well, united of two, hardly known. */
const [MARIA, SAM, KOWALSKI] = ['0000000000000001', '0000000000000007', '0000000000000009']

/** Pasted, as far as the preview. */
const preview = async (me: Person): Promise<void> => {
  const t = me.words(bringWords)
  await me.fill(t.paste, 'Rosa Diaz 216 555 0177\nMaria Lopez (216) 555-0142\n216 555 0190')
  await me.press(t.read)
  await me.see(t.previewTitle)
}

const organizer = 'organizer'

const part = (name: string): State => ({ name: `edit-${name}`, fake: organizer, path: `/people/${MARIA}/edit/${name}` })

/** Everybody the group knows. */
export const ofPeople: readonly State[] = [
  { name: 'people', fake: organizer, path: '/people' },
  { name: 'people-none', fake: 'empty', path: '/', act: me => me.begin.startGroup('Elm Neighbors').then(() => me.people.open()) },
  { name: 'people-many', fake: 'organizer,many', path: '/people' },
  {
    name: 'people-more',
    fake: organizer,
    path: '/people',
    act: me => me.press(me.words(peopleWords).more).then(() => dialog(me)),
  },
  {
    name: 'people-filter',
    fake: organizer,
    path: '/people',
    act: me => me.press(me.words(peopleWords).filter).then(() => dialog(me)),
  },
  {
    name: 'people-filtered',
    fake: organizer,
    path: '/people',
    act: async me => {
      const t = me.words(peopleWords)
      await me.press(t.filter)
      await me.check(t.offList)
      await me.press(t.apply)
      await me.read(t.none)
    },
  },
  {
    name: 'people-nobody',
    fake: organizer,
    path: '/people',
    act: async me => {
      const t = me.words(peopleWords)
      await me.find('searchbox', t.search).fill('zebra')
      await me.read(t.none)
    },
  },
  { name: 'people-person', fake: organizer, path: `/people/${MARIA}` },
  { name: 'people-person-united', fake: organizer, path: `/people/${SAM}` },
  { name: 'people-person-little', fake: organizer, path: `/people/${KOWALSKI}` },
  { name: 'people-person-gone', fake: organizer, path: '/people/00000000000000ff' },
  {
    name: 'people-person-removed',
    fake: organizer,
    path: `/people/${MARIA}`,
    act: async me => {
      const t = me.words(peopleWords)
      await me.press(t.remove)
      await expect(me.find('button', t.putBack)).toBeVisible()
    },
  },
  {
    name: 'people-note-removed',
    fake: organizer,
    path: `/people/${MARIA}`,
    act: async me => {
      const t = me.words(editWords)
      await me.people.notes.getByRole('button').nth(1).click()
      await expect(me.people.notes.getByRole('button', { name: new RegExp(`^${t.undo}`) })).toBeVisible()
      await me.people.notes.getByRole('button', { name: new RegExp(`^${t.undo}`) }).scrollIntoViewIfNeeded()
    },
  },
  { name: 'people-add', fake: organizer, path: '/people/new' },
  {
    name: 'people-add-missing',
    fake: organizer,
    path: '/people/new',
    act: async me => {
      const t = me.words(editWords)
      await me.press(t.save)
      await me.read(t.nameNeeded)
    },
  },
  {
    name: 'people-add-twin',
    fake: organizer,
    path: '/people/new',
    act: async me => {
      const t = me.words(editWords)
      await me.fill(t.nameLabel, 'Dana Whitfield')
      await expect(me.find('link', t.lookAt('Dana Whitfield'))).toBeVisible()
    },
  },
  { name: 'edit', fake: organizer, path: `/people/${MARIA}/edit` },
  ...['name', 'phones', 'emails', 'address', 'languages', 'free', 'skills', 'about'].map(part),
  { name: 'people-bring', fake: organizer, path: '/people/bring' },
  { name: 'people-bring-preview', fake: organizer, path: '/people/bring', act: preview },
  {
    name: 'people-bring-columns',
    fake: organizer,
    path: '/people/bring',
    act: async me => {
      const t = me.words(bringWords)
      const chooser = me.page.waitForEvent('filechooser')
      await me.press(t.chooseFile)
      const buffer = Buffer.from('Name,Cell,Shoe size\nRosa Diaz,216-555-0177,7\nAda Cole,216-555-0178,8\n')
      await (await chooser).setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer })
      await me.see(t.columnsTitle)
    },
  },
  {
    name: 'people-brought',
    fake: organizer,
    path: '/people/bring',
    act: async me => {
      const t = me.words(bringWords)
      await preview(me)
      await me.press(t.bring(1, '1'))
      await me.see(t.doneTitle)
    },
  },
  {
    name: 'people-twice',
    fake: organizer,
    path: '/people/twice',
    act: me => expect(me.page.locator('.twins').first()).toBeVisible(),
  },
  {
    name: 'people-twice-united',
    fake: organizer,
    path: '/people/twice',
    act: async me => {
      await me.page.locator('.twins').first().getByRole('button').first().click()
      await expect(me.find('button', /^(?:Undo|Deshacer)/).first()).toBeVisible()
    },
  },
  { name: 'people-out', fake: organizer, path: '/people/out' },
  { name: 'people-out-one', fake: organizer, path: `/people/out?of=${MARIA}` },
]
