import { todayWords } from '@porchlight/web/features/today/words'
import { cutWords, questionWords } from '@porchlight/web/features/turfs/cut-messages'
import { scriptEditorWords } from '@porchlight/web/features/turfs/script-editor-words'
import { turfWords } from '@porchlight/web/features/turfs/messages'
import { whomWords } from '@porchlight/web/features/turfs/whom-words'
import { type Acting, expect } from './acting.ts'
import { type Invitation, readInvitation } from './invitation.ts'

export interface QuestionWords {
  readonly text: string
  /** Without choices it is answered by a few words. */
  readonly choices?: readonly string[]
  /** Asked only after these answers to that one. */
  readonly after?: { readonly question: string; readonly answers: readonly string[] }
  readonly arabic?: { readonly text: string; readonly choices: Readonly<Record<string, string>> }
}

/** An organizer's turfs: cutting, handing out, taking back, questions. */
export class Turfs {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  async open(turf?: string): Promise<void> {
    const t = this.#me.words(turfWords)
    await this.#me.tool(this.#me.words(todayWords).turfs)
    if (turf === undefined) return
    await this.#me
      .find('list', t.listOf)
      // On a wide screen it begins with its number on the map.
      .getByRole('link', { name: new RegExp(`^(?:\\d+\\. ?)?${escape(turf)} \\d`) })
      .click()
    await this.#me.see(turf)
  }

  /** Gives a turf another name, changes their mind, and gives it after all. */
  async rename(turf: string, name: string): Promise<void> {
    const t = this.#me.words(turfWords)
    await this.open(turf)
    const give = async () => {
      await this.#me.press(t.rename)
      await this.#me.fill(t.turfName, name)
      await this.#me.press(t.renameSave)
      await this.#me.see(name)
    }
    await give()
    await this.#me.press(t.renameUndo(turf))
    await this.#me.see(turf)
    await give()
  }

  /** Names of the turfs on the board. */
  async names(): Promise<string[]> {
    await this.open()
    const rows = this.#me.find('list', this.#me.words(turfWords).listOf).locator('.row-title')
    await expect(rows.first()).toBeVisible()
    return rows.allInnerTexts()
  }

  /** Cuts everything that is left into turfs of about so many doors; answers how many there are. */
  async cut(doorsEach: number): Promise<number> {
    const t = this.#me.words(cutWords)
    await this.#openCut()
    await this.#me.fill(t.each, String(doorsEach))
    await this.#me.page.keyboard.press('Tab')
    return this.#make()
  }

  async cutStreets(streets: readonly string[]): Promise<number> {
    const t = this.#me.words(cutWords)
    await this.#openCut()
    await this.#me.choose(t.how, new RegExp(`^${t.byStreets}`))
    for (const street of streets) await this.#me.check(new RegExp(`^${escape(street)}`))
    return this.#make()
  }

  /** Cuts the doors where nobody was home once more; answers how many turfs that made. */
  async secondPass(): Promise<number> {
    await this.open()
    await this.#me.follow(this.#me.words(turfWords).secondPass)
    return this.#make()
  }

