// WebKitGTK's MiniBrowser, driven by WebDriver. Each has a driver of its own under the one X server of the run; a session
// keeps its storage for itself and only as long as it lasts, so such a browser cannot be killed and opened again.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import selenium, { type WebElement } from 'selenium-webdriver'
import { PHONE } from '../browser.ts'
import type { Finger, Screen } from './screen.ts'
import { HINT } from './x-server.ts'

type Driver = Awaited<ReturnType<InstanceType<typeof selenium.Builder>['build']>>

function findMiniBrowser(): string {
  const path = globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser')[0]
  if (!path || !existsSync('/usr/bin/WebKitWebDriver')) throw new Error(`There is no WebKitGTK with its driver. ${HINT}`)
  return path
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

async function answers(port: number): Promise<void> {
  for (let left = 100; left > 0; left--) {
    if (await fetch(`http://127.0.0.1:${port}/status`).then(({ ok }) => ok, () => false)) return // prettier-ignore
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('WebKitWebDriver does not answer')
}

/** `config` is its home for settings; it says where downloads go. */
async function startDriver(display: string, config: string): Promise<{ driver: Driver; process: ChildProcess }> {
  const port = await freePort()
  const env = {
    ...process.env,
    DISPLAY: display,
    LANG: 'en_US.UTF-8',
    LANGUAGE: 'en_US',
    XDG_CONFIG_HOME: config,
    LIBGL_ALWAYS_SOFTWARE: '1',
    GDK_BACKEND: 'x11',
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  }
  const child = spawn('WebKitWebDriver', ['-p', String(port)], { stdio: 'ignore', env })
  await answers(port)
  const wanted = new selenium.Capabilities()
    .set('browserName', 'MiniBrowser')
    .set('webkitgtk:browserOptions', { binary: findMiniBrowser(), args: ['--automation'] })
  const driver = await new selenium.Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(wanted).build()
  return { driver, process: child }
}

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

export async function webkit(display: string): Promise<Screen> {
  const config = mkdtempSync(join(tmpdir(), 'porchlight-webkit-'))
  const downloads = join(config, 'saved')
  mkdirSync(downloads)
  writeFileSync(join(config, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`)
  const { driver, process: child } = await startDriver(display, config)
  await driver
    .manage()
    .window()
    .setRect({ x: 0, y: 0, ...PHONE })
  const run = (script: (...args: never[]) => unknown, args: readonly unknown[]) =>
    driver.executeScript(`return (${script.toString()})(...arguments)`, ...args)
  return {
    downloads,
    browser: `WebKitGTK ${String((await driver.getCapabilities()).get('browserVersion'))}`,
    open: url => driver.get(url),
    reload: () => driver.navigate().refresh(),
    run: (script, ...args) => run(script as never, args) as never,
    async element(script, ...args) {
      const element = (await run(script as never, args)) as WebElement | null
      return element ? fingerOf(element) : undefined
    },
    type: words => driver.actions().sendKeys(words.replaceAll('\n', selenium.Key.ENTER)).perform(),
    async control(key) {
      const { CONTROL, END } = selenium.Key
      await driver.actions().keyDown(CONTROL).sendKeys(key === 'End' ? END : key).keyUp(CONTROL).perform() // prettier-ignore
    },
    picture: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
    async close() {
      await driver.quit()
      child.kill()
      rmSync(config, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
