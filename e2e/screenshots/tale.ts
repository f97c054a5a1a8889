// Pictures of a tale as it is lived through by real phones, for docs/STORIES.md. By command only:
// PORCHLIGHT_TALE=<folder> playwright test journeys/lost-phone.spec.ts
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Acting } from '../people/acting.ts'
import { decodePng, encodePalettePng } from './png.ts'

/** Answers what takes the next picture of the tale: `1-what.png`, and so on. Does nothing unless it was asked for. */
export function tale(): (whose: Acting, what: string) => Promise<void> {
  const folder = process.env['PORCHLIGHT_TALE']
  let pictures = 0
  return async ({ page }, what) => {
    if (!folder) return
    mkdirSync(folder, { recursive: true })
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
    const png = await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' })
    const number = `${++pictures}`.padStart(2, '0')
    writeFileSync(join(folder, `${number}-${what}.png`), encodePalettePng(decodePng(png)))
  }
}
