// Firefox, driven by WebDriver BiDi: a process of its own with a profile of its own.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer, { type Browser, type ElementHandle, type KeyInput, type Page } from 'puppeteer-core'
import { PHONE } from '../browser.ts'
import type { Finger, Screen, Settings } from './screen.ts'

const PLACES = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox']

function findFirefox(): string {
  const path = process.env['FIREFOX_PATH'] ?? PLACES.find(place => existsSync(place))
  if (!path) throw new Error('There is no Firefox. Install it (Debian: apt-get install firefox-esr), or set FIREFOX_PATH.')
  return path
}

/** Without a display it has no WebGL. */
export async function firefox(display?: string, { forcedColors = false }: Settings = {}): Promise<Screen> {
  const profile = mkdtempSync(join(tmpdir(), 'porchlight-firefox-'))
  const downloads = mkdtempSync(join(tmpdir(), 'porchlight-saved-'))
  let browser: Browser
  let page: Page
  let isOffline = false

  async function launch(): Promise<void> {
    browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: findFirefox(),
      userDataDir: profile,
      headless: display === undefined,
      ...(display === undefined ? {} : { env: { ...process.env, DISPLAY: display } }),
      extraPrefsFirefox: {
        'intl.accept_languages': 'en-US',
        'webgl.force-enabled': true,
        'browser.download.folderList': 2,
        'browser.download.dir': downloads,
        ...(forcedColors ? { 'browser.display.document_color_use': 2 } : {}),
      },
      protocolTimeout: 300_000,
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
      async pick(option) {
        const value = await handle.evaluate(
          (list, words) => [...(list as HTMLSelectElement).options].find(({ label }) => label === words)?.value,
          option,
        )
        if (value === undefined) throw new Error(`there is no “${option}”`)
        await handle.select(value)
      },
      async toldAs(role, name) {
        // `image` is the newer name of the same role.
        const roles = role === 'img' ? ['img', 'image'] : [role]
        const known = await Promise.all(roles.map(one => page.$$(`aria/${name}[role="${one}"]`)))
        for (const one of known.flat()) if (await page.evaluate((a, b) => a === b, one, handle)) return undefined
        return 'another role or name'
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
    downloads,
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
    press: key => page.keyboard.press(key === 'Space' ? (' ' as KeyInput) : key),
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
      for (const folder of [profile, downloads]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
