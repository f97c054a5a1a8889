import { canvassWords, resultWords } from '@porchlight/web/app/canvass/words'
import { dayWords } from '@porchlight/web/features/day/messages'
import { appWords } from '@porchlight/web/app/words'
import { type Acting, expect } from './acting.ts'
import type { Result } from './walk.ts'

/** My day: every result of the shift. */
export class Day {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  /** A canvasser has it in the bar; others reach it from the walk. */
  async open(): Promise<void> {
    await this.#me.place('day')
    await this.#me.see(this.#me.words(appWords).day)
  }

  /** Each row as it reads: `118 Oak St Nobody home`. */
  async rows(): Promise<string[]> {
    await this.open()
    const t = this.#me.words(dayWords)
    const list = this.#me.find('list', t.title)
    await expect(list.or(this.#me.page.getByText(t.emptyTitle)).first()).toBeVisible()
    return list.getByRole('link').evaluateAll(rows => rows.map(row => row.textContent!.replaceAll(/\s+/g, ' ').trim()))
  }

  /** Corrects the result of the row that begins with these words, `118 Oak St`. */
  async correct(row: string, result: Result, note?: string): Promise<void> {
    const t = this.#me.words(dayWords)
    await this.#openRow(row)
    await this.#me.choose(t.change, this.#me.words(resultWords)[result])
    if (note !== undefined) await this.#me.fill(this.#me.words(canvassWords).note, note)
    await this.#me.press(t.save)
    await this.#me.see(t.title)
  }

  async undo(row: string): Promise<void> {
    const t = this.#me.words(dayWords)
    await this.#openRow(row)
    await this.#me.press(t.undoThis)
    await this.#me.see(t.title)
  }

  async #openRow(row: string): Promise<void> {
    const t = this.#me.words(dayWords)
    await this.open()
    await this.#me.find('list', t.title).getByRole('link').filter({ hasText: row }).first().click()
    await this.#me.see(t.correctTitle)
  }
}
