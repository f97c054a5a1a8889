import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appWords } from '@porchlight/web/app/words'
import { joinWords } from '@porchlight/web/features/begin/join-words'
import { beginWords } from '@porchlight/web/features/begin/words'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { resultWords } from '@porchlight/web/app/canvass/words'
import { refusalWords } from '@porchlight/web/i18n/refusals'
import { Disk } from '../people/disk.ts'
import { expect } from '../people/acting.ts'
import { journey } from '../story.ts'
import { ohioFile } from '../town.ts'

const title = (code: string) => refusalWords('en', { code }).title

journey('[P1.3] a phone that is full says so, keeps what is on the screen, and saves it once there is room', async ({ arrive }) => {
  const alex = await arrive('Alex')
  const disk = await Disk.of(alex)
  await alex.begin.startGroup('Elm Neighbors')
  await alex.lists.importFile(ohioFile(60))
  await alex.turfs.cut(40)
  const [turf] = await alex.turfs.names()
  await alex.turfs.walkMyself(turf!)
  const [first, second] = await alex.walk.doors()
  await alex.walk.nextDoor()
  await alex.walk.note('Gate sticks.')
  await alex.delivered()

  await disk.fills()
  await alex.find('group', doorWords.en.doorResults).getByRole('button', { name: resultWords.en['not-home'] }).click()
  await expect(alex.page.getByRole('alert').first()).toContainText(title('storage-full'))
  await alex.walk.atDoor(first!)
  await expect(alex.status).toContainText(title('storage-full'))
  await expect(alex.find('textbox', doorWords.en.noteLabel)).toHaveValue('Gate sticks.')
  await alex.walk.start(turf!)
  await alex.walk.done('not-home', 0)

  await disk.empties()
  await alex.walk.openDoor(first!)
  await alex.walk.record('not-home')
  await alex.walk.atDoor(second!)
  await alex.delivered()
  expect(await alex.results.csv()).toContain('Gate sticks.')
})

journey('[P1.3] joining on a full phone leaves the invitation unused and nothing half-done', async ({ arrive }) => {
  const [alex, sam] = await Promise.all([arrive('Alex'), arrive('Sam')])
  const disk = await Disk.of(sam)
  await alex.begin.startGroup('Elm Neighbors')
  await alex.lists.importFile(ohioFile(60))
  await alex.turfs.cut(20)
  const [turf] = await alex.turfs.names()
  const { link } = await alex.turfs.handOut(turf!)

  const t = joinWords.en
  await sam.page.goto(link)
  await sam.see(t.confirmTitle)
  await disk.fills()
  await sam.fill(t.myName, 'Sam')
  await sam.press(t.join)
  await expect(sam.page.getByRole('alert').first()).toContainText(title('storage-full'))
  await expect(sam.find('textbox', t.myName)).toHaveValue('Sam')
  // Nothing has come onto this phone: it begins as if nothing had been, and the invitation for one serves as before.
  await sam.go('/')
  await sam.see('Porchlight')
  await expect(sam.find('link', new RegExp(`^${beginWords.en.joinTitle}`))).toBeVisible()
  await disk.empties()
  await sam.begin.joinByLink({ link })
  await sam.see(turf!)
  await sam.delivered()
})

journey('a browser that stores nothing is told about at once', async ({ arrive, closing }) => {
  const profile = mkdtempSync(join(tmpdir(), 'porchlight-no-storage-'))
  closing(async () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }))
  mkdirSync(join(profile, 'Default'))
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } }
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(blocked))
  const sam = await arrive('Sam', { profile })
  await sam.go('/')
  await sam.see(appWords.en.noStoreTitle)
  await sam.read(title('storage-refused'))
})
