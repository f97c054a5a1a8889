import { notComeWords } from '@porchlight/web/app/not-come-words'
import { appWords } from '@porchlight/web/app/words'
import { joinWords } from '@porchlight/web/features/begin/join-words'
import { beginWords } from '@porchlight/web/features/begin/words'
import { groupWords } from '@porchlight/web/features/group/words'
import { type Acting, expect } from '../people/acting.ts'
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

/** A first visit: nothing of the app is on this phone but what it has shown. */
async function firstVisit(me: Acting): Promise<void> {
  await me.phone.context.addInitScript(() => {
    if (navigator.serviceWorker) navigator.serviceWorker.register = () => Promise.reject(new Error('no line'))
  })
}

/** A line on which these files get lost, until the answer is called. */
async function losing(me: Acting, files: RegExp): Promise<() => Promise<void>> {
  await me.phone.context.route(files, route => route.abort())
  return () => me.phone.context.unroute(files)
}

/** By hand, unless it comes by itself meanwhile. */
async function askAgain(me: Acting, heading: string): Promise<void> {
  const screen = me.find('heading', heading)
  await expect(async () => {
    if (!(await screen.isVisible())) await me.find('button', me.words(notComeWords).again).click({ timeout: 2_000 })
    await expect(screen).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 2 * me.patience })
}

for (const language of ['en', 'es'] as const) {
  journey(
    `[U8] what has not come to this phone yet: said in its place, with all else in reach, and it comes (${language})`,
    async ({ arrive }) => {
      const alex = await arrive('Alex', { language })
      const t = alex.words(notComeWords)
      const begin = alex.words(beginWords)
      await firstVisit(alex)

      // Before there is a group: Alex goes back, and on by another way; asked for again, it comes.
      await alex.go('/begin')
      const found = await losing(alex, /\/StartScreen[^/]*\.js/)
      await alex.follow(new RegExp(`^${begin.startTitle}`))
      await alex.see(t.title)
      await alex.follow(alex.words(appWords).back)
      await alex.follow(new RegExp(`^${begin.sampleTitle}`))
      await alex.see(begin.sampleTitle)
      await alex.follow(alex.words(appWords).back)
      await alex.follow(new RegExp(`^${begin.startTitle}`))
      await alex.see(t.title)
      await found()
      await askAgain(alex, begin.startTitle)

      // In a group, with no signal: there is nothing to load the page from, and it stays; the rest works.
      await alex.begin.startGroup('Elm Neighbors')
      await alex.place('group')
      await expect(alex.find('link', alex.words(groupWords).invite)).toBeVisible()
      const sheet = await losing(alex, /\/InvitationCard[^/]*\.css/)
      await alex.phone.setOffline(true)
      await alex.follow(alex.words(groupWords).invite)
      await alex.see(t.title)
      await alex.press(t.again)
      await expect(alex.page.getByRole('alert')).toHaveText(t.notYet)
      await alex.saved()
      await alex.place('today')
      await alex.place('group')
      await alex.follow(alex.words(groupWords).invite)
      await alex.see(t.title)
      // The line is back: by itself, at the same place, and not without its looks.
      await sheet()
      await alex.phone.setOffline(false)
      await alex.see(alex.words(groupWords).invite)
      await expect(alex.page).toHaveURL(/\/group\/invite$/)
    },
  )
}

journey('[U8] an invitation is not lost when the page has to be loaded anew', async ({ relay, arrive }) => {
  const sam = await arrive('Sam')
  const t = sam.words(notComeWords)
  await firstVisit(sam)
  const found = await losing(sam, /\/JoinScreen[^/]*\.js/)
  await sam.go(`${relay.origin}/#j1.${'A'.repeat(60)}.`)
  await sam.see(t.title)
  const loaded = sam.page.waitForEvent('load')
  await sam.press(t.again)
  await loaded
  await sam.see(t.title)
  expect(sam.page.url()).not.toContain('#')
  await found()
  await askAgain(sam, sam.words(joinWords).confirmTitle)
})
