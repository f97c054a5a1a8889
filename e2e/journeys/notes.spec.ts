import { test } from '@playwright/test'
import { noteWords } from '@porchlight/web/features/notes/note-words'
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
    await ben.installed()
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

test('[N4] a key right after a jump of the cursor goes where the cursor has gone; checklists by keyboard', async () => {
  const relay = await startRelay({ app: await builtApp() })
  const alex = await Person.arrive('Alex', { origin: relay.origin })
  const ben = await Person.arrive('Ben', { origin: relay.origin })
  const { keyboard } = alex.page
  try {
    await alex.begin.startGroup('Elm Neighbors')
    await ben.begin.joinByLink(await alex.group.invite('member'))
    await Promise.all([alex.notes.open(MEETING), ben.notes.open(MEETING)])
    await alex.notes.type('middle')
    await ben.notes.reads('middle')
    // Nothing waits between the jump and the key, and somebody else's letters come in meanwhile.
    const bens = ben.notes.type(' of Ben who goes on and on')
    for (let i = 0; i < 10; i++) {
      await keyboard.press('Control+Home')
      await keyboard.press('Enter')
      await keyboard.press('Control+Home')
      await keyboard.type(`top ${9 - i}`)
      await keyboard.press('Control+End')
      await keyboard.press('Enter')
      await keyboard.type(`end ${i}`)
    }
    await bens
    const tops = Array.from({ length: 10 }, (_, i) => `top ${i}`)
    const lines = (text: string) => text.split('\n').map(line => line.trim())
    await expect.poll(async () => lines(await alex.notes.text.innerText()).filter(line => line.startsWith('top'))).toEqual(tops)
    await expect(alex.notes.text).toContainText('end 9')
    // Both are asked each time: what Ben typed last may still be on its way to Alex.
    const shown = () => Promise.all([alex, ben].map(one => one.notes.text.ariaSnapshot()))
    await expect.poll(async () => new Set(await shown()).size).toBe(1)

    await keyboard.press('Control+End')
    await keyboard.type('\n\n[] Call the hall')
    const box = alex.notes.box('Call the hall')
    await expect(box).not.toBeChecked()
    await keyboard.press('Control+Enter')
    await expect(box).toBeChecked()
    await expect(ben.notes.box('Call the hall')).toBeChecked()
    await expect(alex.page.getByRole('status').filter({ hasText: noteWords.en.ticked })).toHaveCount(1)
    // And by finger, on the other phone.
    await ben.notes.box('Call the hall').click()
    await expect(box).not.toBeChecked()
  } finally {
    await alex.leave()
    await ben.leave()
    await relay.dispose()
  }
})
