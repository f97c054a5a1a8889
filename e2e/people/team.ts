import { resultWords } from '@porchlight/web/app/canvass/words'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { teamWords } from '@porchlight/web/features/walk/team-words'
import { type Acting, expect } from './acting.ts'

/** One phone for several: its owner sends runners to doors and writes down what they say. */
export class Team {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  /** From the list of doors; each by a name that is typed. */
  async begin(...names: readonly string[]): Promise<void> {
    const t = this.#me.words(teamWords)
    await this.#me.follow(t.title)
    for (const name of names) {
      await this.#me.fill(t.other, name)
      await this.#me.press(t.add)
    }
    await this.#me.press(t.begin)
    await expect(this.card(names[0]!)).toBeVisible()
  }

  card(name: string) {
    return this.#me.find('group', new RegExp(`^${name}: `))
  }

  /** Where a runner is, as it reads: `118 Oak St`. */
  async at(name: string): Promise<string> {
    const label = (await this.card(name).getAttribute('aria-label'))!
    return label.slice(this.#me.words(teamWords).at(name, '').length)
  }

  /** Waits until they are there. */
  async isAt(name: string, door: string): Promise<void> {
    await expect(this.#me.page.getByRole('group', { name: this.#me.words(teamWords).at(name, door), exact: true })).toBeVisible()
  }

  /** Nobody was home: one touch, and they are sent on. */
  async nobodyHome(name: string): Promise<void> {
    const before = await this.at(name)
    await this.card(name)
      .getByRole('button', { name: this.#me.words(resultWords)['not-home'] })
      .click()
    await expect(this.#me.page.getByRole('group', { name: this.#me.words(teamWords).at(name, before), exact: true })).toHaveCount(0)
  }

  /** Opens the door where they are; whatever is recorded there is theirs. */
  async open(name: string): Promise<void> {
    await this.card(name)
      .getByRole('link', { name: this.#me.words(teamWords).talked })
      .click()
    await expect(this.#me.find('group', this.#me.words(doorWords).doorResults)).toBeVisible()
  }

  async skip(name: string): Promise<void> {
    await this.card(name)
      .getByRole('button', { name: this.#me.words(teamWords).skip })
      .click()
  }
}
