import { test } from '@playwright/test'
import { builtApp } from '../app.ts'
import { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { startRelay } from '../relay.ts'
import { IN_THE_SUN, primaryContrast } from '../screenshots/contrast.ts'

for (const theme of ['light', 'dark'] as const) {
  test(`the built app paints its filled buttons to be read in the sun, links and buttons alike (${theme})`, async () => {
    const relay = await startRelay({ app: await builtApp() })
    const alex = await Person.arrive('Alex', { origin: relay.origin, theme })
    try {
      await alex.go('/begin/start')
      await expect.poll(() => primaryContrast(alex.page)).toBeGreaterThanOrEqual(IN_THE_SUN)
      await alex.begin.startGroup('Elm Neighbors', 'none')
      // A link that looks like a button.
      await alex.page.locator('a.button-primary').first().waitFor()
      expect(await primaryContrast(alex.page)).toBeGreaterThanOrEqual(IN_THE_SUN)
      expect(alex.phone.errors).toEqual([])
    } finally {
      await alex.leave()
      await relay.dispose()
    }
  })
}
