import type { Page } from '@playwright/test'
import { updateWords } from '@porchlight/web/app/update-words'
import { handedWords } from '@porchlight/web/features/handed/words'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { joinWords } from '@porchlight/web/features/begin/join-words'
import { expect } from '../people/acting.ts'
import { decodePng } from '../screenshots/png.ts'
import { journey } from '../story.ts'
import { twoBuilds } from '../two-builds.ts'
import { vanFile } from '../town.ts'

interface Manifest {
  readonly icons: readonly Picture[]
  readonly screenshots: readonly Picture[]
  readonly shortcuts: readonly { readonly url: string; readonly icons: readonly Picture[] }[]
}
interface Picture {
  readonly src: string
  readonly sizes: string
}

/** How many shared things wait on this phone. */
const waiting = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('porchlight-handed-over')
        opening.onerror = () => reject(new Error('not there'))
        opening.onsuccess = () => {
          const counting = opening.result.transaction('items').objectStore('items').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
  )

/** What a share sheet does: the browser posts the form, and the service worker answers. */
const share = (page: Page, parts: { readonly text?: string; readonly file?: { readonly name: string; readonly text: string } }) =>
  page.evaluate(async ({ text, file }) => {
    const form = new FormData()
    if (text !== undefined) form.set('text', text)
    if (file) form.append('files', new File([file.text], file.name, { type: 'text/csv' }))
    return (await fetch('/share', { method: 'POST', body: form, redirect: 'manual' })).type
  }, parts)

