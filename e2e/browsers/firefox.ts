// Firefox, driven by WebDriver BiDi: a process of its own with a profile of its own.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core'
import { PHONE } from '../browser.ts'
import type { Finger, Screen } from './screen.ts'

const PLACES = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox']

function findFirefox(): string {
  const path = process.env['FIREFOX_PATH'] ?? PLACES.find(place => existsSync(place))
  if (!path) throw new Error('There is no Firefox. Install it (Debian: apt-get install firefox-esr), or set FIREFOX_PATH.')
  return path
}

export async function firefox(): Promise<Screen> {
  const profile = mkdtempSync(join(tmpdir(), 'porchlight-firefox-'))
  let browser: Browser
  let page: Page
  let isOffline = false

  async function launch(): Promise<void> {
    browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: findFirefox(),
      userDataDir: profile,
      extraPrefsFirefox: { 'intl.accept_languages': 'en-US' },
      protocolTimeout: 60_000,
    })
    page = (await browser.pages())[0] ?? (await browser.newPage())
    await page.setViewport(PHONE)
    if (isOffline) await page.setOfflineMode(true)
  }

  function finger(handle: ElementHandle): Finger {
    return {
      async tap() {
        await handle.scrollIntoView()
        await handle.click()
      },
      give: path => (handle as ElementHandle<HTMLInputElement>).uploadFile(path),
      async isKnownAs(role, name) {
        const known = await page.$$(`aria/${name}[role="${role}"]`)
        for (const one of known) if (await page.evaluate((a, b) => a === b, one, handle)) return true
        return false
      },
    }
  }

  async function kill(): Promise<void> {
    const child = browser.process()!
    const gone = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }

  await launch()
  return {
    profile,
    browser: (await browser!.version()).replace('/', ' '),
    open: async url => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    run: (script, ...args) => page.evaluate(script as never, ...(args as unknown as never[])) as never,
    async element(script, ...args) {
      const handle = await page.evaluateHandle(script as never, ...(args as unknown as never[]))
      const element = (handle as unknown as ElementHandle).asElement()
      return element ? finger(element as ElementHandle) : undefined
    },
    type: words => page.keyboard.type(words),
    async control(key) {
      await page.keyboard.down('Control')
      await page.keyboard.press(key)
      await page.keyboard.up('Control')
    },
    picture: async () => Buffer.from(await page.screenshot()),
    async setOffline(offline) {
      isOffline = offline
      await page.setOfflineMode(offline)
    },
    async crash() {
      await kill()
      await launch()
    },
    kill,
    async close() {
      await browser.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
