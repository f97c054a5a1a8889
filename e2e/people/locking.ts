import { statusWords } from '@porchlight/web/app/words'
import { settingsWords } from '@porchlight/web/features/settings/words'
import { lockWords } from '@porchlight/web/features/lock/words'
import { type Acting, expect } from './acting.ts'

/** Somebody who locks their phone, and opens it again. */
export class Locking {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  get #t() {
    return this.#me.words(lockWords)
  }

  /** By the big digits, one after the other. */
  async type(pin: string): Promise<void> {
    for (const digit of pin) await this.#me.press(digit)
  }

  /** Without loading the page anew, which would lock it. */
  async openSettings(): Promise<void> {
    const heading = this.#me.find('heading', this.#t.title)
    const line = this.#me.find('button', new RegExp(`${this.#me.words(statusWords).more('')}$`))
    await expect(heading.or(line).first()).toBeVisible()
    if (await heading.isVisible()) return
    await line.click()
    await this.#me
      .find('dialog', this.#me.words(statusWords).title)
      .getByRole('link', { name: this.#me.words(statusWords).settings })
      .click()
    await this.#me.follow(new RegExp(`^${this.#me.words(settingsWords).lock}`))
    await this.#me.see(this.#t.title)
  }

  /** Turns the lock on by a PIN; answers the recovery code. */
  async turnOn(pin: string): Promise<string> {
    await this.openSettings()
    await this.#me.press(this.#t.next)
    for (let time = 0; time < 2; time++) {
      await this.type(pin)
      await this.#me.press(this.#t.next)
    }
    return this.#takeCode()
  }

  async turnOnByPassphrase(passphrase: string): Promise<string> {
    await this.openSettings()
    await this.#me.choose(this.#t.how, new RegExp(`^${this.#t.howPassphrase}`))
    await this.#me.press(this.#t.next)
    await this.#me.fill(this.#t.choosePassphrase, passphrase)
    await this.#me.press(this.#t.next)
    await this.#me.fill(this.#t.again, passphrase)
    await this.#me.press(this.#t.next)
    return this.#takeCode()
  }

  async turnOnByPasskey(): Promise<string> {
    await this.openSettings()
    await this.#me.choose(this.#t.how, new RegExp(`^${this.#t.howPasskey}`))
    await this.#me.press(this.#t.next)
    return this.#takeCode()
  }

  async #takeCode(): Promise<string> {
    await this.#me.see(this.#t.codeTitle)
    const code = (await this.#me.page.locator('.lock-code span').allTextContents()).join('-')
    await this.#me.check(this.#t.codeWritten)
    await this.#me.press(this.#t.turnOn)
    await this.#me.read(this.#t.turnedOn)
    return code
  }

  async lockNow(): Promise<void> {
    await this.openSettings()
    await this.#me.press(this.#t.lockNow)
    await this.isLocked()
  }

  isLocked(): Promise<void> {
    return this.#me.see(this.#t.locked)
  }

  async tryPin(pin: string): Promise<void> {
    await this.type(pin)
    await this.#me.press(this.#t.unlock)
  }

  /** The lock's screen is gone: the app is open. */
  async isOpen(): Promise<void> {
    await expect(this.#me.find('heading', this.#t.locked)).toBeHidden()
    await expect(this.#me.page.getByRole('heading', { level: 1 })).toBeVisible()
  }

  async unlock(pin: string): Promise<void> {
    await this.isLocked()
    await this.tryPin(pin)
    await this.isOpen()
  }

  async unlockByPassphrase(passphrase: string): Promise<void> {
    await this.isLocked()
    await this.#me.fill(this.#t.passphrase, passphrase)
    await this.#me.press(this.#t.unlock)
    await this.isOpen()
  }

  async unlockByPasskey(): Promise<void> {
    await this.isLocked()
    await this.#me.press(this.#t.byPasskey)
    await this.isOpen()
  }

  /** With the recovery code, and another PIN. */
  async recover(code: string, pin: string): Promise<void> {
    await this.isLocked()
    await this.#me.press(this.#t.forgot)
    await this.#me.fill(this.#t.code, code)
    await this.#me.press(this.#t.next)
    for (let time = 0; time < 2; time++) {
      await this.type(pin)
      await this.#me.press(this.#t.next)
    }
    await this.isOpen()
  }
}
