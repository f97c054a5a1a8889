import { meetWords } from '@porchlight/web/app/meet/words'
import { appWords } from '@porchlight/web/app/words'
import { listWords } from '@porchlight/web/features/meet/list-words'
import { meetingWords } from '@porchlight/web/features/meet/meeting-words'
import { paperWords } from '@porchlight/web/features/meet/paper-words'
import { planWords } from '@porchlight/web/features/meet/plan-words'
import { registerWords } from '@porchlight/web/features/meet/register-words'
import type { Locator } from '@playwright/test'
import { type Acting, expect, tick } from './acting.ts'
import { Agenda } from './agenda.ts'

export interface Plan {
  readonly title: string
  /** `2026-12-03`; a week from now unless told. */
  readonly date?: string
  readonly time?: string
  readonly place?: string
  readonly link?: string
  readonly repeat?: 'once' | 'weekly' | 'second'
}

type Answer = 'coming' | 'maybe' | 'not'

/** Meetings: planning, the agenda, holding one, what is agreed, and what goes out. */
export class Meetings extends Agenda {
  readonly #me: Acting
  constructor(me: Acting) {
    super(me)
    this.#me = me
  }

  /** The place "Meet". */
  async open(): Promise<void> {
    await this.#me.place('meet')
    await this.#me.see(this.#me.words(listWords).title)
  }

  /** Plans it, and stands at its agenda. */
  async plan({ title, date, time, place, link, repeat = 'once' }: Plan): Promise<void> {
    const t = this.#me.words(planWords)
    await this.open()
    await this.#me.follow(this.#me.words(listWords).plan)
    await this.#me.see(t.planTitle)
    await this.#me.fill(t.title, title)
    if (date !== undefined) await this.#me.page.getByLabel(t.date, { exact: true }).fill(date)
    if (time !== undefined) await this.#me.page.getByLabel(t.time, { exact: true }).fill(time)
    if (place !== undefined) await this.#me.fill(t.place, place)
    if (link !== undefined) {
      await this.#me.page.getByText(t.more, { exact: true }).click()
      await this.#me.fill(t.link, link)
    }
    if (repeat !== 'once') await this.#me.choose(t.repeat, new RegExp(`^${t[repeat]('')}`))
    await this.#me.press(t.make)
    await this.#me.see(title)
  }

  /** The next meeting, as its card leads to it; waits until it is here. */
  async openNext(title: string): Promise<void> {
    const t = this.#me.words(listWords)
    await this.open()
    const card = this.#me.find('region', this.#me.words(meetWords).nextMeeting)
    await expect(card.getByRole('heading', { name: title, exact: true })).toBeVisible()
    await card.getByRole('link', { name: new RegExp(`^(?:${t.open}|${t.openRunning})$`) }).click()
    await this.#me.see(title)
  }

