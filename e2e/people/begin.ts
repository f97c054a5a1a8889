import jsQR from 'jsqr'
import { joinWords } from '@porchlight/web/features/begin/join-words'
import { beginWords } from '@porchlight/web/features/begin/words'
import type { Invitation } from './invitation.ts'
import type { Acting } from './acting.ts'
import { decodePng } from '../screenshots/png.ts'

/** Getting in: a new group, an invitation, a sample. */
export class Begin {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  async startGroup(groupName: string, relay: 'here' | 'none' | { readonly address: string } = 'here'): Promise<void> {
    const t = this.#me.words(beginWords)
    await this.#me.go('/begin')
    await this.#me.follow(new RegExp(`^${t.startTitle}`))
    await this.#me.see(t.startTitle)
    await this.#me.fill(t.groupName, groupName)
    await this.#me.fill(t.myName, this.#me.name)
    if (relay !== 'here') {
      await this.#me.page.getByText(t.advanced, { exact: true }).click()
      await this.#me.choose(t.relayHow, new RegExp(`^${relay === 'none' ? t.relayNone : t.relayOther}`))
      if (relay !== 'none') await this.#me.fill(t.relayAddress, relay.address)
    }
    await this.#me.press(t.start)
    await this.#me.saved()
  }

  async exploreSample(): Promise<void> {
    const t = this.#me.words(beginWords)
    await this.#me.go('/begin')
    await this.#me.follow(new RegExp(`^${t.sampleTitle}`))
    await this.#me.press(t.sampleGo)
    await this.#me.saved()
  }

  /** Opens the link that somebody sent, and joins. */
  async joinByLink({ link }: Pick<Invitation, 'link'>): Promise<void> {
    await this.#me.page.goto(link)
    await this.#confirm()
  }

  async joinByCode({ code }: Pick<Invitation, 'code'>): Promise<void> {
    await this.#me.go('/begin/join')
    await this.giveText(code)
    await this.#confirm()
  }

  /** Types or pastes into the field for links and codes, and goes on. */
  async giveText(text: string): Promise<void> {
    const t = this.#me.words(joinWords)
    await this.#me.fill(t.linkOrCode, text)
    await this.#me.press(t.next)
  }

  async #confirm(): Promise<void> {
    const t = this.#me.words(joinWords)
    await this.#me.see(t.confirmTitle)
    const [join, add] = [this.#me.find('button', t.join), this.#me.find('button', t.add)]
    await join.or(add).first().waitFor()
    if (await join.isVisible()) {
      await this.#me.fill(t.myName, this.#me.name)
      await join.click()
    } else await add.click()
    await this.#me.saved()
  }
}

/** What a camera would read off somebody's screen. */
export async function readQr(screen: Acting): Promise<string> {
  const { width, height, rgba } = decodePng(await screen.find('img', /QR/).screenshot())
  const read = jsQR(rgba, width, height)
  if (!read) throw new Error('there is no QR code that can be read')
  return read.data
}
