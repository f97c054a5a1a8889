import { test } from '@playwright/test'
import { builtApp } from '../app.ts'
import { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { startRelay } from '../relay.ts'
import { vanFile } from '../town.ts'

for (const language of ['en', 'es'] as const) {
  test(`one phone alone, without a relay and then without a server: list, turf, walk, results (${language})`, async () => {
    const relay = await startRelay({ app: await builtApp() })
    const alex = await Person.arrive('Alex', { origin: relay.origin, language })
    try {
      await alex.begin.startGroup('Elm Neighbors', 'none')
      await alex.lists.importFile(vanFile(60))
      await alex.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await relay.kill()
      await alex.phone.crash()
      await alex.go('/')

      expect(await alex.turfs.cut(20)).toBeGreaterThan(1)
      const [turf] = await alex.turfs.names()
      await alex.turfs.walkMyself(turf!)
      const [first, second, third] = await alex.walk.doors()
      await alex.walk.nextDoor()
      await alex.walk.atDoor(first!)
      await alex.walk.record('not-home')
      await alex.walk.undo()
      await alex.walk.atDoor(second!)
      await alex.walk.record('inaccessible')
      await alex.walk.atDoor(third!)
      await alex.walk.addResident('Ana Nueva')
      await alex.walk.record('canvassed', 'Ana Nueva')
      await alex.saved()

      await alex.results.count('inaccessible', 1)
      await alex.results.count('canvassed', 1)
      await alex.results.byPerson('Alex', 2, 1)
      const csv = await alex.results.csv()
      expect(csv).toContain('Ana Nueva')
      expect(csv.trim().split('\n').length).toBe(3)
      expect(alex.phone.errors).toEqual([])
    } finally {
      await alex.leave()
      await relay.dispose()
    }
  })
}
