import { test } from '@playwright/test'
import { builtApp } from '../app.ts'
import { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { startRelay } from '../relay.ts'

const MEETING = '0123456789abcdef'

test('[N1] two people type into one note, one of them in a basement; killed half-way; who wrote what, and back again', async () => {
  const relay = await startRelay({ app: await builtApp() })
  const alex = await Person.arrive('Alex', { origin: relay.origin })
  const ben = await Person.arrive('Ben', { origin: relay.origin })
  try {
    await alex.begin.startGroup('Elm Neighbors')
    await ben.begin.joinByLink(await alex.group.invite('member'))
    await Promise.all([alex.notes.open(MEETING), ben.notes.open(MEETING)])
    await alex.notes.type('# Potluck\n- Bring chairs\nAsk ')
    await ben.notes.reads('Bring chairs')
    await ben.notes.sees('Alex')
    await alex.notes.sees('Ben')
    await expect(ben.notes.text.getByRole('heading', { name: 'Potluck' })).toBeVisible()
    await expect(ben.notes.text.getByRole('listitem')).toHaveCount(2)

    // In the basement: both go on, and nothing of either is lost.
    await ben.phone.setOffline(true)
    await ben.notes.type('Maria about the hall')
    await alex.notes.type('Sam about tables')
    await ben.phone.setOffline(false)
    for (const words of ['Maria about the hall', 'Sam about tables']) {
      await alex.notes.reads(words)
      await ben.notes.reads(words)
    }
    expect(await alex.notes.text.ariaSnapshot()).toBe(await ben.notes.text.ariaSnapshot())

    // The phone kills the app shortly after the last letter.
    await ben.notes.type('\n\n[] Call the hall')
    await ben.saved()
    await alex.notes.reads('Call the hall')
    await ben.phone.crash()
    await ben.notes.open(MEETING)
    await ben.notes.reads('Call the hall')
    await alex.notes.mention('Ben')
    await ben.notes.reads('@Ben')

    const past = await alex.notes.past()
    expect(past.some(one => one.startsWith('Alex'))).toBe(true)
    expect(past.some(one => one.startsWith('Ben'))).toBe(true)
    // The oldest stretch is Alex's first; back to that, and what came after stays in the past.
    await alex.notes.restore(past.length - 1)
    await expect(alex.notes.text).not.toContainText('Call the hall')
    await expect(ben.notes.text).not.toContainText('Call the hall')
    await ben.notes.reads('Bring chairs')
    expect((await alex.notes.past()).length).toBeGreaterThanOrEqual(past.length)
  } finally {
    await alex.leave()
    await ben.leave()
    await relay.dispose()
  }
})