  async #openCut(): Promise<void> {
    const t = this.#me.words(turfWords)
    await this.open()
    await this.#me.follow(new RegExp(`^(?:${t.cutFirst}|${t.cutMore})$`))
    await this.#me.see(this.#me.words(cutWords).title)
  }

  async #make(): Promise<number> {
    const t = this.#me.words(cutWords)
    const button = this.#me.find('button', new RegExp(`^${t.make(2, '').split(' ')[0]} \\d`))
    await button.click()
    const done = this.#me.page.getByRole('alert')
    await expect(done).toContainText(/\d/, { timeout: 120_000 })
    return Number(/\d+/.exec(await done.innerText())![0])
  }

  /** Goes to the doors of a turf as one's own walker. */
  async walkMyself(turf: string): Promise<void> {
    await this.open(turf)
    await this.#me.follow(this.#me.words(turfWords).walkIt)
    await this.#me.see(turf)
  }

  /** Makes a link for a new canvasser; answers it once it can be used with this phone switched off. */
  async handOut(turf: string, to = '', uses: 1 | 2 | 3 | 5 = 1): Promise<Invitation> {
    const t = this.#me.words(turfWords)
    await this.open(turf)
    await this.#me.follow(new RegExp(`^(?:${t.handOut}|${t.handOutAgain})$`))
    if (to) await this.#me.fill(t.forWhom, to)
    await this.#me.choose(t.howMany, uses === 1 ? t.one : t.several(uses))
    await this.#me.press(t.makeLink)
    await this.#me.read(t.ready)
    return this.shownLink()
  }

  /** The link and the code that stand on the screen. */
  shownLink(): Promise<Invitation> {
    return readInvitation(this.#me)
  }

  /** Gives a turf to somebody who is in the group already. */
  async give(turf: string, name: string): Promise<void> {
    const t = this.#me.words(turfWords)
    await this.open(turf)
    await this.#me.follow(new RegExp(`^(?:${t.handOut}|${t.handOutAgain})$`))
    await this.#me.press(t.give(name))
    await this.#me.read(t.given(name))
  }

  async takeBack(turf: string, name: string): Promise<void> {
    const t = this.#me.words(turfWords)
    await this.open(turf)
    await this.#me.press(t.takeBackFrom(name))
    await this.#me.find('alertdialog', t.takeBackTitle).getByRole('button', { name: t.takeBack, exact: true }).click()
    await expect(this.#me.find('button', t.takeBackFrom(name))).toBeHidden()
  }

  async takeLinkBack(turf: string): Promise<void> {
    const t = this.#me.words(turfWords)
    await this.open(turf)
    await this.#me.press(t.takeBackLink)
    await this.#me.find('alertdialog', t.takeBackLinkTitle).getByRole('button', { name: t.takeBackLink, exact: true }).click()
    await expect(this.#me.find('alertdialog', t.takeBackLinkTitle)).toBeHidden()
  }

  /** Waits until somebody is seen to have the turf. */
  async heldBy(turf: string, name: string): Promise<void> {
    await this.open(turf)
    await expect(this.#me.find('list', this.#me.words(turfWords).whoHasIt).getByText(name).first()).toBeVisible()
  }

  /** A list of everybody, under a name. */
  async saveList(name: string): Promise<void> {
    const t = this.#me.words(whomWords)
    await this.#openCut()
    await this.#me.follow(t.open)
    await this.#me.fill(t.name, name)
    await this.#me.press(t.save)
    await expect(this.#me.find('combobox', t.whom).getByRole('option', { selected: true })).toHaveText(name)
  }

  async captain(turf: string, name: string): Promise<void> {
    const t = this.#me.words(turfWords)
    await this.open(turf)
    await this.#me.press(t.captainName)
    await this.#me.fill(t.captainWho, name)
    await this.#me.press(t.captainSave)
    await this.#me.read(name)
  }

  /** Opening words in English and in Arabic. */
  async writeScript(opening: string, arabic: string): Promise<void> {
    const t = this.#me.words(scriptEditorWords)
    await this.#me.tool(this.#me.words(todayWords).questions)
    await this.#me.follow(t.script)
    await this.#me.see(t.scriptTitle)
    await this.#me.fill(t.opening, opening)
    await this.#me.page.locator('summary', { hasText: t.addLanguage }).click()
    await this.#me.find('combobox', t.addLanguage).selectOption('ar')
    await this.#me.press(t.add)
    const name = new Intl.DisplayNames([this.#me.language], { type: 'language' }).of('ar')!
    await this.#me.fill(`${t.opening} (${name})`, arabic)
    await this.#me.press(t.save)
    await expect(this.#me.find('button', t.save)).toBeDisabled()
  }

  async addQuestion({ text, choices, after, arabic }: QuestionWords): Promise<void> {
    const t = this.#me.words(questionWords)
    if (!(await this.#me.find('heading', t.title).isVisible())) await this.#me.tool(this.#me.words(todayWords).questions)
    await this.#me.press(t.add)
    await this.#me.fill(t.text, text)
    await this.#me.choose(t.kind, choices ? t.choice : t.free)
    if (choices) await this.#me.fill(t.choices, choices.join('\n'))
    const more = this.#me.words(scriptEditorWords)
    if (after) {
      await this.#me.find('combobox', more.askedOf).selectOption({ label: more.after(after.question) })
      for (const answer of after.answers) await this.#me.check(answer)
    }
    if (arabic) {
      const name = new Intl.DisplayNames([this.#me.language], { type: 'language' }).of('ar')!
      await this.#me.page.locator('summary', { hasText: name }).click()
      await this.#me.fill(more.questionIn(name), arabic.text)
      for (const [choice, words] of Object.entries(arabic.choices)) await this.#me.fill(more.choiceIn(choice, name), words)
    }
    await this.#me.press(t.save)
    await this.#me.read(text)
  }
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
