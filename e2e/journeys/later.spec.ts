import { beginWords } from '@porchlight/web/features/begin/words'
import { journey } from '../story.ts'

/** Runs in the page, before anything of it: once told to, what would be done a moment later is never done. */
function haltMoments(): void {
  const real = setTimeout
  const halting = { on: false }
  const later = (act: () => void, ms = 0) => (halting.on && ms > 10 && ms <= 300 ? 0 : real(act, ms))
  Object.assign(window, { setTimeout: later, halting })
}

journey('[U7] a screen that is loaded when it is first shown is drawn when it has come, by no timer', async ({ arrive }) => {
  const alex = await arrive('Alex')
  const t = alex.words(beginWords)
  await alex.phone.context.addInitScript(haltMoments)
  await alex.go('/begin')
  await alex.find('link', new RegExp(`^${t.startTitle}`)).waitFor()
  await alex.page.evaluate(() => Object.assign((window as unknown as { halting: object }).halting, { on: true }))
  await alex.follow(new RegExp(`^${t.startTitle}`))
  await alex.see(t.startTitle)
})
