// [L] The lock of a phone, as its owner and as who finds it meet it.
import type { Page } from '@playwright/test'
import { statusWords } from '@porchlight/web/app/words'
import { shiftWords } from '@porchlight/web/app/shift/shift-words'
import { handedWords } from '@porchlight/web/features/handed/words'
import { lockWords } from '@porchlight/web/features/lock/words'
import { share } from '../harness/locked-folder.ts'
import { expect } from '../people/acting.ts'
import type { Person } from '../people.ts'
import { journey } from '../story.ts'
import { vanFile } from '../town.ts'

const PIN = '270419'
const t = lockWords.en

/** A group with a turf that Alex walks, one door recorded. */
async function walking(alex: Person): Promise<{ readonly turf: string; readonly door: string }> {
  await alex.begin.startGroup('Elm Neighbors')
  await alex.lists.importFile(vanFile(40))
  await alex.turfs.cut(40)
  const [turf] = await alex.turfs.names()
  await alex.turfs.walkMyself(turf!)
  const [first] = await alex.walk.doors()
  await alex.walk.openDoor(first!)
  await alex.walk.record('not-home')
  await alex.saved()
  return { turf: turf!, door: first! }
}

/** What whoever holds the phone can read: the screen, the title, the address. Not the build's hashes: any three letters may stand in one. */
const readable = async (page: Page): Promise<string> => {
  const all = await page.evaluate(() => `${document.title} ${location.href} ${document.documentElement.outerHTML}`)
  return all.replaceAll(/ integrity="[^"]*"|\/assets\/[^"]*/g, '').toLowerCase()
}

journey('[L1] locked, killed and found: the PIN opens it, with everything in its place', async ({ arrive, relay }) => {
  const alex = await arrive('Alex')
  await alex.go('/')
  await alex.installed()
  const { turf } = await walking(alex)
  const code = await alex.locking.turnOn(PIN)
  expect(code).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
  await alex.phone.crash()
  await relay.stop()
  await alex.go('/walk')
  await alex.locking.isLocked()
  const seen = await readable(alex.page)
  for (const secret of ['elm neighbors', turf.toLowerCase(), 'alex']) expect(seen).not.toContain(secret)
  await alex.locking.tryPin('270418')
  await alex.read('That is not it.')
  await alex.locking.unlock(PIN)
  await expect(alex.status).toHaveText(new RegExp(`^${statusWords.en.saved}|${statusWords.en.offline}|${statusWords.en.notConnected}`))
  await relay.start()
  await alex.delivered()
})

journey('[L1] forgotten: the recovery code sets another PIN; the old one opens nothing any more', async ({ arrive }) => {
  const alex = await arrive('Alex')
  await alex.begin.startGroup('Elm Neighbors')
  const code = await alex.locking.turnOn(PIN)
  await alex.locking.lockNow()
  await alex.locking.recover(code.toUpperCase().replaceAll('-', ' '), '860213')
  await alex.locking.lockNow()
  await alex.locking.tryPin(PIN)
  await alex.read('That is not it.')
  await alex.locking.unlock('860213')
})

journey('[L3] wrong tries: the wait is there after a reload, whatever the clock says', async ({ arrive }) => {
  const alex = await arrive('Alex')
  await alex.begin.startGroup('Elm Neighbors')
  await alex.locking.turnOn(PIN)
  await alex.locking.lockNow()
  for (let tries = 0; tries < 5; tries++) {
    await alex.locking.tryPin('555777')
    await alex.read(tries < 4 ? 'That is not it.' : /Next try in 0:\d\d/)
    await alex.page.reload()
    await alex.locking.isLocked()
  }
  await alex.read(/Next try in 0:\d\d/)
  await alex.page.clock.setFixedTime(Date.now() + 86_400_000)
  await alex.page.reload()
  await alex.read(/Next try in 0:\d\d/)
  await expect(alex.find('button', t.unlock)).toBeDisabled()
})

journey('[L5] one tab locks all; a locked tab sends nothing and hears nothing', async ({ arrive }) => {
  const alex = await arrive('Alex')
  const sam = await arrive('Sam')
  await alex.go('/')
  await alex.installed()
  await alex.begin.startGroup('Elm Neighbors')
  const link = await alex.group.invite('member')
  await alex.delivered()
  await alex.locking.turnOn(PIN)
  const first = alex.page
  const second = await alex.phone.newTab()
  await alex.go('/')
  await alex.locking.unlock(PIN)
  const sockets: string[] = []
  for (const page of [first, second]) page.on('websocket', socket => sockets.push(socket.url()))
  await alex.locking.lockNow()
  await expect(first.getByRole('heading', { level: 1 })).toHaveText(t.locked)
  await sam.begin.joinByLink(link)
  await sam.delivered()
  expect(sockets).toEqual([])
  expect(await readable(first)).not.toContain('elm')
})

