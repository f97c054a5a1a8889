import { mapWords } from '@porchlight/web/app/map/words'
import type { Locator } from '@playwright/test'
import type { Acting } from './acting.ts'

/** A map of doors, and what lies below it. */
export class Maps {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  get frame(): Locator {
    return this.#me.find('application', this.#me.words(mapWords).map)
  }

  async openFiles(): Promise<void> {
    await this.#me.page.getByText(this.#me.words(mapWords).settings).click()
  }

  addBasemap(content: Buffer): Promise<void> {
    return this.#add(this.#me.words(mapWords).addBasemap, 'here.pmtiles', content)
  }

  addBorders(content: Buffer): Promise<void> {
    return this.#add(this.#me.words(mapWords).addAreas, 'precincts.geojson', content)
  }

  async #add(button: string, name: string, buffer: Buffer): Promise<void> {
    const choosing = this.#me.page.waitForEvent('filechooser')
    await this.#me.press(button)
    await (await choosing).setFiles({ name, mimeType: 'application/octet-stream', buffer })
  }
}
