// [L] The lock together with what else happens to a phone: a new version, a backup, several groups, a file to be chosen.
import type { Page } from '@playwright/test'
import { farewellWords } from '@porchlight/web/app/farewell-words'
import { updateWords } from '@porchlight/web/app/update-words'
import { beginWords } from '@porchlight/web/features/begin/words'
import { groupWords } from '@porchlight/web/features/group/words'
import { lockWords } from '@porchlight/web/features/lock/words'
import { backupWords } from '@porchlight/web/features/backup/words'
import { expect } from '../people/acting.ts'
import { journey } from '../story.ts'
import { twoBuilds } from '../two-builds.ts'

const PIN = '270419'
const t = lockWords.en
const [ELM, OAK] = ['Elm Neighbors', 'Oak Tenants'] as const

/** What a phone does when another app comes to the front, or this one again. */
const front = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate(now => {
    Object.defineProperty(document, 'visibilityState', { value: now, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)

journey(
  '[L1] [P7.6] a new version is offered on the locked screen, taken, and the phone is as locked as before',
  async ({ arrive, closing }) => {
    const { relay, deployAgain } = await twoBuilds(closing)
    const alex = await arrive('Alex', { origin: relay.origin })
    await alex.begin.startGroup(ELM)
    await alex.people.add('Rosa Diaz')
    await alex.installed()
    await alex.locking.turnOn(PIN)
    await deployAgain()
    await alex.reopen()
    await alex.locking.isLocked()
    const reloaded = alex.page.waitForEvent('load')
    await alex.press(updateWords.en.now)
    await reloaded
    await alex.locking.isLocked()
    await expect(alex.find('button', updateWords.en.now)).toHaveCount(0)
    await alex.locking.unlock(PIN)
    await alex.people.open()
    await expect(alex.people.rows.filter({ hasText: 'Rosa Diaz' })).toHaveCount(1)
  },
)

journey(
  '[L1] [L7] [G1] a locked phone with two groups, out of one of them meanwhile: that one goes and is told, the other stays',
  async ({ arrive }) => {
    const [alex, ben] = [await arrive('Alex'), await arrive('Ben')]
    await alex.begin.startGroup(ELM)
    await alex.people.add('Maria of Elm')
    await alex.delivered()
    await ben.begin.startGroup(OAK)
    await alex.begin.joinByLink(await ben.group.invite('member'))
    await alex.group.hears('Ben')
    await alex.people.add('Otto of Oak')
    await alex.delivered()
    await alex.installed()
    await alex.locking.turnOn(PIN)
    await alex.locking.lockNow()
    await ben.group.removeMember('Alex', 'goodbye')
    await ben.delivered()
    await alex.locking.isLocked()

    await alex.locking.unlock(PIN)
    await alex.read(farewellWords.en.removed(OAK))
    await alex.press(farewellWords.en.read)
    await alex.go('/groups')
    await alex.locking.unlock(PIN)
    await alex.see(groupWords.en.groups)
    await expect(alex.find('list', groupWords.en.groups).getByText(OAK)).toHaveCount(0)
    await alex.people.open()
    await expect(alex.people.rows.filter({ hasText: 'Maria of Elm' })).toHaveCount(1)
    await expect(alex.people.rows.filter({ hasText: 'of Oak' })).toHaveCount(0)
  },
)

journey(
  '[L1] [P6.5] everything forgotten, erased at the lock, and back by the backup; into a locked phone a backup comes, too',
  async ({ arrive }) => {
    const alex = await arrive('Alex')
    const b = backupWords.en
    await alex.begin.startGroup(ELM)
    await alex.people.add('Maria of Elm')
    const { file, passphrase } = await alex.backups.make('porch swing, two lemons')
    await alex.go('/')
    await alex.delivered()
    await alex.locking.turnOn(PIN)
    await alex.locking.lockNow()
    await alex.press(t.forgot)
    await alex.page.getByText(t.noCode, { exact: true }).click()
    await alex.press(t.erase)
    await alex.find('alertdialog', t.erase).getByRole('button', { name: t.eraseAct }).click()
    await alex.see('Porchlight')
    await alex.follow(beginWords.en.restore)
    await alex.backups.restore(file, passphrase)
    await alex.people.open()
    await expect(alex.people.rows.filter({ hasText: 'Maria of Elm' })).toHaveCount(1)
    await alex.reopen()
    await alex.saved()

    // The other phone has a lock and a group of its own.
    const ben = await arrive('Ben')
    await ben.begin.startGroup(OAK)
    await ben.locking.turnOn(PIN)
    await ben.go('/restore')
    await ben.locking.unlock(PIN)
    const chooser = ben.page.waitForEvent('filechooser')
    await ben.press(b.choose)
    await (await chooser).setFiles(file)
    await ben.backups.giveAgain(passphrase)
    await ben.press(b.open(1))
    await ben.read(ELM)
    await ben.reopen()
    await ben.locking.unlock(PIN)
    await ben.read(ELM)
  },
)

journey(
  '[L5] a phone that locks when it is left does not lose the file that is chosen in another app; who stays away finds it locked',
  async ({ arrive }) => {
    const alex = await arrive('Alex')
    const b = backupWords.en
    await alex.page.clock.install()
    await alex.begin.startGroup(ELM)
    await alex.locking.turnOn(PIN)
    await alex.choose(t.after, t.afterLeft)
    const { page } = alex
    await page.evaluate(() => {
      history.pushState(null, '', '/restore')
      dispatchEvent(new PopStateEvent('popstate'))
    })
    for (const minutes of [1, 3]) {
      const chooser = page.waitForEvent('filechooser')
      await alex.press(minutes === 1 ? b.choose : b.other)
      await front(page, 'hidden')
      await page.clock.fastForward(minutes * 60_000)
      if (minutes === 3) break
      await front(page, 'visible')
      await (await chooser).setFiles({ name: 'backup.porchlight', mimeType: 'application/octet-stream', buffer: Buffer.from('not one') })
      await alex.read(/backup\.porchlight/)
    }
    await alex.locking.isLocked()
  },
)
