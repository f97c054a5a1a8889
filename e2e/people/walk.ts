import { canvassWords, resultWords } from '@porchlight/web/app/canvass/words'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { doorMoreWords } from '@porchlight/web/features/walk/door-more-words'
import { walkWords } from '@porchlight/web/features/walk/messages'
import { orderWords } from '@porchlight/web/features/walk/order-words'
import { type Acting, expect } from './acting.ts'

export type Result = keyof (typeof resultWords)['en']

/** Working the doors of a turf. */
export class Walk {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  /** The list of doors of the one turf that I have, or of the one named. */
  async start(turf?: string): Promise<void> {
    await this.#me.place('walk')
    if (turf) await this.#me.see(turf)
  }

  /** Numbers of the doors in the order of the walk. */
  async doors(): Promise<string[]> {
    await this.wholeList()
    return this.#me.page.locator('.door-row .row-title').allTextContents()
  }

  /** Doors in sight are drawn first, the others right after them: until then the first of a number may be the second. */
  async wholeList(): Promise<void> {
    const { page } = this.#me
    await expect(page.locator('.door-row').first()).toBeVisible()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  }

  /** Waits until so many doors of the list stand with this result. */
  async done(result: Result, n: number): Promise<void> {
    const said = new RegExp(`${this.#me.words(resultWords)[result]}`, 'i')
    await expect(this.#me.page.getByRole('region').getByRole('link', { name: said })).toHaveCount(n)
  }

  /** Opens a door by its number; `street` tells two of the same number apart. */
  async openDoor(number: string, street?: string): Promise<void> {
    const { page } = this.#me
    await this.wholeList()
    const list = street ? page.getByRole('region', { name: new RegExp(`^${street}\\b`) }) : page
    await list
      .getByRole('link', { name: new RegExp(`^\\D*${number}\\b`) })
      .first()
      .click()
    await this.atDoor(number)
  }

  /** `118`, or `118 unit 2`, of which the screen says `118 Oak St, unit 2`. */
  async atDoor(number: string): Promise<void> {
    const [house, ...unit] = number.split(' ')
    await this.#me.see(new RegExp(`^${[house, ...unit].join('\\b.*')}\\b`))
  }

  /** Chooses in which order the doors stand, below the last of them. */
  order(order: 'sides' | 'zigzag'): Promise<void> {
    const t = this.#me.words(orderWords)
    return this.#me.choose(t.order, new RegExp(`^${order === 'sides' ? t.orderSides : t.orderZigzag}`))
  }

  /** From the list to the next door that is not done. */
  async nextDoor(): Promise<void> {
    const name = this.#me.words(walkWords).nextDoor('')
    await this.#me.follow(new RegExp(`^${name}`))
  }

  /** A result of the whole door, or of the person named. Waits until it is saved. */
  async record(result: Result, person?: string): Promise<void> {
    const more = this.#me.words(doorMoreWords)
    const t = this.#me.words(doorWords)
    if (person) {
      await this.#me.page
        .getByRole('list', { name: t.people })
        .getByRole('link', { name: new RegExp(`^${person}`) })
        .click()
      await this.#me.see(person)
    }
    const heading = this.#me.page.getByRole('heading', { level: 1 })
    const before = await heading.innerText()
    const group = this.#me.find('group', person ? more.personResults(person) : t.doorResults)
    await group.getByRole('button', { name: this.#me.words(resultWords)[result], exact: true }).click()
    // The next door slides in when the visit is saved, and not before.
    await expect(heading).not.toHaveText(before, { useInnerText: true })
  }

  /** Waits until the door says that two people recorded these different results. */
  async disagreement(...results: readonly Result[]): Promise<void> {
    const notice = this.#me.page.getByRole('note').filter({ hasText: this.#me.words(doorWords).disagree })
    for (const result of results)
      await expect(notice.getByRole('listitem').filter({ hasText: this.#me.words(resultWords)[result] })).toBeVisible()
  }

  async note(text: string, person?: string): Promise<void> {
    const more = this.#me.words(doorMoreWords)
    const t = this.#me.words(doorWords)
    await this.#me.fill(person ? more.notePersonLabel(person) : t.noteLabel, text)
    await this.#me.read(t.noteKept)
  }

  /** From a door to one of its people. */
  async openPerson(name?: string): Promise<string> {
    const people = this.#me.find('list', this.#me.words(doorWords).people).getByRole('link')
    // Others' rows may name them, too: who lives here now.
    const named = this.#me.page.locator('.row-title', { hasText: name ?? '' })
    const person = name ? people.filter({ has: named }) : people.first()
    const title = (await person.locator('.row-title').innerText()).trim()
    await person.click()
    await this.#me.see(title)
    return title
  }

  /** A result of the person that is open. */
  async recordHere(result: Result): Promise<void> {
    const heading = this.#me.page.getByRole('heading', { level: 1 })
    const before = await heading.innerText()
    await this.#me.press(this.#me.words(resultWords)[result])
    await expect(heading).not.toHaveText(before, { useInnerText: true })
  }

  /** Everything that was said, as a conversation. Waits for the next door. */
  async saveTalked(): Promise<void> {
    const heading = this.#me.page.getByRole('heading', { level: 1 })
    const before = await heading.innerText()
    await this.#me.press(this.#me.words(doorMoreWords).saveAnswers)
    await expect(heading).not.toHaveText(before, { useInnerText: true })
  }

  saveNote(): Promise<void> {
    return this.#me.press(this.#me.words(doorWords).saveNote)
  }

  literature(): Promise<void> {
    return this.#me.check(this.#me.words(canvassWords).literature)
  }

  /** Undoes what this phone did last. */
  async undo(): Promise<void> {
    const t = this.#me.words(doorWords)
    await this.#me.press(new RegExp(`^${t.undo('')}`))
    await this.#me.read(new RegExp(`^${t.undone('')}`))
  }

  async addResident(name: string): Promise<void> {
    const more = this.#me.words(doorMoreWords)
    const t = this.#me.words(doorWords)
    await this.#me.follow(t.addPerson)
    await this.#me.fill(more.name, name)
    await this.#me.press(more.save)
    await this.#me.read(name)
  }

  async addDoor(street: string, number: string): Promise<void> {
    const more = this.#me.words(doorMoreWords)
    await this.#me.follow(this.#me.words(walkWords).addDoor)
    await this.#me
      .find('combobox', more.street)
      .or(this.#me.find('button', new RegExp(more.street)))
      .first()
      .selectOption({ label: street })
    await this.#me.fill(more.number, number)
    await this.#me.press(more.save)
  }

  /** `who`: a person's name, or the whole door, or the building. */
  async doNotContact(who: string | 'door' | 'building', reason: string): Promise<void> {
    const more = this.#me.words(doorMoreWords)
    const t = this.#me.words(doorWords)
    await this.#me.follow(t.dncTitle)
    await this.#me.choose(more.dncWho, who === 'door' ? more.dncDoor : who === 'building' ? more.dncBuilding : who)
    await this.#me.fill(more.dncReason, reason)
    await this.#me.press(more.dncSave)
  }
}
