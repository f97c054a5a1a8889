import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { deviceWords } from '@porchlight/web/features/devices/words'
import { expect } from '../people/acting.ts'
import { readQr } from '../people/begin.ts'
import { journey } from '../story.ts'

/** What of a link must be nowhere: group and seed as they stand in it, and the letters of the code. */
const secretOf = (link: string) => /#[jdmr]1\.([\w-]{60})/.exec(link)![1]!

/** Everything that a page and its worker keep where it is not sealed. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const found: string[] = [location.href, document.referrer, JSON.stringify(history.state), document.title]
    // What "Back" could lead to; not in every browser.
    const { navigation } = window as { navigation?: { entries(): { url: string }[] } }
    found.push(...(navigation?.entries().map(entry => `entry ${entry.url}`) ?? ['no navigation']))
    found.push(JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie)
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        found.push(request.url, request.referrer)
        const answer = await cache.match(request)
        if (/html|json|text/.test(answer?.headers.get('content-type') ?? '')) found.push(await answer!.text())
      }
    }
    // Of the page's own loading the browser tells that page, and only in memory, by which address it came.
    found.push(...performance.getEntries().flatMap(entry => (entry.entryType === 'navigation' ? [] : [`loaded ${entry.name}`])))
    return found
  })

/** What the page itself has of it. */
const inHand = (page: Page) => page.evaluate(() => (window as { porchlightInvitation?: string }).porchlightInvitation ?? '')

journey('[P9.4] the secret of a link is nowhere but in memory: invitation, second phone, recovery key', async ({ relay, arrive }) => {
  const alex = await arrive('Alex')
  const t = alex.words(deviceWords)
  await alex.begin.startGroup('Elm Neighbors')
  const invited = await alex.group.invite('member', '5')
  await alex.devices.beginToAdd()
  const device = await readQr(alex)
  await alex.devices.makeRecoveryKey()
  const recovery = await readQr(alex)
  await alex.follow(t.keyDone)
  await alex.delivered()

  for (const [what, link] of Object.entries({ invited: invited.link, device, recovery })) {
    const secret = secretOf(link)
    const fresh = await arrive('Ben')
    const said: string[] = []
    const asked: string[] = []
    fresh.phone.context.on('console', message => said.push(message.text()))
    fresh.phone.context.on('request', request => asked.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? ''))
    await fresh.go('/begin')
    await fresh.installed()
    // Once as somebody who follows a link, and once with the app open already.
    for (const before of ['about:blank', new URL('/begin', fresh.origin).href]) {
      await fresh.page.goto(before)
      await fresh.page.goto(link)
      await expect(fresh.page.getByRole('heading', { level: 1 })).not.toHaveText(/^Porchlight$/)
      expect(new URL(fresh.page.url()).hash, what).toBe('')
      // The page has it: what was looked for is what it could have told.
      expect(await inHand(fresh.page), what).toContain(secret)
      for (const text of await kept(fresh.page)) expect(text, what).not.toContain(secret)
    }
    // Reloaded, it is gone.
    await fresh.page.reload()
    expect(await inHand(fresh.page), what).toBe('')
    for (const text of [...said, ...asked, ...(await kept(fresh.page))]) expect(text, what).not.toContain(secret)
    expect(asked.length).toBeGreaterThan(10)
    await fresh.leave()
  }
  const files = readdirSync(relay.data, { recursive: true, encoding: 'utf8' })
    .map(name => join(relay.data, name))
    .filter(file => statSync(file).isFile())
  expect(files).not.toEqual([])
  for (const link of [invited.link, device, recovery]) {
    expect(relay.output()).not.toContain(secretOf(link))
    for (const file of files) expect(readFileSync(file).includes(secretOf(link)), file).toBe(false)
  }
})
