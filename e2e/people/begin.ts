import { beginWords } from '@porchlight/web/features/begin/words'
import type { Acting } from './acting.ts'

/** Getting in: a new group, a sample. */
export class Begin {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  async startGroup(groupName: string, myName: string, relay: 'here' | 'none' | { readonly address: string } = 'here'): Promise<void> {
    const t = this.#me.words(beginWords)
    await this.#me.go('/begin')
    await this.#me.follow(new RegExp(`^${t.startTitle}`))
    await this.#me.see(t.startTitle)
    await this.#me.fill(t.groupName, groupName)
    await this.#me.fill(t.myName, myName)
    if (relay !== 'here') {
      await this.#me.page.getByText(t.advanced, { exact: true }).click()
      const way = relay === 'none' ? t.relayNone : t.relayOther
      await this.#me.choose(t.relayHow, new RegExp(`^${way}`))
      if (relay !== 'none') await this.#me.fill(t.relayAddress, relay.address)
    }
    await this.#me.press(t.start)
  }

  async exploreSample(): Promise<void> {
    const t = this.#me.words(beginWords)
    await this.#me.go('/begin')
    await this.#me.follow(new RegExp(`^${t.sampleTitle}`))
    await this.#me.press(t.sampleGo)
  }
}
