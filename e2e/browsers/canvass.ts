// The core journey: a group, a list, a turf handed out, doors walked with the server gone, delivered, seen by the other.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import jsQR from 'jsqr'
import { resultWords } from '@porchlight/web/app/canvass/words'
import { invitationWords } from '@porchlight/web/app/invitation-words'
import { appWords, statusWords } from '@porchlight/web/app/words'
import { joinWords } from '@porchlight/web/features/begin/join-words'
import { beginWords } from '@porchlight/web/features/begin/words'
import { bringWords } from '@porchlight/web/features/bring-in/messages'
import { resultsWords } from '@porchlight/web/features/results/messages'
import { todayWords } from '@porchlight/web/features/today/words'
import { cutWords } from '@porchlight/web/features/turfs/cut-messages'
import { turfWords } from '@porchlight/web/features/turfs/messages'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import { decodePng } from '../screenshots/png.ts'
import { type TownFile, ohioFile } from '../town.ts'
import { type Hand, begins, query } from './hand.ts'
import type { Telling } from './run.ts'

export const DELIVERED = begins(statusWords.en.delivered)

const NOTHING = async (): Promise<void> => {}

/** `first` happens once the page is there. */
export async function startGroup(me: Hand, first = NOTHING): Promise<void> {
  const t = beginWords.en
  await me.go('/begin')
  await first()
  await me.follow(begins(t.startTitle))
  await me.see(t.startTitle)
  await me.fill(t.groupName, 'Elm Neighbors')
  await me.fill(t.myName, me.name)
  await me.press(t.start)
  await me.status(new RegExp(`^(?:${statusWords.en.saved}|${statusWords.en.delivered})`))
}

export async function tool(me: Hand, name: string): Promise<void> {
  await me.follow(appWords.en.today, query('navigation', appWords.en.places))
  await me.follow(begins(name))
}

export async function bringIn(me: Hand, folder: string, file: TownFile): Promise<void> {
  const t = bringWords.en
  const path = join(folder, file.name)
  writeFileSync(path, file.buffer)
  await tool(me, todayWords.en.lists)
  await me.follow(new RegExp(`^(?:${t.bring}|${t.bringAnother})$`))
  await me.give(t.pick, path)
  await me.see(t.chooseTitle)
  const within = query('group', t.precincts)
  await me.some(query('checkbox', undefined, { within }))
  // A single precinct is ticked already.
  for (const name of await me.names(query('checkbox', undefined, { within, checked: false })))
    await me.tap(query('checkbox', name, { label: true }))
  await me.press(new RegExp(`^${t.bringN(2, '').split(' ')[0]} `))
  await me.see(t.doneTitle)
}

/** Cuts all of a small list; answers the first turf. */
export async function cut(me: Hand): Promise<string> {
  const t = turfWords.en
  await tool(me, todayWords.en.turfs)
  await me.follow(t.cutFirst)
  await me.see(cutWords.en.title)
  await me.press(/^Make \d/)
  await me.until('the turfs that were made', async () => /\d/.test((await me.names(query('alert')))[0] ?? ''))
  await tool(me, todayWords.en.turfs)
  const [row] = await me.some(query('link', undefined, { within: query('list', t.listOf) }))
  // Its name, and then how far it is.
  return row!.split(/ \d+ of /)[0]!
}

/** What a camera would read off the screen. */
export async function readInvitation(me: Hand): Promise<string> {
  await me.find(query('img', /QR/))
  const read = await me.until('a QR code that can be read', async () => {
    const { width, height, rgba } = decodePng(await me.screen.picture())
    return jsQR(rgba, width, height) ?? undefined
  })
  return read.data
}

/** From the board of turfs. */
export async function handOut(me: Hand, turf: string): Promise<string> {
  const t = turfWords.en
  await me.follow(begins(`${turf} `), query('list', t.listOf))
  await me.follow(new RegExp(`^(?:${t.handOut}|${t.handOutAgain})$`))
  await me.press(t.makeLink)
  await me.read(new RegExp(t.ready))
  return readInvitation(me)
}

/** What the button says after the copy: that it is done, or that this browser does not let us. */
async function copyLink(me: Hand): Promise<string> {
  const { copyLink: button, linkCopied, copyFailed } = invitationWords.en
  await me.press(button)
  return me.until('what came of copying', async () =>
    (await me.names(query('status'))).find(said => [linkCopied, copyFailed].includes(said)),
  )
}

export async function joinBy(me: Hand, link: string, first = NOTHING): Promise<void> {
  const t = joinWords.en
  await me.screen.open(link)
  await me.see(t.confirmTitle)
  await first()
  await me.fill(t.myName, me.name)
  await me.press(t.join)
  await me.status(DELIVERED)
}

/** A result for the whole door; the next door slides in when it is saved. */
export async function record(me: Hand, result: keyof (typeof resultWords)['en']): Promise<void> {
  const heading = query('heading', undefined, { level: 1 })
  const [before] = await me.names(heading)
  await me.press(resultWords.en[result], query('group', doorWords.en.doorResults))
  await me.until('the next door', async () => (await me.names(heading))[0] !== before)
}

const results = (me: Hand, result: keyof (typeof resultWords)['en']) => me.names(query('link', new RegExp(resultWords.en[result]), { within: query('region') })) // prettier-ignore

export async function canvass({ arrive, relay, folder, works, differs, show }: Telling): Promise<void> {
  const [alex, ben] = [await arrive('Alex'), await arrive('Ben')]
  await startGroup(alex)
  await show(alex, 'started')
  works('a group is started')
  await bringIn(alex, folder, ohioFile(120))
  const turf = await cut(alex)
  works('a list is brought in and cut into turfs')
  const link = await handOut(alex, turf)
  await show(alex, 'handed-out')
  works('a turf is handed out; the QR code can be read off the screen')
  const said = await copyLink(alex)
  if (said === invitationWords.en.copyFailed) differs(`copying the link: “${said}”`)
  else works('the link is copied')

  await joinBy(ben, link)
  await ben.see(turf)
  await show(ben, 'doors')
  works('another joins by the link and has the doors')
  await ben.screen.run(() => navigator.serviceWorker.ready.then(() => undefined))
  await relay.kill()
  await ben.tap(query('link', /\d/, { within: query('region') }))
  await record(ben, 'not-home')
  await record(ben, 'inaccessible')
  await show(ben, 'door-offline')
  await ben.status(/2 waiting to send/)
  works('two doors are recorded with the server killed')

  await ben.screen.reload()
  await ben.status(/2 waiting to send/)
  await ben.follow(appWords.en.back)
  await ben.see(turf)
  await ben.until('both results on the list', async () => (await results(ben, 'not-home')).length === 1 && (await results(ben, 'inaccessible')).length === 1) // prettier-ignore
  await show(ben, 'reloaded-offline')
  works('reloaded from the service worker with the server gone: the work is there')
  if (ben.screen.crash) {
    await ben.screen.crash()
    await ben.go('/')
    await ben.status(/2 waiting to send/)
    works('killed, and opened again on the same profile with the server gone: the work is there')
  } else differs('killed and opened again: not tried, the driver keeps no profile')

  await relay.start()
  await ben.status(DELIVERED)
  works('the server is back: delivered')
  await tool(alex, todayWords.en.back)
  await alex.see(resultsWords.en.title)
  const row = (words: string) => query('row', begins(words), { within: query('table', resultsWords.en.results) })
  await alex.find(row(`${resultWords.en['not-home']} 1`))
  await alex.find(row(`${resultWords.en.inaccessible} 1`))
  await show(alex, 'results')
  works('the other one sees both results')
}
