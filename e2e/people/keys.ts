import type { Locator, Page } from '@playwright/test'
import { type Acting, expect } from './acting.ts'

type Role = Parameters<Page['getByRole']>[0]

/** More than the longest way through a screen of the walk: what is not reached by then is not reached. */
const MOST_TABS = 120

/** A person without mouse or finger: Tab, arrows, Enter, Space, Escape and letters. Looks at the focus with every step. */
export class Keys {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  /** Tabs on until this has the focus. */
  async to(role: Role, name: string | RegExp): Promise<void> {
    const wanted = this.#me.find(role, name).first()
    await wanted.waitFor({ state: 'attached' })
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if (await hasFocus(wanted)) return this.#seen()
      await this.hit('Tab')
    }
    throw new Error(`${String(name)} cannot be reached by Tab`)
  }

  /** Tabs to it and presses the key; afterwards the focus is somewhere. */
  async press(role: Role, name: string | RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.to(role, name)
    await this.hit(key)
  }

  hit(key: string): Promise<void> {
    return this.#me.page.keyboard.press(key)
  }

  async write(label: string, text: string): Promise<void> {
    await this.to('textbox', label)
    await this.#me.page.keyboard.type(text)
  }

  /** Waits until a screen with this heading is there and has the focus: the next Tab goes on from its top. */
  async at(heading: string | RegExp): Promise<void> {
    await this.#me.see(heading)
    await this.kept('H1')
  }

  /** What was done has not thrown the focus away: an element of this kind has it, or any. */
  async kept(tag = /^(?!BODY|HTML)/ as string | RegExp): Promise<void> {
    await expect.poll(() => this.#me.page.evaluate(() => document.activeElement?.tagName), { message: 'what has the focus' }).toMatch(tag)
    await this.#seen()
  }

  /** What has the focus is in sight, nothing covers it, and it has a ring (a heading or a whole sheet takes no keys and has none). */
  async #seen(): Promise<void> {
    await expect.poll(() => this.#me.page.evaluate(faultOfFocus)).toBe('')
  }
}

const hasFocus = (wanted: Locator): Promise<boolean> => wanted.evaluate(element => element === document.activeElement)

/** Runs in the page. */
function faultOfFocus(): string {
  const held = document.activeElement
  if (!held || held === document.body) return 'nothing has the focus'
  // A radio button's ring is around its words, a list's around itself.
  const shown = held.closest('label') ?? held
  const { left, right, top, bottom } = shown.getBoundingClientRect()
  const inside = { x: [left, right], y: [top, bottom] }
  const middle = (range: number[], most: number) => (Math.max(0, range[0]!) + Math.min(most, range[1]!)) / 2
  const at = document.elementFromPoint(middle(inside.x, innerWidth), middle(inside.y, innerHeight))
  const words = shown.textContent?.trim().slice(0, 40) ?? ''
  if (!at || !(shown.contains(at) || at.contains(shown))) return `${words}: out of sight or covered`
  const hasRing = [shown, held].some(one => getComputedStyle(one).outlineStyle !== 'none')
  return shown.matches('h1, [role=dialog]') || hasRing ? '' : `${words}: no ring`
}