  /** From a meeting to the next of its series. */
  async openFollowing(): Promise<void> {
    const link = this.#me.find('link', new RegExp(`^${this.#me.words(meetingWords).nextOne}`))
    const href = await link.getAttribute('href')
    await link.click()
    await expect(this.#me.page).toHaveURL(new URL(href!, this.#me.origin).href)
  }

  /** Mine, or somebody else's by their name. */
  async answer(answer: Answer, of?: string): Promise<void> {
    const [t, words] = [this.#me.words(meetingWords), this.#me.words(meetWords)]
    if (of !== undefined) await this.#me.press(t.forOthers)
    const group = this.#me.find('group', of === undefined ? words.answer : words.answerOf(of))
    const button = group.getByRole('button', { name: words[answer], exact: true })
    await button.click()
    await expect(button).toHaveAttribute('aria-pressed', 'true')
    if (of !== undefined) await this.#me.press(t.close)
  }

  /** Waits until so many come, may come and do not. */
  counts(coming: number, maybe: number, not: number): Promise<void> {
    const t = this.#me.words(meetingWords)
    const said = [coming > 0 && t.saidComing(`${coming}`), maybe > 0 && t.saidMaybe(`${maybe}`), not > 0 && t.saidNot(`${not}`)]
    return this.#me.read(said.filter(part => part !== false).join(' · '))
  }

  /** "Start the meeting". */
  async start(): Promise<void> {
    await this.#me.press(this.#me.words(meetingWords).start)
    await expect(this.clock).toBeVisible()
  }

  /** What the clock says. */
  get clock(): Locator {
    return this.#me.find('region', this.#me.words(meetingWords).clock)
  }

  /** On to the next item, which is this one. */
  async next(title: string): Promise<void> {
    await this.#me.press(this.#me.words(meetingWords).next(title))
    await this.isAt(title)
  }

  /** Waits until this item is spoken about. */
  isAt(title: string): Promise<void> {
    return expect(this.clock).toContainText(title)
  }

  async end(): Promise<void> {
    const t = this.#me.words(meetingWords)
    await this.#me.press(new RegExp(`^(?:${t.end}|${t.endNow})$`))
    await this.#me.find('link', t.paperMinutes).first().waitFor()
  }

  /** Ticks who is here, by name. */
  async attend(...names: readonly string[]): Promise<void> {
    const t = this.#me.words(meetingWords)
    await this.#me.press(t.attendance)
    const list = this.#me.find('list', t.attendance)
    for (const name of names) await tick(list.getByRole('checkbox', { name, exact: true }))
    await this.#me.press(t.close)
  }

  /** What the meeting before has left, as it is offered here. */
  async offered(): Promise<string[]> {
    const part = this.#me.find('region', this.#me.words(meetingWords).carry)
    await expect(part).toBeVisible()
    return part.getByRole('listitem').allInnerTexts()
  }

  /** Takes it all over. */
  async carryOver(count: number): Promise<void> {
    const t = this.#me.words(meetingWords)
    await this.#me.press(t.carryAll(count, String(count)))
    await expect(this.#me.find('region', t.carry)).toBeHidden()
  }

  /** The open actions on this agenda, by what is to be done. */
  openTask(what: string): Locator {
    return this.#me.find('list', this.#me.words(meetingWords).openTasks).getByRole('checkbox', { name: new RegExp(`^${what}`) })
  }

  /** One of my own actions on the screen "Meet". */
  myTask(what: string): Locator {
    return this.#me.find('list', this.#me.words(meetWords).myTasks).getByRole('checkbox', { name: new RegExp(`^${what}`) })
  }

  /** The wordings in the register that have these words. */
  async decisions(words = ''): Promise<string[]> {
    const t = this.#me.words(registerWords)
    await this.open()
    await this.#me.follow(new RegExp(`^${this.#me.words(listWords).decisions}`))
    await this.#me.see(t.decisions)
    if (words !== '') await this.#me.find('searchbox', t.find).fill(words)
    const list = this.#me.find('list', t.decisions)
    await expect(list.getByRole('listitem').first()).toBeVisible()
    return list.locator('.decision-words').allInnerTexts()
  }

  /** What is found in all meetings, as the rows read. */
  async search(words: string): Promise<string[]> {
    const t = this.#me.words(listWords)
    await this.open()
    await this.#me.follow(new RegExp(`^${t.search}`))
    await this.#me.find('searchbox', t.words).fill(words)
    const list = this.#me.find('list', t.hits)
    await expect(list.getByRole('link').first()).toBeVisible()
    return list.getByRole('link').allInnerTexts()
  }

  /** Agenda or minutes, as they stand on paper; the screen for sending and printing stays open. */
  async paper(what: 'agenda' | 'minutes'): Promise<string> {
    const [t, words] = [this.#me.words(meetingWords), this.#me.words(paperWords)]
    const name = what === 'agenda' ? t.paperAgenda : t.paperMinutes
    await this.#me
      .find('list', t.out)
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click()
    await this.#me.see(words[what])
    return this.#me.find('region', words.paper).innerText()
  }

  /** The calendar file of this meeting, or of its series. */
  async calendar(of: 'meeting' | 'series'): Promise<string> {
    const t = this.#me.words(meetingWords)
    const download = this.#me.page.waitForEvent('download')
    await this.#me
      .find('list', t.out)
      .getByRole('button', { name: new RegExp(`^${of === 'series' ? t.calendarSeries : t.calendar}`) })
      .click()
    return readDownload(await download)
  }

  /** The Markdown file of the paper that is open. */
  async markdown(): Promise<string> {
    const download = this.#me.page.waitForEvent('download')
    await this.#me.press(this.#me.words(paperWords).markdown)
    return readDownload(await download)
  }

  /** Back from whatever is open in the meeting. */
  back(): Promise<void> {
    return this.#me.follow(this.#me.words(appWords).back)
  }
}

async function readDownload(download: { createReadStream(): Promise<AsyncIterable<unknown>> }): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
