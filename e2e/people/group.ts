import { statusWords } from '@porchlight/web/app/words'
import { memberWords } from '@porchlight/web/features/group/member-words'
import { groupWords } from '@porchlight/web/features/group/words'
import type { TownFile } from '../town.ts'
import { type Acting, expect } from './acting.ts'
import { type Invitation, readInvitation } from './invitation.ts'

/** The group: who is in it, invitations, work as a file. */
export class Group {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  async invite(role: 'organizer' | 'member', uses: '1' | '5' | '20' | '100' = '1'): Promise<Invitation> {
    const t = this.#me.words(groupWords)
    await this.#me.place('group')
    await this.#me.follow(t.invite)
    await this.#me.choose(t.inviteRole, new RegExp(`^${t[role]}`))
    await this.#me.find('combobox', new RegExp(`^${t.inviteUses}`)).selectOption(uses)
    await this.#me.press(t.makeLink)
    return readInvitation(this.#me)
  }

  /** Waits until somebody of this name is listed. */
  async hears(name: string): Promise<void> {
    await this.#me.place('group')
    await expect(this.#me.find('list', this.#me.words(groupWords).people).getByText(name)).toBeVisible()
  }

  /** The page of one member. */
  async openMember(name: string): Promise<void> {
    await this.#me.place('group')
    await this.#me
      .find('list', this.#me.words(groupWords).people)
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click()
    await this.#me.see(new RegExp(`^${name}`))
  }

  /** Ends their membership; `lost`: open invitations end as well. */
  async removeMember(name: string, why: 'goodbye' | 'lost'): Promise<void> {
    const t = this.#me.words(memberWords)
    await this.openMember(name)
    await this.#me.press(t.remove)
    await this.#me.choose(t.why, new RegExp(`^${t[why]}`))
    await this.#me.press(t.removeAct)
    await this.#me.read(t.removedNow(name))
  }

  /** "Save my work to a file". */
  async saveFile(): Promise<TownFile> {
    const t = this.#me.words(groupWords)
    await this.#openFiles()
    const download = this.#me.page.waitForEvent('download')
    await this.#me.press(t.saveFile)
    const done = await download
    const chunks: Buffer[] = []
    for await (const chunk of await done.createReadStream()) chunks.push(chunk as Buffer)
    return { name: done.suggestedFilename(), mimeType: 'application/octet-stream', buffer: Buffer.concat(chunks) }
  }

  /** "Bring in a file"; answers the sentence that says what came of it. */
  async bringFile(file: TownFile): Promise<string> {
    const t = this.#me.words(groupWords)
    await this.#openFiles()
    const chooser = this.#me.page.waitForEvent('filechooser')
    await this.#me.press(t.bringFile)
    await (await chooser).setFiles(file)
    const alert = this.#me.find('region', t.bringFile).getByRole('alert')
    await expect(alert).toBeVisible()
    return alert.innerText()
  }

  /** Organizers find it in the group, everybody behind the line about their work. */
  async #openFiles(): Promise<void> {
    if (await this.#me.find('heading', this.#me.words(groupWords).filesTitle).isVisible()) return
    const t = this.#me.words(statusWords)
    await this.#me.press(new RegExp(`${t.more('')}$`))
    await this.#me.follow(t.saveFile)
  }
}
