import { bringWords, fieldWords } from '@porchlight/web/features/bring-in/messages'
import { reviewWords } from '@porchlight/web/features/bring-in/review-messages'
import { todayWords } from '@porchlight/web/features/today/words'
import type { TownFile } from '../town.ts'
import { type Acting, expect, tick } from './acting.ts'

export interface BringIn {
  /** All precincts of the file unless told. */
  readonly precincts?: readonly string[]
  /** Column by field, for files whose layout is not known. */
  readonly columns?: Partial<Record<keyof (typeof fieldWords)['en'], string>>
  readonly terms?: string
}

/** Voter lists. */
export class Lists {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  /** Brings a file in, up to "The list is here". */
  async importFile(file: TownFile, { precincts, columns, terms }: BringIn = {}): Promise<void> {
    const t = this.#me.words(bringWords)
    await this.pick(file)
    if (columns) await this.#map(columns)
    await this.#me.see(t.chooseTitle)
    const boxes = this.#me.find('group', t.precincts)
    const names =
      precincts ?? (await boxes.getByRole('checkbox').evaluateAll(all => all.map(box => box.closest('label')!.innerText.split('\n')[0]!)))
    for (const name of names) await tick(boxes.getByRole('checkbox', { name: new RegExp(`^${name}`) }))
    if (terms) await this.#me.fill(t.termsLabel, terms)
    await this.#me.press(new RegExp(`^${t.bringN(2, '').split(' ')[0]} `))
    await this.#me.see(t.doneTitle)
  }

  /** Chooses the file (or the one at a path), and no more. */
  async pick(file: TownFile | string): Promise<void> {
    const t = this.#me.words(bringWords)
    await this.#me.tool(this.#me.words(todayWords).lists)
    await this.#me.follow(new RegExp(`^(?:${t.bring}|${t.bringAnother})$`))
    const chooser = this.#me.page.waitForEvent('filechooser')
    await this.#me.press(t.pick)
    await (await chooser).setFiles(file)
  }

  async #map(columns: NonNullable<BringIn['columns']>): Promise<void> {
    const t = this.#me.words(bringWords)
    const names = this.#me.words(fieldWords)
    await this.#me.see(t.mappingTitle)
    if (columns.street) await this.#me.choose(t.addressHow, t.split)
    for (const [field, column] of Object.entries(columns))
      await this.#me.find('combobox', names[field as keyof typeof names]).selectOption({ label: column })
    await this.#me.press(t.goOn)
  }

  /** Brings in a newer copy of a list that is here, up to the report of what is different; `isSame`: up to being told that nothing is. */
  async importNewer(file: TownFile, isSame = false): Promise<void> {
    const t = this.#me.words(bringWords)
    const review = this.#me.words(reviewWords)
    await this.pick(file)
    await this.#me.see(t.chooseTitle)
    await this.#me.press(new RegExp(`^${t.bringN(2, '').split(' ')[0]} `))
    await this.#me.see(isSame ? review.sameTitle : review.newer)
  }

  /** Saves what is on the screen of a review, up to "The list is here". */
  async saveReview(): Promise<void> {
    await this.#me.press(this.#me.words(reviewWords).save)
    await this.#me.see(this.#me.words(bringWords).doneTitle)
  }

  atChoice(): Promise<void> {
    return this.#me.see(this.#me.words(bringWords).chooseTitle)
  }

  atColumns(): Promise<void> {
    return this.#me.see(this.#me.words(bringWords).mappingTitle)
  }

  /** What stands on the screen when a file cannot be used. */
  async refused(words: string | RegExp): Promise<void> {
    await expect(this.#me.page.getByRole('alert').filter({ hasText: words })).toBeVisible()
  }
}
