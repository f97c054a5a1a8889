import { test } from '@playwright/test'
import { statusWords } from '@porchlight/web/app/words'
import { beginWords } from '@porchlight/web/features/begin/words'
import { todayWords } from '@porchlight/web/features/today/words'
import { builtApp } from '../app.ts'
import { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { startRelay } from '../relay.ts'

test('somebody looks around in the sample precinct, with the network cut, and clears it with one tap', async () => {
  const relay = await startRelay({ app: await builtApp() })
  const alex = await Person.arrive('Alex', { origin: relay.origin })
  const t = { ...alex.words(beginWords), ...alex.words(todayWords), ...alex.words(statusWords) }
  try {
    await alex.go('/begin')
    await alex.installed()
    await alex.phone.setOffline(true)
    await alex.begin.exploreSample()
    await alex.place('today')
    // A list to cut, a meeting to hold and people to call are there already.
    await expect(alex.page.getByRole('link', { name: /1,\d\d\d people/ })).toBeVisible()
    await alex.read(t.sampleMeeting)
    await alex.go('/people')
    await alex.read('Maria Lopez')
    await alex.place('today')
    await alex.press(t.sampleClear)
    await alex.see('Porchlight')
    await alex.go('/people')
    await alex.see('Porchlight')
  } finally {
    await alex.leave()
    await relay.dispose()
  }
})
