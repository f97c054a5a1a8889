import { resultWords } from '@porchlight/web/app/canvass/words'
import { resultsWords } from '@porchlight/web/features/results/messages'
import { todayWords } from '@porchlight/web/features/today/words'
import { type Acting, expect } from './acting.ts'
import type { Result } from './walk.ts'

/** What came back. */
export class Results {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  async open(): Promise<void> {
    if (await this.#me.find('heading', this.#me.words(resultsWords).title).isVisible()) return
    await this.#me.tool(this.#me.words(todayWords).back)
    await this.#me.see(this.#me.words(resultsWords).title)
  }

  /** Waits until so many of a result have arrived. */
  async count(result: Result, n: number): Promise<void> {
    await this.open()
    await expect(this.#row(this.#me.words(resultsWords).results, this.#me.words(resultWords)[result])).toHaveText(String(n))
  }

  /** Doors knocked and people talked to by somebody, once they are these. */
  async byPerson(name: string, doors: number, talked: number): Promise<void> {
    await this.open()
    const row = this.#table(this.#me.words(resultsWords).byPerson).getByRole('row').filter({ hasText: name })
    await expect(row.getByRole('cell')).toHaveText([String(doors), String(talked)])
  }

  /** Doors knocked in a turf, once they are so many. */
  async knocked(turf: string, n: number): Promise<void> {
    await this.open()
    const row = this.#table(this.#me.words(resultsWords).byTurf).getByRole('row').filter({ hasText: turf })
    await expect(row.getByRole('cell').first()).toHaveText(String(n))
  }

  /** The visits as a table file. */
  csv(): Promise<string> {
    return this.file('table')
  }

  /** What came back, as one of the files that are offered. */
  async file(format: 'table' | 'vanContacts' | 'vanSurvey' | 'map' | 'osdi'): Promise<string> {
    await this.open()
    const t = this.#me.words(resultsWords)
    await this.#me.choose(t.format, new RegExp(`^${t[format]}`))
    const download = this.#me.page.waitForEvent('download')
    await this.#me.press(t.download)
    const chunks: Buffer[] = []
    for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks).toString('utf8')
  }

  #table(caption: string) {
    return this.#me.find('table', caption)
  }

  #row(caption: string, name: string) {
    const header = this.#me.find('rowheader', name)
    return this.#table(caption).getByRole('row').filter({ has: header }).getByRole('cell')
  }
}
