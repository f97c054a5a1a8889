import { readFileSync } from 'node:fs'
import { bringWords } from '@porchlight/web/features/people/bring-words'
import { editWords } from '@porchlight/web/features/people/edit-words'
import { sayWords } from '@porchlight/web/features/people/say-words'
import { peopleWords } from '@porchlight/web/features/people/words'
import { groupWords } from '@porchlight/web/features/group/words'
import type { Locator } from '@playwright/test'
import type { TownFile } from '../town.ts'
import { type Acting, expect } from './acting.ts'

type TextPart = 'name' | 'about' | 'address'
type WordsPart = 'languages' | 'skills' | 'offers' | 'wants' | 'roles'

/** Everybody the group knows: the list, one person, in and out. */
export class PeopleList {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  async open(): Promise<void> {
    await this.#me.place('group')
    await this.#me.follow(new RegExp(`^${this.#me.words(groupWords).everybody} `))
    await this.#me.see(this.#me.words(peopleWords).title)
  }

  get rows(): Locator {
    return this.#me.find('list', this.#me.words(peopleWords).title).getByRole('listitem')
  }

  /** The names in the list that are drawn, as they stand. */
  names(): Promise<string[]> {
    return this.rows.locator('.row-title').allInnerTexts()
  }

  /** Types into the search. */
  search(words: string): Promise<void> {
    return this.#me.find('searchbox', this.#me.words(peopleWords).search).fill(words)
  }

  /** Opens somebody by the name in the list. */
  async openPerson(name: string): Promise<void> {
    await this.open()
    await this.rows
      .getByRole('link')
      .filter({ has: this.#me.page.getByText(name, { exact: true }) })
      .click()
    await this.#me.see(name)
  }

  async add(name: string, { phone = '', email = '' } = {}): Promise<void> {
    const t = this.#me.words(editWords)
    await this.open()
    await this.#me.follow(t.addTitle)
    await this.#me.fill(t.nameLabel, name)
    if (phone) await this.#me.fill(t.phone, phone)
    if (email) await this.#me.fill(t.email, email)
    await this.#me.press(t.save)
    await this.#me.see(name)
  }

  /** At a person: the screen of one part of what is known. */
  async part(part: TextPart | WordsPart | 'phones' | 'emails' | 'free'): Promise<void> {
    const t = this.#me.words(editWords)
    await this.#me.follow(this.#me.words(peopleWords).change)
    await this.#me.follow(new RegExp(`^${t[part]} `))
    await this.#me.see(t[part])
  }

  /** From a part back to the person. */
  async done(name: string): Promise<void> {
    const t = this.#me.words(editWords)
    await this.#me.follow(t.done)
    await expect(this.#me.find('list', t.title)).toBeVisible()
    await this.#me.follow(t.done)
    await expect(this.#me.find('link', this.#me.words(peopleWords).change)).toBeVisible()
    await this.#me.see(name)
  }

  async addPhone(name: string, number: string): Promise<void> {
    const t = this.#me.words(editWords)
    await this.part('phones')
    await this.#me.fill(t.number, number)
    await this.#me.press(t.add)
    await expect(this.#me.find('group', number)).toBeVisible()
    await this.done(name)
  }

  async setText(name: string, part: TextPart, label: keyof typeof editWords.en & string, text: string): Promise<void> {
    await this.part(part)
    const words: unknown = this.#me.words(editWords)[label]
    await this.#me.fill(String(words), text)
    await this.done(name)
  }

  async addWord(name: string, part: WordsPart, word: string): Promise<void> {
    const t = this.#me.words(editWords)
    await this.part(part)
    await this.#me.fill(part === 'languages' ? t.anotherLanguage : t.one, word)
    await this.#me.press(t.add)
    await expect(this.#me.find('list', t[part]).getByText(word)).toBeVisible()
    await this.done(name)
  }

  async addSlot(name: string, day: string, part: 'morning' | 'afternoon' | 'evening'): Promise<void> {
    const t = this.#me.words(sayWords)
    await this.part('free')
    const slot = this.#me.find('button', t.slot(day, t[part]))
    await slot.click()
    await expect(slot).toHaveAttribute('aria-pressed', 'true')
    await this.done(name)
  }

  /** A note for organizers, at a person. */
  async note(text: string): Promise<void> {
    const t = this.#me.words(peopleWords)
    await this.#me.fill(t.note, text)
    await this.#me.press(t.saveNote)
    await expect(this.notes.getByText(text)).toBeVisible()
  }

  get notes(): Locator {
    return this.#me.find('region', this.#me.words(peopleWords).notes)
  }

  /** Pastes a list, and looks at what would come in. */
  async paste(text: string): Promise<void> {
    const t = this.#me.words(bringWords)
    await this.#atBring()
    await this.#me.fill(t.paste, text)
    await this.#me.press(t.read)
  }

  /** The same with a file. */
  async pick(file: TownFile): Promise<void> {
    await this.#atBring()
    const chooser = this.#me.page.waitForEvent('filechooser')
    await this.#me.press(this.#me.words(bringWords).chooseFile)
    await (await chooser).setFiles(file)
  }

  /** In the preview: brings them in; `n` is what the button says. */
  async bring(n: number): Promise<void> {
    const t = this.#me.words(bringWords)
    await this.#me.press(t.bring(n, String(n)))
    await this.#me.see(t.doneTitle)
  }

  async #atBring(): Promise<void> {
    const t = this.#me.words(peopleWords)
    await this.open()
    const link = this.#me.find('link', t.bring)
    const more = this.#me.find('button', t.more)
    await expect(link.or(more).first()).toBeVisible()
    if (await more.isVisible()) await more.click()
    await link.click()
    await this.#me.see(this.#me.words(bringWords).title)
  }

  /** Records that may be one person. */
  async duplicates(): Promise<void> {
    await this.open()
    await this.#me.press(this.#me.words(peopleWords).more)
    await this.#me.follow(this.#me.words(peopleWords).duplicates)
    await this.#me.see(this.#me.words(bringWords).twiceTitle)
  }

  async unite(a: string, b: string): Promise<void> {
    const t = this.#me.words(bringWords)
    await this.#me.press(t.sameOf(a, b))
    await this.#me.read(t.areOne(a))
  }

  /** Everybody as a file, in the browser's download. */
  async saveAs(how: 'vcard' | 'csv'): Promise<TownFile> {
    const t = this.#me.words(bringWords)
    await this.open()
    await this.#me.press(this.#me.words(peopleWords).more)
    await this.#me.follow(this.#me.words(peopleWords).out)
    await this.#me.choose(t.how, new RegExp(`^${t[how].replace(/[.()]/g, '\\$&')}`))
    const download = this.#me.page.waitForEvent('download')
    await this.#me.press(t.save)
    const done = await download
    return {
      name: done.suggestedFilename(),
      mimeType: how === 'vcard' ? 'text/vcard' : 'text/csv',
      buffer: readFileSync(await done.path()),
    }
  }
}
