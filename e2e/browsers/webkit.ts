// WebKitGTK's MiniBrowser, driven by WebDriver. Each has a driver of its own under the one X server of the run.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import selenium, { type WebElement } from 'selenium-webdriver'
import { PHONE } from '../browser.ts'
import type { Finger, Key, Screen } from './screen.ts'
import { type Running, startMiniBrowser } from './webkit-process.ts'

/** What Safari gives apps, and WebKitGTK only when it is asked to: files. */
const AS_SAFARI = ['StorageAPI', 'FileSystem', 'AccessHandle', 'FileSystemWritableStream']

const fingerOf = (element: WebElement): Finger => ({
  async tap() {
    // This driver brings a thing into sight only if the page itself scrolls, not a part of it; a person scrolls what there is.
    await element.getDriver().executeScript((it: Element) => it.scrollIntoView({ block: 'center' }), element)
    await element.click()
  },
  give: path => element.sendKeys(path),
  async pick(option) {
    const found = await element.getDriver().executeScript(
      (list: Element, words: string) => {
        list.scrollIntoView({ block: 'center' })
        return [...(list as HTMLSelectElement).options].find(({ label }) => label === words)
      },
      element,
      option,
    )
    if (!found) throw new Error(`there is no “${option}”`)
    await (found as WebElement).click()
  },
  async toldAs(role, name) {
    // The newer name of the same role.
    const told = (await element.getAriaRole()).replace(/^image$/, 'img')
    const called = await element.getAccessibleName()
    return told === role && called === name ? undefined : `${told} “${called}”`
  },
})

const KEYS: Readonly<Record<Key, string>> = { Tab: selenium.Key.TAB, Enter: selenium.Key.ENTER, Space: selenium.Key.SPACE }

export async function webkit(display: string, features: readonly string[] = AS_SAFARI): Promise<Screen> {
  const home = mkdtempSync(join(tmpdir(), 'porchlight-webkit-'))
  const [config, profile, downloads] = ['config', 'profile', 'saved'].map(name => join(home, name)) as [string, string, string]
  for (const folder of [config, profile, downloads]) mkdirSync(folder)
  writeFileSync(join(config, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`)
  let running: Running
  const launch = async () => {
    running = await startMiniBrowser({ display, config, profile, features })
    await running.driver
      .manage()
      .window()
      .setRect({ x: 0, y: 0, ...PHONE })
  }
  await launch()
  const run = (script: (...args: never[]) => unknown, args: readonly unknown[]) =>
    running.driver.executeScript(`return (${script.toString()})(...arguments)`, ...args)
  return {
    profile,
    downloads,
    browser: `WebKitGTK ${String((await running!.driver.getCapabilities()).get('browserVersion'))}`,
    open: url => running.driver.get(url),
    reload: () => running.driver.navigate().refresh(),
    run: (script, ...args) => run(script as never, args) as never,
    async element(script, ...args) {
      const element = (await run(script as never, args)) as WebElement | null
      return element ? fingerOf(element) : undefined
    },
    type: words => running.driver.actions().sendKeys(words.replaceAll('\n', selenium.Key.ENTER)).perform(),
    press: key => running.driver.actions().sendKeys(KEYS[key]).perform(),
    async control(key) {
      const { CONTROL, END } = selenium.Key
      await running.driver.actions().keyDown(CONTROL).sendKeys(key === 'End' ? END : key).keyUp(CONTROL).perform() // prettier-ignore
    },
    picture: async () => Buffer.from(await running.driver.takeScreenshot(), 'base64'),
    kill: () => running.kill(),
    async crash() {
      await running.kill()
      await launch()
    },
    async close() {
      await running.driver.quit().catch(() => undefined)
      await running.kill()
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
