import { noteWords } from '@porchlight/web/features/notes/note-words'
import type { Locator } from '@playwright/test'
import { type Acting, expect } from './acting.ts'

/** The notes of a meeting: one text that several people type into. */
export class Notes {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  /** By address, as from a bookmark; the meeting's id is 16 hex digits. */
  async open(meeting: string): Promise<void> {
    await this.#me.go(`/meet/${meeting}/notes`)
    await expect(this.text).toBeVisible({ timeout: this.#me.patience })
  }

  get text(): Locator {
    return this.#me.find('textbox', this.#me.words(noteWords).label)
  }

  /** Types at the end, letter by letter as on a keyboard; `\n` begins a new line. */
  async type(words: string): Promise<void> {
    await this.text.focus()
    await this.#me.page.keyboard.press('Control+End')
    await this.#me.page.keyboard.type(words)
  }

  /** The boxes of checklists. */
  box(item: string): Locator {
    return this.text.getByRole('checkbox', { name: item })
  }

  async reads(words: string | RegExp): Promise<void> {
    await expect(this.text).toContainText(words)
  }

  /** Waits until somebody else is said to be here. */
  async sees(name: string): Promise<void> {
    await expect(this.#me.page.getByText(this.#me.words(noteWords).withOthers(name))).toBeVisible()
  }

  async mention(name: string): Promise<void> {
    const t = this.#me.words(noteWords)
    await this.#me.press(t.mention)
    await this.#me.find('dialog', t.mentionTitle).getByText(name).click()
  }

  /** "Who wrote what": everybody's stretches, newest first, as listed. */
  async past(): Promise<readonly string[]> {
    const t = this.#me.words(noteWords)
    await this.#me.press(t.history)
    const rows = this.#me.find('dialog', t.history).getByRole('listitem')
    await expect(rows.first()).toBeVisible()
    return rows.allInnerTexts()
  }

  /** Looks at one of the stretches (0 is the newest) and brings it back. */
  async restore(stretch: number): Promise<void> {
    const t = this.#me.words(noteWords)
    await this.#me.find('dialog', t.history).getByRole('listitem').nth(stretch).getByRole('button').click()
    await this.#me.press(t.restore)
  }
}
