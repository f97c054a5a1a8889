import { type Page, test } from '@playwright/test'
import { statusWords } from '@porchlight/web/app/words'
import { builtApp } from '../app.ts'
import { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { startRelay } from '../relay.ts'
import { vanFile } from '../town.ts'

test('[P1.2] two tabs of one phone: each sees the other’s work, and when the one that sends is killed the other goes on', async () => {
  const relay = await startRelay({ app: await builtApp() })
  const alex = await Person.arrive('Alex', { origin: relay.origin })
  try {
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(vanFile(40))
    await alex.turfs.cut(40)
    const [turf] = await alex.turfs.names()
    await alex.turfs.walkMyself(turf!)
    const list = alex.page.url()
    const leader = alex.page

    await expect(leader.locator('.door-row').first()).toBeVisible()

    // From here on Alex works in the second tab; the first one leads.
    const other = await alex.phone.newTab()
    await other.goto(list)
    const [first, second] = await alex.walk.doors()
    await alex.walk.nextDoor()
    await alex.walk.atDoor(first!)
    await alex.walk.record('not-home')
    const done = (page: Page) => page.getByRole('region').getByRole('link', { name: /nobody home/i })
    await expect(done(leader)).toHaveCount(1)
    await expect(other.getByText(statusWords.en.delivered).first()).toBeVisible()

    // The tab that sends is killed: what is written in the other one is saved and delivered all the same.
    const gone = leader.waitForEvent('crash')
    const devtools = await leader.context().newCDPSession(leader)
    devtools.send('Page.crash').catch(() => undefined)
    await gone
    await alex.walk.atDoor(second!)
    await alex.walk.record('not-home')
    await expect(other.getByText(statusWords.en.delivered).first()).toBeVisible()
    await other.goto(list)
    await expect(done(other)).toHaveCount(2)
  } finally {
    await alex.leave()
    await relay.dispose()
  }
})
