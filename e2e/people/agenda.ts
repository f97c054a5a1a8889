import { agendaWords } from '@porchlight/web/features/meet/agenda-words'
import { registerWords } from '@porchlight/web/features/meet/register-words'
import type { Locator } from '@playwright/test'
import { type Acting, expect } from './acting.ts'

export interface GivenTask {
  readonly what: string
  /** As the list of people names them. */
  readonly owner?: string
  readonly due?: string
}

/** The agenda of the meeting that is open: its items, and what is written down at them. */
export class Agenda {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  async addItem(title: string): Promise<void> {
    const t = this.#me.words(agendaWords)
    await this.#me.fill(t.newItem, title)
    await this.#me.press(t.add)
    await expect(this.#card(title)).toBeVisible()
    await expect(this.#me.find('textbox', t.newItem)).toHaveValue('')
  }

  async pasteAgenda(text: string, count: number): Promise<void> {
    const t = this.#me.words(agendaWords)
    await this.#me.press(t.paste)
    await this.#me.fill(t.pasteField, text)
    await this.#me.press(t.pasteAdd(count, String(count)))
    await expect(this.#me.find('dialog', t.paste)).toBeHidden()
  }

  /** The titles of the agenda, in order. */
  async items(): Promise<string[]> {
    const handles = await this.#handles().all()
    return Promise.all(handles.map(async handle => this.#titleOf((await handle.getAttribute('aria-label'))!)))
  }

  /** Waits until the agenda is these, in this order. */
  async agendaIs(...titles: readonly string[]): Promise<void> {
    await expect.poll(() => this.items()).toEqual(titles)
  }

  /** Waits until the agenda has all of these, in whatever order. */
  async agendaHas(...titles: readonly string[]): Promise<void> {
    await expect.poll(async () => (await this.items()).toSorted()).toEqual([...titles].toSorted())
  }

  /** By the arrow keys: so many places down, or up where it is negative. */
  async moveByKeys(title: string, by: number): Promise<void> {
    const handle = this.#me.find('button', this.#me.words(agendaWords).move(title))
    await handle.focus()
    for (let step = 0; step < Math.abs(by); step++) {
      const before = (await this.items()).indexOf(title)
      await this.#me.page.keyboard.press(by < 0 ? 'ArrowUp' : 'ArrowDown')
      await expect.poll(async () => (await this.items()).indexOf(title)).toBe(before + Math.sign(by))
      await expect(handle).toBeFocused()
    }
  }

  /** By dragging it onto another's place. */
  async dragOnto(title: string, other: string): Promise<void> {
    const t = this.#me.words(agendaWords)
    const [from, to] = [this.#me.find('button', t.move(title)), this.#me.find('button', t.move(other))]
    await from.scrollIntoViewIfNeeded()
    await to.scrollIntoViewIfNeeded()
    const [start, end] = [await from.boundingBox(), await to.boundingBox()]
    const { mouse } = this.#me.page
    await mouse.move(start!.x + start!.width / 2, start!.y + start!.height / 2)
    await mouse.down()
    // Past the middle of the other, in the direction of the way.
    const down = end!.y > start!.y
    await mouse.move(end!.x + end!.width / 2, end!.y + end!.height * (down ? 0.9 : 0.1), { steps: 8 })
    await mouse.up()
  }

  async removeItem(title: string): Promise<void> {
    const t = this.#me.words(agendaWords)
    await this.#openItem(title)
    await this.#card(title).getByText(t.more, { exact: true }).click()
    await this.#card(title).getByRole('button', { name: t.remove, exact: true }).click()
    await expect(this.#card(title)).toBeHidden()
  }

  async undoRemove(title: string): Promise<void> {
    await this.#me.press(this.#me.words(agendaWords).undoRemove(title))
    await expect(this.#card(title)).toBeVisible()
  }

  /** What is to be known of an item. */
  async describe(title: string, about: { readonly minutes?: number; readonly lead?: string; readonly purpose?: string }): Promise<void> {
    const t = this.#me.words(agendaWords)
    await this.#openItem(title)
    await this.#card(title).getByRole('button', { name: t.change, exact: true }).click()
    if (about.minutes !== undefined) await this.#me.fill(t.minutes, String(about.minutes))
    if (about.purpose !== undefined) await this.#me.fill(t.purpose, about.purpose)
    if (about.lead !== undefined) await this.#me.find('combobox', t.lead).selectOption({ label: about.lead })
    await this.#me.press(t.save)
    await expect(this.#me.find('dialog', t.item(title))).toBeHidden()
  }

  async outcome(title: string, text: string): Promise<void> {
    const t = this.#me.words(agendaWords)
    await this.#openItem(title)
    const field = this.#card(title).getByRole('textbox', { name: t.outcome, exact: true })
    await field.fill(text)
    await expect(field).toHaveAccessibleDescription(t.kept)
  }

  /** A decision, written down at an item. */
  async decide(title: string, wording: string, owner?: string): Promise<void> {
    const [t, words] = [this.#me.words(agendaWords), this.#me.words(registerWords)]
    await this.#openItem(title)
    await this.#card(title).getByRole('button', { name: t.recordDecision, exact: true }).click()
    await this.#me.fill(words.wording, wording)
    if (owner !== undefined) await this.#me.find('combobox', words.decisionOwner).selectOption({ label: owner })
    await this.#me.press(words.save)
    await expect(this.#me.find('dialog', words.newDecision)).toBeHidden()
    await expect(this.#card(title).getByText(wording)).toBeVisible()
  }

  /** An action, given out at an item. */
  async promise(title: string, { what, owner, due }: GivenTask): Promise<void> {
    const [t, words] = [this.#me.words(agendaWords), this.#me.words(registerWords)]
    await this.#openItem(title)
    await this.#card(title).getByRole('button', { name: t.giveTask, exact: true }).click()
    await this.#me.fill(words.what, what)
    if (owner !== undefined) await this.#me.find('combobox', words.taskOwner).selectOption({ label: owner })
    if (due !== undefined) await this.#me.page.getByLabel(words.due, { exact: true }).fill(due)
    await this.#me.press(words.save)
    await expect(this.#me.find('dialog', words.newTask)).toBeHidden()
    await expect(this.#card(title).getByRole('checkbox', { name: new RegExp(`^${what}`) })).toBeVisible()
  }

  #handles(): Locator {
    return this.#me.find('list', this.#me.words(agendaWords).agenda).getByRole('button', { name: /^(?:Move|Mover): / })
  }

  #titleOf(label: string): string {
    return label.slice(this.#me.words(agendaWords).move('').length)
  }

  #card(title: string): Locator {
    const t = this.#me.words(agendaWords)
    const handle = this.#me.page.getByRole('button', { name: t.move(title), exact: true })
    return this.#me.find('list', t.agenda).getByRole('listitem').filter({ has: handle })
  }

  async #openItem(title: string): Promise<void> {
    // A decision's words may be those of the item: the item's own button is the one that opens.
    const open = this.#card(title).locator('[aria-expanded]')
    if ((await open.getAttribute('aria-expanded')) === 'false') await open.click()
    await expect(open).toHaveAttribute('aria-expanded', 'true')
  }
}
