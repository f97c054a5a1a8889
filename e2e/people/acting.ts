// What a person can do with a screen: find things by role and accessible name, in their own language.
import { type Locator, type Page, expect as playwrightExpect } from '@playwright/test'
import { appWords, statusWords } from '@porchlight/web/app/words'
import type { Language } from '@porchlight/web/i18n/language'
import type { Dictionary, Messages, Translated } from '@porchlight/web/i18n/messages'
import type { Phone } from '../browser.ts'

/** As long as a phone waits at most before it tries its relay again (BACKOFF_MS in transports/link.ts), in milliseconds. */
const PATIENCE = 60_000

export const expect = playwrightExpect.configure({ timeout: PATIENCE })

type Role = Parameters<Page['getByRole']>[0]

export class Acting {
  readonly name: string
  readonly phone: Phone
  readonly language: Language
  /** Where the app comes from. */
  readonly origin: string
  /** How long this person waits for a screen, in milliseconds. */
  patience = PATIENCE
  /** Every text that was ever on this person's screen. */
  readonly shown: ReadonlySet<string>

  constructor(name: string, phone: Phone, origin: string, language: Language, shown: ReadonlySet<string>) {
    this.name = name
    this.phone = phone
    this.origin = origin
    this.language = language
    this.shown = shown
  }

  get #wait(): { timeout: number } {
    return { timeout: this.patience }
  }

  get page(): Page {
    return this.phone.page
  }

  words<T extends Messages>(dictionary: Dictionary<T>): Translated<T> {
    return dictionary[this.language]
  }

  find(role: Role, name: string | RegExp): Locator {
    return this.page.getByRole(role, { name, exact: typeof name === 'string' })
  }

  /** Presses a button. */
  press(name: string | RegExp): Promise<void> {
    return this.find('button', name).click()
  }

  /** Follows a link. */
  follow(name: string | RegExp): Promise<void> {
    return this.find('link', name).click()
  }

  fill(label: string, text: string): Promise<void> {
    return this.find('textbox', label).fill(text)
  }

  /** Chooses from a group of radio buttons. */
  choose(group: string, option: string | RegExp): Promise<void> {
    return tick(this.find('radiogroup', group).getByRole('radio', { name: option, exact: typeof option === 'string' }))
  }

  check(label: string | RegExp): Promise<void> {
    return tick(this.find('checkbox', label))
  }

  /** Waits until a screen with this heading is there. */
  see(heading: string | RegExp): Promise<void> {
    return expect(this.page.getByRole('heading', { level: 1, name: heading, exact: typeof heading === 'string' })).toBeVisible(this.#wait)
  }

  async read(text: string | RegExp): Promise<void> {
    await expect(this.page.getByText(text).first()).toBeVisible(this.#wait)
  }

  /** Goes to one of the places of the bar, out of whatever is open. */
  async place(place: 'today' | 'walk' | 'meet' | 'group' | 'day'): Promise<void> {
    const t = this.words(appWords)
    const bar = this.find('navigation', t.places).getByRole('link', { name: t[place], exact: true })
    const back = this.find('link', t.back)
    // At a door the bar gives its room to the door. Between two screens there is neither, and what was just saved may lead on
    // by itself: a way back that is gone is looked for again.
    await expect(async () => {
      if (!(await bar.isVisible())) await back.click({ timeout: 2_000 })
      await expect(bar).toBeVisible({ timeout: 2_000 })
    }).toPass({ timeout: 2 * this.patience })
    await bar.click()
  }

  /** One of an organizer's tools on the screen "Today". */
  async tool(name: string): Promise<void> {
    await this.place('today')
    await this.follow(new RegExp(`^${name}`))
  }

  /** Opens a place by its address, as from a bookmark. */
  async go(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.origin).href)
  }

  /** Waits until the app is on this phone: from then on it opens without a server. */
  async installed(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  }

  /** The phone kills the app, and it is opened again from its icon. */
  async reopen(): Promise<void> {
    await this.phone.crash()
    await this.go('/')
  }

  /** The one line about the state of the work. */
  get status(): Locator {
    return this.page.getByRole('status').first()
  }

  /** Waits for "Delivered to your group". */
  delivered(): Promise<void> {
    return expect(this.status).toHaveText(this.words(statusWords).delivered)
  }

  /** Waits until the line begins with "Saved on this phone", or says more. */
  saved(): Promise<void> {
    const { saved, delivered } = this.words(statusWords)
    return expect(this.status).toHaveText(new RegExp(`^${saved}|^${delivered}`), this.#wait)
  }

  /** Waits for `n waiting to send`. */
  waiting(n: number): Promise<void> {
    return expect(this.status).toContainText(this.words(statusWords).waiting(n, String(n)))
  }
}

/** Ticks a box or a radio button where a finger does: on its words. */
export async function tick(box: Locator): Promise<void> {
  if (!(await box.isChecked())) await box.locator('xpath=ancestor::label').click()
  await expect(box).toBeChecked()
}
