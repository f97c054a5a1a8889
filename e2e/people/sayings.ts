import { saidWords } from '@porchlight/web/app/canvass/sayings/words'
import type { Acting } from './acting.ts'

/** What is said at a door beside the result. */
export class Sayings {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  /** 1 strong yes … 5 strong no. */
  support(step: 1 | 2 | 3 | 4 | 5): Promise<void> {
    const t = this.#me.words(saidWords)
    return this.#me.press(`${step} ${t[`support${step}`]}`)
  }

  tag(tag: 'sign' | 'volunteer' | 'ride'): Promise<void> {
    return this.#me.press(this.#me.words(saidWords)[tag])
  }

  async ownTag(tag: string): Promise<void> {
    const t = this.#me.words(saidWords)
    await this.#unfold(t.ownTag)
    await this.#me.fill(t.ownTag, tag)
    await this.#me.press(t.addTag)
  }

  issue(words: string): Promise<void> {
    return this.#me.fill(this.#me.words(saidWords).issue, words)
  }

  /** By tomorrow. */
  async promise(what: string): Promise<void> {
    const t = this.#me.words(saidWords)
    await this.#unfold(t.promise)
    // As a finger does it: the journeys count.
    await this.#me.find('textbox', t.promiseWhat).click()
    await this.#me.fill(t.promiseWhat, what)
    await this.#me.press(t.tomorrow)
  }

  async voting(registered: 'Yes' | 'No' | 'Unsure', way: 'Mail' | 'Early' | 'Day' | 'Not'): Promise<void> {
    const t = this.#me.words(saidWords)
    await this.#unfold(t.voting)
    await this.#me.press(t[`registered${registered}`])
    await this.#me.press(t[`way${way}`])
  }

  async warning(words: string): Promise<void> {
    const t = this.#me.words(saidWords)
    await this.#unfold(t.safety)
    await this.#me.fill(t.safety, words)
  }

  /** The promise of this door is done. */
  keep(what: string): Promise<void> {
    return this.#me.press(this.#me.words(saidWords).keptWhat(what))
  }

  async #unfold(title: string): Promise<void> {
    const fold = this.#me.page.locator('details').filter({ has: this.#me.page.locator('summary', { hasText: title }) })
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
  }
}