journey(
  '[P7.6] Chromium finds nothing to say against installing it, and every picture is what the manifest says',
  async ({ relay, arrive }) => {
    const alex = await arrive('Alex')
    await alex.go('/')
    await alex.installed()
    const devtools = await alex.page.context().newCDPSession(alex.page)
    const { errors, url } = await devtools.send('Page.getAppManifest')
    expect([errors, new URL(url).pathname]).toEqual([[], '/app.webmanifest'])
    expect((await devtools.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([])
    const manifest = (await (await fetch(new URL('/app.webmanifest', relay.origin))).json()) as Manifest
    const pictures = [...manifest.icons, ...manifest.screenshots, ...manifest.shortcuts.flatMap(each => each.icons)]
    expect(pictures.length).toBe(4 + 3 + 3)
    for (const { src, sizes } of pictures) {
      const { width, height } = decodePng(Buffer.from(await (await fetch(new URL(src, relay.origin))).arrayBuffer()))
      expect([src, `${width}x${height}`]).toEqual([src, sizes])
    }
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(vanFile(40))
    await alex.turfs.cut(40)
    const [turf] = await alex.turfs.names()
    await alex.turfs.walkMyself(turf!)
    const [first, second] = await alex.walk.doors()
    await alex.walk.openDoor(first!)
    await alex.walk.record('not-home')
    await alex.saved()
    for (const { url: shortcut } of manifest.shortcuts) {
      await alex.go(shortcut)
      await expect(alex.page.getByRole('heading', { level: 1 })).toBeVisible()
      if (shortcut.endsWith('next-door')) await alex.see(new RegExp(second!))
    }
  },
)

journey(
  '[P7.6] shared from other apps with no signal: kept sealed until it is taken, and led to where it belongs',
  async ({ relay, arrive }) => {
    const alex = await arrive('Alex')
    await alex.go('/')
    await alex.installed()
    const list = vanFile(40)
    await alex.phone.setOffline(true)
    await relay.kill()

    // Nowhere to put it yet: it is kept, also when the phone kills the app.
    expect(await share(alex.page, { file: { name: list.name, text: list.buffer.toString() } })).toBe('opaqueredirect')
    await alex.go('/handed')
    await alex.read(handedWords.en.noGroup)
    expect(await waiting(alex.page)).toBe(1)
    await alex.reopen()
    await relay.start()
    await alex.phone.setOffline(false)
    await alex.begin.startGroup('Elm Neighbors', 'none')
    await alex.phone.setOffline(true)
    await alex.go('/handed')
    await alex.press(handedWords.en.voters)
    await expect(alex.page).toHaveURL(/\/lists\/bring$/)
    await alex.read(list.name)
    // Taken once.
    await expect.poll(() => waiting(alex.page)).toBe(0)
    await alex.go('/handed')
    await alex.read(handedWords.en.nothing)

    // Pasted text is a list as well; an invitation is an invitation.
    await share(alex.page, { text: list.buffer.toString() })
    await alex.go('/handed')
    await alex.press(handedWords.en.voters)
    await expect(alex.page).toHaveURL(/\/lists\/bring$/)
    await expect.poll(() => waiting(alex.page)).toBe(0)
    await share(alex.page, { text: `Come walk with us! ${relay.origin}/#j1.${'A'.repeat(60)}.` })
    await alex.go('/handed')
    await alex.see(joinWords.en.confirmTitle)
  },
)

journey('[P7.6] a file opened with Porchlight, and the badge for what waits', async ({ relay, arrive }) => {
  const alex = await arrive('Alex')
  await alex.phone.context.addInitScript(() => {
    const seen: (number | 'clear')[] = []
    Object.assign(window, { badges: seen })
    Object.assign(navigator, {
      setAppBadge: async (count: number) => void seen.push(count),
      clearAppBadge: async () => void seen.push('clear'),
    })
    Object.defineProperty(window, 'launchQueue', {
      value: { setConsumer: (take: unknown) => Object.assign(window, { openWith: take }) },
    })
  })
  await alex.begin.startGroup('Elm Neighbors')
  await alex.lists.importFile(vanFile(40))
  await alex.turfs.cut(40)
  const [turf] = await alex.turfs.names()
  await alex.turfs.walkMyself(turf!)
  await alex.delivered()
  await alex.installed()
  const badges = () => alex.page.evaluate(() => (window as unknown as { badges: unknown[] }).badges.at(-1))
  await expect.poll(badges).toBe('clear')
  await relay.kill()
  const [first] = await alex.walk.doors()
  await alex.walk.openDoor(first!)
  await alex.walk.record('not-home')
  await expect.poll(async () => Number(await badges())).toBeGreaterThan(0)
  await relay.start()
  await alex.delivered()
  await expect.poll(badges).toBe('clear')

  const file = await alex.group.saveFile()
  await alex.go('/')
  await alex.saved()
  await alex.page.evaluate(
    ([name, bytes]) => {
      const { openWith } = window as unknown as { openWith: (launch: unknown) => void }
      const opened = new File([Uint8Array.from(bytes as number[])], name as string)
      openWith({ files: [{ getFile: async () => opened }] })
    },
    [file.name, [...file.buffer]] as const,
  )
  await expect(alex.page).toHaveURL(/\/group\/files$/)
  await expect(alex.page.getByRole('alert')).toBeVisible()
})

journey(
  '[P7.6] a new version is agreed to in one window while a note is typed in another: nothing that was typed is lost',
  async ({ arrive, closing }) => {
    const { relay, deployAgain } = await twoBuilds(closing)
    const alex = await arrive('Alex', { origin: relay.origin })
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(vanFile(40))
    await alex.turfs.cut(40)
    const [turf] = await alex.turfs.names()
    await alex.turfs.walkMyself(turf!)
    const [first] = await alex.walk.doors()
    await alex.walk.openDoor(first!)
    await alex.installed()
    const typing = alex.page

    await deployAgain()

    const other = await alex.phone.newTab()
    await other.goto(new URL('/settings', relay.origin).href)
    const now = other.getByRole('button', { name: updateWords.en.now })
    await expect(now).toBeVisible()
    await typing.bringToFront()
    const reloaded = typing.waitForEvent('load')
    const note = typing.getByRole('textbox', { name: doorWords.en.noteLabel })
    await note.fill('Gate sticks; call before noo')
    await now.click()
    await reloaded
    await expect(typing.getByRole('textbox', { name: doorWords.en.noteLabel })).toHaveValue('Gate sticks; call before noo')
  },
)
