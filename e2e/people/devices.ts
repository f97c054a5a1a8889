import jsQR from 'jsqr'
import { joinWords } from '@porchlight/web/features/begin/join-words'
import { deviceWords } from '@porchlight/web/features/devices/words'
import type { Camera } from '../camera.ts'
import type { Person } from '../people.ts'
import { decodePng } from '../screenshots/png.ts'
import { expect } from './acting.ts'

/** Phones of one's own, and letting in one that lies beside. */
export class Devices {
  readonly #me: Person
  constructor(me: Person) {
    this.#me = me
  }

  get #words() {
    return this.#me.words(deviceWords)
  }

  /** As the list says them, this phone first. */
  async list(): Promise<string[]> {
    await this.open()
    const names = this.#me.find('list', this.#words.list).locator('.row-title')
    await expect(names.first()).toBeVisible()
    return names.allInnerTexts()
  }

  async open(): Promise<void> {
    if (!(await this.#me.find('heading', this.#words.title).isVisible())) await this.#me.go('/devices')
    await this.#me.see(this.#words.title)
  }

  /** Gives this phone a name. */
  async rename(name: string): Promise<void> {
    const t = this.#words
    await this.open()
    await this.#me.press(new RegExp(`^${t.rename}: ${t.thisPhone}`))
    await this.#me.fill(t.name, name)
    await this.#me.press(t.save)
    await expect(this.#me.find('list', t.list).getByText(name, { exact: true })).toBeVisible()
  }

  async beginToAdd(): Promise<void> {
    await this.open()
    await this.#me.follow(new RegExp(`^${this.#words.add}`))
    await expect(this.#me.find('img', this.#words.offerLabel)).toBeVisible()
  }

  /** Begins to let in somebody who stands beside; a canvasser with the turf that is offered first. */
  async beginInPerson(role: 'member' | 'canvasser'): Promise<void> {
    const t = this.#words
    await this.#me.go('/group/in-person')
    await this.#me.choose(t.role, new RegExp(`^${t[role]}`))
    await this.#me.press(t.goOn)
    await expect(this.#me.find('img', t.offerLabel)).toBeVisible()
  }

  /** The letters by which two people tell that these are their phones. */
  letters(): Promise<string> {
    return this.#me.page.locator('.pairing-letters code').innerText()
  }

  /** Types the code that somebody's phone shows, and goes on until this one shows its letters. */
  async typeOffer(code: string): Promise<void> {
    const t = this.#words
    const j = this.#me.words(joinWords)
    await this.#me.go('/begin/join')
    await this.#me.fill(j.linkOrCode, code)
    await this.#me.press(j.next)
    await this.#me.fill(j.myName, this.#me.name)
    await this.#me.press(j.join)
    await this.#me.press(t.goOn)
    await expect(this.#me.find('img', t.myCardLabel)).toBeVisible()
  }

  async renew(): Promise<void> {
    const t = this.#words
    await this.open()
    await this.#me.page.getByText(t.renew, { exact: true }).click()
    await this.#me.press(t.renewAct)
    await expect(this.#me.page.getByRole('alert').getByText(t.renewed)).toBeVisible()
  }

  /** Holds this new phone's camera over the code that somebody shows, and goes on until it shows its own. A new member has a name. */
  async scanOffer(screen: Person, camera: Camera, name?: string): Promise<void> {
    const t = this.#words
    await this.#allowCamera()
    camera.pointAt(await screen.find('img', t.offerLabel).screenshot())
    await this.#me.page.getByRole('link', { name: this.#me.words(joinWords).scan }).click()
    if (name !== undefined) await this.#me.fill(t.myName, name)
    await this.#me.press(t.goOn)
    await expect(this.#me.find('img', t.myCardLabel)).toBeVisible()
  }

  /** The other way round: this phone reads the new one's. */
  async scanCard(screen: Person, camera: Camera): Promise<void> {
    const t = this.#words
    await this.#allowCamera()
    camera.pointAt(await screen.find('img', t.myCardLabel).screenshot())
    await this.#me.press(t.scanIt)
    await expect(this.#me.page.getByRole('alert').getByText(t.isIn)).toBeVisible()
  }

  /** Holds the camera over the codes that go round on the other phone until it has all of them. */
  async scanAnswer(screen: Person, camera: Camera): Promise<void> {
    const t = this.#words
    await screen.press(t.showAnswer)
    const shown = screen.page.getByRole('img', { name: new RegExp(t.framesLabel('\\d+', '\\d+')) })
    const seen = new Map<string, Buffer>()
    for (let total = 1; seen.size < total;) {
      const png = await shown.screenshot()
      const { width, height, rgba } = decodePng(png)
      const read = /^PQ1 \w{8} (\d+) (\d+) /.exec(jsQR(rgba, width, height)?.data ?? '')
      if (!read) continue
      total = Number(read[2])
      seen.set(read[1]!, png)
    }
    camera.film([...seen.values()])
    await this.#me.press(t.scanAnswer)
  }

  async makeRecoveryKey(): Promise<void> {
    await this.open()
    await this.#me.follow(new RegExp(`^${this.#words.makeKey}`))
    await this.#me.press(this.#words.keyMake)
    await this.#me.see(this.#words.keyTitle)
    await this.#me.read(this.#words.paperTitle)
    // The paper is good once its other half is with the relay.
    await expect(this.#me.page.getByText(this.#words.keyWaits)).toHaveCount(0)
  }

  async remove(name: string, why: 'lost' | 'notNeeded'): Promise<void> {
    const t = this.#words
    await this.open()
    await this.#me.press(`${t.remove}: ${name}`)
    await this.#me.choose(t.removeWhy, new RegExp(`^${t[why]}`))
    await this.#me.press(t.removeAct)
    await expect(this.#me.find('list', t.list).getByText(name, { exact: true })).toHaveCount(0)
  }

  #allowCamera(): Promise<void> {
    return this.#me.phone.context.grantPermissions(['camera', 'clipboard-read', 'clipboard-write'])
  }
}