journey('[L5] locks by itself after the chosen time, measured when a phone that slept wakes up', async ({ arrive }) => {
  const alex = await arrive('Alex')
  await alex.page.clock.install()
  await alex.begin.startGroup('Elm Neighbors')
  await alex.locking.turnOn(PIN)
  await alex.choose(t.after, t.afterMinutes(1, '1'))
  await alex.page.clock.fastForward(50_000)
  await expect(alex.find('heading', t.title)).toBeVisible()
  // As when the lid is closed and opened again: timers that came due meanwhile ring once.
  await alex.page.clock.fastForward(70_000)
  await alex.locking.isLocked()
  await alex.locking.unlock(PIN)
  // As soon as the app is left: another tab comes to the front.
  await alex.locking.openSettings()
  await alex.choose(t.after, t.afterLeft)
  await alex.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await alex.locking.isLocked()
})

journey('[L1] a finger opens it: a passkey, alone or beside a PIN', async ({ arrive, relay }) => {
  // An address of numbers has no passkeys.
  const alex = await arrive('Alex', { origin: `http://localhost:${relay.port}` })
  const devtools = await alex.page.context().newCDPSession(alex.page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
    },
  })
  await alex.begin.startGroup('Elm Neighbors')
  await alex.locking.turnOnByPasskey()
  await alex.locking.lockNow()
  await alex.locking.unlockByPasskey()
  // A PIN beside it.
  await alex.locking.openSettings()
  await alex.press(t.changePin)
  for (let time = 0; time < 2; time++) {
    await alex.locking.type(PIN)
    await alex.press(t.next)
  }
  await alex.press(t.byPasskey)
  await alex.read(t.done)
  await alex.locking.lockNow()
  await alex.locking.unlock(PIN)
})

journey('[L2] turned off again, it opens by itself', async ({ arrive }) => {
  const alex = await arrive('Alex')
  await alex.begin.startGroup('Elm Neighbors')
  await alex.locking.turnOnByPassphrase('four herons on the pier')
  await alex.locking.lockNow()
  await alex.locking.unlockByPassphrase('four herons on the pier')
  await alex.locking.openSettings()
  await alex.press(t.turnOff)
  await alex.fill(t.passphrase, 'four herons on the pier')
  await alex.press(t.turnOff)
  await alex.read(t.done)
  await alex.phone.crash()
  await alex.go('/')
  await alex.saved()
})

journey('[L1] in Spanish, from the first screen to the last', async ({ arrive }) => {
  const ana = await arrive('Ana', { language: 'es' })
  await ana.begin.startGroup('Vecinos del Olmo')
  const code = await ana.locking.turnOn(PIN)
  await ana.locking.lockNow()
  await ana.locking.recover(code, '860213')
})

journey('[L4] shared while the phone is locked: kept sealed, and there once it is open', async ({ arrive }) => {
  const alex = await arrive('Alex')
  await alex.go('/')
  await alex.installed()
  await alex.begin.startGroup('Elm Neighbors', 'none')
  await alex.locking.turnOn(PIN)
  await alex.locking.lockNow()
  expect(await share(alex.page, 'Rosa Diaz')).toBe('opaqueredirect')
  await alex.go('/handed')
  await alex.locking.isLocked()
  expect(await readable(alex.page)).not.toContain('rosa')
  await alex.locking.unlock(PIN)
  await alex.read(handedWords.en.which)
})

/** Rows that lie on this phone. */
const rows = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<Record<string, number>>((resolve, reject) => {
        const opening = indexedDB.open('porchlight')
        opening.onerror = () => reject(new Error('not there'))
        opening.onsuccess = () => {
          const tables = ['entries', 'outgoing', 'chunks', 'values']
          const reading = opening.result.transaction(tables)
          const counts = tables.map(name => [name, reading.objectStore(name).count()] as const)
          reading.oncomplete = () => {
            opening.result.close()
            resolve(Object.fromEntries(counts.map(([name, count]) => [name, count.result])))
          }
        }
      }),
  )

journey(
  '[L6] a canvasser’s phone forgets the turf when the shift ends, and not before everything is delivered',
  async ({ arrive, relay }) => {
    const alex = await arrive('Alex')
    const sam = await arrive('Sam')
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(vanFile(40))
    await alex.turfs.cut(40)
    const [turf] = await alex.turfs.names()
    await sam.begin.joinByLink(await alex.turfs.handOut(turf!))
    const [first] = await sam.walk.doors()
    await sam.delivered()
    await sam.installed()
    await relay.stop()
    await sam.walk.openDoor(first!)
    await sam.walk.record('not-home')
    const s = sam.words(shiftWords)
    // Said below the last door, and taken back there; said again in My day.
    const end = async () => {
      await sam.check(s.forget)
      await sam.press(s.end)
      await sam.press(s.endAct)
      await sam.read(s.going)
    }
    await sam.walk.start(turf!)
    await end()
    await sam.press(s.keep)
    await sam.place('day')
    await end()
    // The visit is on this phone alone: nothing goes.
    await expect(sam.status).toHaveText(/1 waiting to send/)
    expect((await rows(sam.page))['chunks']).toBeGreaterThan(0)
    await relay.start()
    await sam.see('Porchlight')
    const left = await rows(sam.page)
    expect([left['entries'], left['outgoing']]).toEqual([0, 0])
    // automerge-repo's number of this store, which is of no group.
    expect(left['chunks']).toBeLessThanOrEqual(1)
    // The list of groups, the canary of the start, and the opening copy or its mark.
    expect(left['values']).toBeLessThanOrEqual(3)
    await alex.results.knocked(turf!, 1)
  },
)
