// WebKitGTK's MiniBrowser, driven by WebDriver. Each has a driver of its own under the one X server of the run; a session
// keeps its storage for itself and only as long as it lasts, so such a browser cannot be killed and opened again.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { createServer } from 'node:net'
import selenium, { type WebElement } from 'selenium-webdriver'
import { PHONE } from '../browser.ts'
import type { Finger, Screen } from './screen.ts'

type Driver = Awaited<ReturnType<InstanceType<typeof selenium.Builder>['build']>>

const HINT = 'Debian: apt-get install webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb'

function findMiniBrowser(): string {
  const path = globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser')[0]
  if (!path || !existsSync('/usr/bin/WebKitWebDriver')) throw new Error(`There is no WebKitGTK with its driver. ${HINT}`)
  return path
}

/** An X server without a screen; resolves with its name. */
export async function startX(): Promise<{ readonly display: string; stop(): void }> {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '800x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const display = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (said: Buffer) => resolve(`:${String(said).trim()}`))
    server.once('error', () => reject(new Error(`There is no Xvfb. ${HINT}`)))
  })
  return { display, stop: () => server.kill() }
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

async function startDriver(display: string): Promise<{ driver: Driver; process: ChildProcess }> {
  const port = await freePort()
  const env = {
    ...process.env,
    DISPLAY: display,
    LANG: 'en_US.UTF-8',
    LANGUAGE: 'en_US',
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
  isKnownAs: async (role, name) => (await element.getAriaRole()) === role && (await element.getAccessibleName()) === name,
})

export async function webkit(display: string): Promise<Screen> {
  const { driver, process: child } = await startDriver(display)
  await driver
    .manage()
    .window()
    .setRect({ x: 0, y: 0, ...PHONE })
  const run = (script: (...args: never[]) => unknown, args: readonly unknown[]) =>
    driver.executeScript(`return (${script.toString()})(...arguments)`, ...args)
  return {
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
    },
  }
}
