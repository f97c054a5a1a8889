import { test } from '@playwright/test'
import { type Look, look } from '../axe.ts'
import { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { startRelay } from '../relay.ts'
import { buildScreens, show } from '../screenshots/show.ts'
import { states } from '../screenshots/states.ts'

/** The rows of the table in docs/A11Y.md. */
const EXPLAINED = [
  /color-contrast: .* (?:obscured by|overlapped by|overlaps) (?:an)?other elements?$/,
  /color-contrast: <td>\d<\/td> .* too short/,
  /color-contrast: <span>[↑↓]<\/span> .* non-text characters/,
  /label-content-name-mismatch: .*<span>[↑↓]<\/span>/,
]

/** The dark theme, of the same shapes and other colours, by command: PORCHLIGHT_A11Y=dark. */
const themes = (process.env['PORCHLIGHT_A11Y'] ?? 'light').split(',') as ('light' | 'dark')[]

for (const theme of themes) {
  test(`every screen and state is without findings of axe (${theme})`, async () => {
    test.setTimeout(600_000)
    const relay = await startRelay({ app: await buildScreens('screens-a11y') })
    const me = await Person.arrive('Alex', { origin: relay.origin, theme })
    await me.page.emulateMedia({ reducedMotion: 'reduce' })
    const seen: [string, Look][] = []
    try {
      for (const state of states) {
        await show(me, state)
        seen.push([state.name, await look(me.page)])
      }
    } finally {
      await me.leave()
      await relay.dispose()
    }
    const lines = (of: 'violations' | 'incomplete') => seen.flatMap(([name, found]) => found[of].map(line => `${name} ${line}`))
    expect(lines('violations')).toEqual([])
    // What axe leaves open is explained in docs/A11Y.md; anything else has to be looked at.
    expect(lines('incomplete').filter(line => !EXPLAINED.some(row => row.test(line)))).toEqual([])
    for (const [name, { passes }] of seen) expect(passes, name).toBeGreaterThan(10)
  })
}
