// A phone lost at noon, found by a stranger, its owner back on a new phone by evening. docs/STORIES.md tells what each saw.
import type { Page } from '@playwright/test'
import { farewellWords } from '@porchlight/web/app/farewell-words'
import { offerWords } from '@porchlight/web/app/lock/offer-words'
import { asideWords, whyWords } from '@porchlight/web/features/aside/words'
import { deviceWords } from '@porchlight/web/features/devices/words'
import { groupWords } from '@porchlight/web/features/group/words'
import { memberWords } from '@porchlight/web/features/group/member-words'
import { todayWords } from '@porchlight/web/features/today/words'
import { lockWords } from '@porchlight/web/features/lock/words'
import { expect } from '../people/acting.ts'
import { noFindings } from '../axe.ts'
import { readQr } from '../people/begin.ts'
import { Person } from '../people.ts'
import { tale } from '../screenshots/tale.ts'
import { journey } from '../story.ts'
import { ohioFile } from '../town.ts'

const PIN = '270419'
const PHONE = 'Rosa’s blue phone'

/** All that somebody who holds the phone can read: the screen, the title, the address. */
const readable = (page: Page) => page.evaluate(() => `${document.title} ${location.href} ${document.documentElement.outerHTML}`)

journey(
  '[P6.7] [L1] [L3] [L7] [R2] [R8] a phone lost at noon, found by a stranger, its owner back on a new phone by evening',
  async ({ arrive }) => {
    const picture = tale()
    // Before the day: Rosa organizes, locks her phone and has a key on paper in the drawer.
    const alex = await arrive('Alex')
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(ohioFile(60))
    await alex.turfs.cut(20)
    const [turf, other] = await alex.turfs.names()
    const rosa = await arrive('Rosa')
    await rosa.begin.joinByLink(await alex.group.invite('organizer'))
    await rosa.group.hears('Alex')
    await rosa.devices.rename(PHONE)
    await rosa.devices.makeRecoveryKey()
    await picture(rosa, 'rosa-paper')
    const paper = await readQr(rosa)
    await rosa.follow(rosa.words(deviceWords).keyDone)
    await rosa.installed()
    const code = await rosa.locking.turnOn(PIN)
    await picture(rosa, 'rosa-lock')

    // The morning: two doors come through, the third is behind the hill.
    await rosa.turfs.walkMyself(turf!)
    const doors = await rosa.walk.doors()
    await rosa.walk.openDoor(doors[0]!)
    for (const _ of doors.slice(0, 2)) await rosa.walk.record('not-home')
    await picture(rosa, 'rosa-morning')
    await rosa.delivered()
    await rosa.phone.setOffline(true)
    await rosa.walk.record('not-home')
    await rosa.waiting(1)
    await picture(rosa, 'rosa-noon')
    const sam = await arrive('Sam')
    await sam.begin.joinByLink(await alex.turfs.handOut(other!, 'Sam'))
    await sam.delivered()

    // Noon. Somebody finds it on a bench and takes it home, where it has a signal.
    const finder = new Person('A stranger', rosa.phone, rosa.origin, 'en', rosa.shown)
    const sockets: string[] = []
    const secrets = ['Elm Neighbors', 'Rosa', turf!, PHONE]
    await finder.reopen()
    await finder.phone.setOffline(false)
    finder.page.on('websocket', socket => sockets.push(socket.url()))
    const t = lockWords.en
    for (const path of ['/', '/walk', '/devices']) {
      await finder.go(path)
      await finder.locking.isLocked()
      const seen = await readable(finder.page)
      for (const secret of secrets) expect(seen).not.toContain(secret)
    }
    await picture(finder, 'finder-locked')
    for (let tries = 0; tries < 5; tries++) {
      await finder.locking.tryPin('111222')
      await finder.read(tries < 4 ? 'That is not it.' : /Next try in 0:\d\d/)
      if (tries === 0) await picture(finder, 'finder-wrong')
    }
    await picture(finder, 'finder-waits')
    await noFindings(finder)
    await finder.press(t.forgot)
    await finder.read(t.forgotText)
    await picture(finder, 'finder-forgot')
    expect(sockets).toEqual([])

    // Half past twelve: Rosa calls Alex, who removes the phone, not her.
    const m = memberWords.en
    await alex.group.openMember('Rosa')
    await picture(alex, 'alex-rosa')
    await alex.press(`${m.removePhone}: ${PHONE}`)
    await alex.choose(m.why, new RegExp(`^${m.phoneLost}`))
    await picture(alex, 'alex-removes')
    await noFindings(alex)
    await alex.press(m.removeAct)
    await alex.read(m.phoneRemoved(PHONE))
    await alex.read(m.backByPaper('Rosa'))
    await picture(alex, 'alex-removed')
    await alex.delivered()
    // Sam walks on meanwhile, and notices nothing.
    const [first] = await sam.walk.doors()
    await sam.walk.openDoor(first!)
    await sam.walk.record('not-home')
    await sam.delivered()
    await picture(sam, 'sam-walks-on')

    // Evening: a new phone, and the paper out of the drawer.
    const back = await arrive('Rosa')
    const d = deviceWords.en
    await back.go('/')
    await back.see('Porchlight')
    await picture(back, 'rosa-new-phone')
    await back.go('/begin/join')
    await back.begin.giveText(paper)
    await back.see(d.recoverTitle)
    await picture(back, 'rosa-recover')
    await noFindings(back)
    await back.fill(d.phoneName, 'Rosa’s new phone')
    await back.press(d.recoverGo)
    await picture(back, 'rosa-arriving')
    await back.find('link', new RegExp(`^${todayWords.en.lists} 1 list`)).waitFor()
    await back.delivered()
    // A voter list is on this phone now, and nothing locks it yet.
    await back.read(offerWords.en.title)
    await picture(back, 'rosa-back')
    await back.results.knocked(turf!, 2)
    await back.results.byPerson('Rosa', 2, 0)
    await back.results.knocked(other!, 1)
    await picture(back, 'rosa-results')
    const phones = await back.devices.list()
    await picture(back, 'rosa-phones')
    expect(phones[0]).toBe('Rosa’s new phone')
    expect(phones).not.toContain(PHONE)
    await back.installed()
    await back.locking.turnOn('860213')
    await alex.group.openMember('Rosa')
    await picture(alex, 'alex-rosa-back')

    // The next morning's work counts as before.
    await back.turfs.walkMyself(turf!)
    await back.walk.openDoor(doors[3]!)
    await back.walk.record('not-home')
    await back.delivered()
    await alex.results.knocked(turf!, 3)
    await sam.walk.record('not-home')
    await sam.delivered()
    await alex.results.knocked(other!, 2)

    // The lost phone is handed in. As long as nobody unlocks it, it neither hears nor says anything; then it wipes, and says so.
    expect(sockets).toEqual([])
    await finder.press(t.back)
    await rosa.read(/Next try in/)
    await rosa.locking.recover(code, '741963')
    await rosa.read(farewellWords.en.device('Elm Neighbors'))
    await rosa.see('Porchlight')
    await picture(rosa, 'lost-phone-wiped')
    await noFindings(rosa)
    await rosa.press(farewellWords.en.read)
    await expect(rosa.page.getByText('Elm Neighbors')).toHaveCount(0)
    for (const secret of secrets) expect(await readable(rosa.page)).not.toContain(secret)

    // What it had not sent has been handed over, and counts when somebody who organizes says so.
    await alex.place('group')
    await alex.follow(new RegExp(`^${groupWords.en.aside}`))
    await alex.see(asideWords.en.title)
    await alex.read(whyWords.en.afterPhone)
    await picture(alex, 'alex-aside')
    await alex.press(new RegExp(`^${asideWords.en.admit}`))
    await alex.read(asideWords.en.admitted)
    await alex.results.knocked(turf!, 4)
    await back.results.byPerson('Rosa', 4, 0)
    await picture(back, 'rosa-all')
  },
)
