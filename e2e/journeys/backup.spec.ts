import { EN } from '@porchlight/web/i18n/refusals.en'
import { todayWords } from '@porchlight/web/features/today/words'
import { beginWords } from '@porchlight/web/features/begin/words'
import { installWords } from '@porchlight/web/features/install/words'
import { backupWords } from '@porchlight/web/features/backup/words'
import type { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { journey } from '../story.ts'
import { ohioFile } from '../town.ts'

for (const language of ['en', 'es'] as const) {
  journey(
    `[P6.5] the phone is lost: a fresh one goes on from the backup, with the server gone, as the same person (${language})`,
    async ({ relay, arrive }) => {
      const alex = await arrive('Alex', { language })
      await alex.begin.startGroup('Elm Neighbors')
      await alex.lists.importFile(ohioFile(60))
      await alex.turfs.cut(30)
      const [turf] = await alex.turfs.names()
      const invitation = await alex.turfs.handOut(turf!, 'Sam')
      await alex.go('/')
      await alex.read(alex.words(todayWords).backup)
      const { file, passphrase } = await alex.backups.make(language === 'en' ? 'porch swing, two lemons' : undefined)
      expect(file.name).toMatch(/^backup-\d{4}-\d\d-\d\d\.porchlight$/)
      expect(file.buffer.includes('Elm Neighbors')).toBe(false)
      await alex.go('/')
      await alex.saved()
      await expect(alex.page.getByText(alex.words(todayWords).backup)).toHaveCount(0)
      await alex.phone.kill()

      // Meanwhile the turf is walked.
      const sam = await arrive('Sam', { language })
      await sam.begin.joinByLink(invitation)
      const [first] = await sam.walk.doors()
      await sam.walk.openDoor(first!)
      await sam.walk.record('not-home')
      await sam.delivered()

      const fresh = await arrive('Alex', { language })
      await fresh.begin.startGroup('Robles', 'none')
      await fresh.installed()
      await fresh.phone.setOffline(true)
      await relay.kill()
      if (language === 'en') {
        await fresh.backups.tryToRestore({ ...file, buffer: file.buffer.subarray(0, file.buffer.length - 1000) }, passphrase)
        await fresh.read(EN['backup-cut-short'].title)
        await fresh.backups.tryToRestore(file, 'porch swing, two limes')
        await fresh.read(EN['backup-wrong-passphrase'].title)
      }
      await fresh.backups.restore(file, passphrase)
      await expect.poll(() => fresh.turfs.names()).toContain(turf)

      await relay.start()
      await fresh.phone.setOffline(false)
      await fresh.delivered()
      await fresh.go('/back')
      await expect.poll(async () => (await fresh.page.locator('main').innerText()).includes('1')).toBe(true)
      // A second phone of hers now stands beside: nothing is left to be reminded of.
      await fresh.go('/')
      await expect(fresh.page.getByText(fresh.words(todayWords).backup)).toHaveCount(0)
      await fresh.go('/backup')
      await fresh.see(fresh.words(backupWords).title)
    },
  )
}

journey(
  '[C6] what was recorded comes back from the sealed file as the same data: every file that goes out is the same, byte for byte',
  async ({ arrive }) => {
    const alex = await arrive('Alex')
    await alex.begin.startGroup('Elm Neighbors', 'none')
    await alex.lists.importFile(ohioFile(30))
    await alex.turfs.addQuestion({ text: 'Will you come, "really"?', choices: ['Yes', '=No'] })
    await alex.turfs.cut(40)
    const [turf] = await alex.turfs.names()
    await alex.turfs.walkMyself(turf!)
    const [first, second] = await alex.walk.doors()
    await alex.walk.openDoor(first!)
    await alex.walk.addResident('مريم "Mo" =1+1')
    await alex.walk.openPerson()
    await alex.sayings.support(2)
    await alex.sayings.promise('Bring a sign')
    await alex.choose('Will you come, "really"?', '=No')
    await alex.walk.saveTalked()
    await alex.walk.start(turf)
    await alex.walk.openDoor(second!)
    await alex.walk.record('not-home')
    await alex.saved()
    const files = async (me: Person) => {
      const all: Record<string, string> = {}
      for (const format of ['table', 'vanContacts', 'vanSurvey', 'map', 'osdi'] as const) all[format] = await me.results.file(format)
      return all
    }
    const before = await files(alex)
    expect(before['table']!.split('\r\n').length).toBeGreaterThan(3)
    const { file, passphrase } = await alex.backups.make()
    await alex.phone.kill()

    const fresh = await arrive('Alex')
    await fresh.backups.restore(file, passphrase)
    await expect.poll(() => fresh.turfs.names()).toEqual([turf])
    expect(await files(fresh)).toEqual(before)
  },
)

journey('[P6.5] the browser runs short of space, says so, and clears everything: the backup brings it back', async ({ relay, arrive }) => {
  const alex = await arrive('Alex')
  const t = alex.words(installWords)
  await alex.begin.startGroup('Elm Neighbors', 'none')
  const { file, passphrase } = await alex.backups.make()
  await alex.go('/install')
  await alex.read(t.forgetSafe)
  await expect(alex.page.getByText(t.forgetTight)).toHaveCount(0)
  // Chromium itself tells every site the same generous number, however full the disk is.
  await alex.page.addInitScript(
    () =>
      'StorageManager' in globalThis && Object.assign(StorageManager.prototype, { estimate: async () => ({ usage: 30e6, quota: 40e6 }) }),
  )
  await alex.go('/install')
  await alex.read(t.forgetTight)
  const persisted = await alex.page.evaluate(() => navigator.storage.persisted())
  await alex.read(persisted ? t.forgetKept : t.forgetNot)

  await alex.go('about:blank')
  const devtools = await alex.page.context().newCDPSession(alex.page)
  await devtools.send('Storage.clearDataForOrigin', { origin: relay.origin, storageTypes: 'all' })
  await alex.go('/')
  await alex.follow(alex.words(beginWords).restore)
  await alex.backups.restore(file, passphrase)
  await alex.read('Elm Neighbors')
})
