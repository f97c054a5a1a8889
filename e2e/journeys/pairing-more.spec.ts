// Phones that come in: by relay with letters that two people compare, in person without any network, renewed in place.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { farewellWords } from '@porchlight/web/app/farewell-words'
import { EN } from '@porchlight/web/i18n/refusals.en'
import { deviceWords } from '@porchlight/web/features/devices/words'
import { todayWords } from '@porchlight/web/features/today/words'
import { noFindings } from '../axe.ts'
import { Camera } from '../camera.ts'
import { expect } from '../people/acting.ts'
import { tale } from '../screenshots/tale.ts'
import { journey } from '../story.ts'
import { ohioFile } from '../town.ts'

const picture = tale()

journey('[P6.9] a second phone is let in by relay: the letters tell it from a stranger’s who has seen the code', async ({ arrive }) => {
  const alex = await arrive('Alex')
  const t = deviceWords.en
  await alex.begin.startGroup('Elm Neighbors')
  await alex.lists.importFile(ohioFile(40))
  await alex.delivered()
  await alex.devices.beginToAdd()
  await alex.page.getByText(t.withoutCamera, { exact: true }).click()
  const code = await alex.devices.letters()
  await picture(alex, 'relay-offer')

  const stranger = await arrive('Somebody')
  await stranger.devices.typeOffer(code)
  const strangers = await stranger.devices.letters()
  await alex.read(t.same(strangers.replace('-', '\u2011')))
  await picture(alex, 'relay-asks')
  await noFindings(alex)
  await alex.press(t.no)
  // It is told, and does not wait for an answer that never comes.
  await stranger.read(EN['pairing-refused'].title)
  await picture(stranger, 'relay-refused')
  await noFindings(stranger)
  await stranger.press(t.beginAgain)

  const fresh = await arrive('Alex')
  await fresh.devices.typeOffer(code)
  const letters = await fresh.devices.letters()
  expect(letters).not.toBe(strangers)
  await picture(fresh, 'relay-card')
  await noFindings(fresh)
  await alex.read(t.same(letters.replace('-', '\u2011')))
  await alex.press(t.letIn)
  await expect(alex.page.getByRole('alert').getByText(t.isIn)).toBeVisible()
  await picture(alex, 'relay-in')
  // The new phone finishes by itself.
  await fresh.find('link', new RegExp(`^${todayWords.en.lists} 1 list`)).waitFor()
  await picture(fresh, 'relay-today')
  await alex.follow(t.done)
  await expect.poll(() => alex.devices.list()).toHaveLength(2)
  await picture(alex, 'relay-list')
  await expect.poll(() => fresh.devices.list()).toHaveLength(2)
  await fresh.delivered()
})

journey(
  '[P6.10] a phone that somebody copied is renewed: the copy is out and wiped, everything of the renewed one goes on',
  async ({ arrive, closing }) => {
    const alex = await arrive('Alex')
    const ben = await arrive('Ben')
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(ohioFile(40))
    await alex.turfs.cut(40)
    const [turf] = await alex.turfs.names()
    await alex.devices.rename('Old Pixel')
    await ben.begin.joinByLink(await alex.group.invite('organizer'))
    await ben.results.knocked(turf!, 0)
    await alex.delivered()
    // Behind Alex's back.
    await alex.phone.close()
    const profile = mkdtempSync(join(tmpdir(), 'porchlight-copied-'))
    closing(async () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }))
    cpSync(alex.phone.profile, profile, { recursive: true })
    await alex.phone.launch()
    await alex.go('/devices')
    await alex.devices.renew()
    await picture(alex, 'renewed')
    await noFindings(alex)
    // It is called as before, and there is one of it.
    await expect.poll(() => alex.devices.list()).toEqual(['Old Pixel'])
    await alex.turfs.walkMyself(turf!)
    const [first] = await alex.walk.doors()
    await alex.walk.openDoor(first!)
    await alex.walk.record('not-home')
    await alex.delivered()
    await ben.results.knocked(turf!, 1)

    const thief = await arrive('Somebody', { profile })
    await thief.go('/')
    await thief.read(farewellWords.en.device('Elm Neighbors'))
    await thief.see('Porchlight')
    await picture(thief, 'renewed-copy')
    await thief.press(farewellWords.en.read)
    await expect(thief.page.getByText('Elm Neighbors')).toHaveCount(0)
    // Killed and opened again, the renewed phone is in it as before.
    await alex.reopen()
    await alex.results.knocked(turf!, 1)
  },
)

for (const [language, role] of [
  ['en', 'member'],
  ['es', 'canvasser'],
] as const) {
  journey(`[P6.8] somebody new comes in, phone to phone, with no network at all, as a ${role} (${language})`, async story => {
    const cameras = [new Camera(), new Camera()] as const
    for (const camera of cameras) story.closing(async () => camera.dispose())
    const alex = await story.arrive('Alex', { language, args: cameras[0].args })
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(ohioFile(30))
    await alex.turfs.cut(40)
    const [turf] = await alex.turfs.names()
    await alex.installed()
    const dana = await story.arrive('Dana', { language, args: cameras[1].args })
    await dana.go('/begin/join')
    await dana.installed()
    await alex.delivered()
    for (const me of [alex, dana]) await me.phone.setOffline(true)
    await story.relay.kill()

    await alex.devices.beginInPerson(role)
    await dana.devices.scanOffer(alex, cameras[1], 'Dana')
    await picture(dana, `person-${role}-card`)
    await alex.devices.scanCard(dana, cameras[0])
    await dana.devices.scanAnswer(alex, cameras[1])
    await picture(alex, `person-${role}-answer`)
    if (role === 'canvasser') {
      // The doors are here, and the first of them is done before anybody has a signal.
      await dana.see(turf!)
      const [first] = await dana.walk.doors()
      await picture(dana, `person-${role}-walk`)
      await dana.walk.openDoor(first!)
      await dana.walk.record('not-home')
      // Her name, and the visit.
      await dana.waiting(2)
    } else {
      await dana.see(dana.words(todayWords).title)
      await dana.place('group')
      await dana.see('Elm Neighbors')
      await picture(dana, `person-${role}-group`)
    }
    await noFindings(dana)

    await alex.follow(alex.words(deviceWords).done)
    await alex.see('Elm Neighbors')
    await picture(alex, `person-${role}-done`)
    await story.relay.start()
    for (const me of [alex, dana]) await me.phone.setOffline(false)
    await alex.group.hears('Dana')
    await dana.delivered()
    if (role === 'canvasser') await alex.results.knocked(turf!, 1)
  })
}
