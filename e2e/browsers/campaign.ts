// A campaign's Saturday: a list with votes and coordinates, whom to visit, turfs of equal time, maps; three who walk without a
// signal, one of whom says everything, and one on paper; back together, the numbers, the file for VAN, a second pass.
import { join } from 'node:path'
import { saidWords } from '@porchlight/web/app/canvass/sayings/words'
import { canvassWords, resultWords } from '@porchlight/web/app/canvass/words'
import { bringWords } from '@porchlight/web/features/bring-in/messages'
import { resultsWords } from '@porchlight/web/features/results/messages'
import { numbersWords } from '@porchlight/web/features/results/numbers-words'
import { todayWords } from '@porchlight/web/features/today/words'
import { type CampaignList, campaignList } from './campaign-list.ts'
import { lookAtMaps } from './campaign-maps.ts'
import { enterFromPaper, lettersOnPaper } from './campaign-paper.ts'
import { VOTE, writeScript } from './campaign-script.ts'
import { talk } from './campaign-talk.ts'
import { cutForFrequent, openTurf, secondPass } from './campaign-turfs.ts'
import { type Knock, checkVan } from './campaign-van.ts'
import { DELIVERED, bringIn, handOut, joinBy, record, startGroup, tool } from './canvass.ts'
import { type Hand, begins, query } from './hand.ts'
import type { Telling } from './run.ts'

const KNOCKER = 'Rosa Díaz'

async function prepare(me: Hand, list: CampaignList, { folder, works, differs, show }: Telling): Promise<readonly string[]> {
  await startGroup(me)
  await bringIn(me, folder, list.file)
  await me.read(new RegExp(bringWords.en.at(canvassWords.en.people(String(list.rows.length), list.rows.length), canvassWords.en.doors(String(list.doors), list.doors)))) // prettier-ignore
  await writeScript(me)
  works('a list with votes and coordinates; a script with a branch, also in Arabic')
  const turfs = await cutForFrequent(me, list, 4)
  works('whom to visit is counted as the file has it, saved, and cut into turfs of about equal time')
  await lookAtMaps({ me, list, basemap: join(folder, 'here.pmtiles'), works, differs, show })
  return turfs
}

/** Without a server: the page and everything it may load has to be on this phone. */
async function isKept(me: Hand): Promise<void> {
  await me.status(DELIVERED)
  // Polled: a driver does not wait long for one answer.
  await me.until('the app on this phone', () =>
    me.screen.run(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'),
  )
}

const doorOf = async (me: Hand): Promise<string> => (await me.some(query('heading', undefined, { level: 1 })))[0]!
const openFirst = (me: Hand) => me.tap(query('link', /\d/, { within: query('region') }))
const IN_VAN = { 'not-home': 'Not Home', inaccessible: 'Inaccessible', 'address-not-found': 'Address Not Found' } as const

async function knock(me: Hand, turf: string, ...results: readonly (keyof typeof IN_VAN)[]): Promise<Knock[]> {
  const knocks: Knock[] = []
  for (const result of results) {
    knocks.push({ by: me.name, turf, door: await doorOf(me), result: IN_VAN[result] })
    await record(me, result)
  }
  return knocks
}

export async function campaign(telling: Telling): Promise<void> {
  const { arrive, relay, works, show } = telling
  const [alex, sam, bea, kim] = [await arrive('Alex'), await arrive('Sam'), await arrive('Bea'), await arrive('Kim')]
  const list = campaignList()
  const [oak, elm, ash, paper] = (await prepare(alex, list, telling)) as [string, string, string, string]
  await openTurf(alex, paper)
  const letters = await lettersOnPaper(alex)
  await show(alex, 'sheet')
  works('a walk list for paper is laid out')

  const turfs = [[sam, oak], [bea, elm], [kim, ash]] as const // prettier-ignore
  for (const [me, turf] of turfs) {
    await tool(alex, todayWords.en.turfs)
    await joinBy(me, await handOut(alex, turf))
    await me.see(turf)
  }
  for (const me of [alex, sam, bea, kim]) await isKept(me)
  works('three turfs are handed out, and three have their doors')

  await relay.kill()
  const began = new Date()
  for (const [me] of turfs) await openFirst(me)
  const knocks = await knock(sam, oak, 'not-home')
  const door = await doorOf(sam)
  knocks.push({ by: 'Sam', turf: oak, door, result: 'Canvassed', ...(await talk(sam, show)) })
  works('without a signal: a talk with support, issue, promise, tag and both answers, asked in Arabic')
  knocks.push(...(await knock(bea, elm, 'not-home', 'inaccessible')), ...(await knock(kim, ash, 'address-not-found', 'not-home')))
  for (const [me] of turfs) await me.status(/2 waiting to send/)
  works('without a signal: three walk, two doors each')
  await openTurf(alex, paper)
  knocks.push({ by: KNOCKER, turf: paper, door: await enterFromPaper(alex, KNOCKER, letters[2]!), result: 'Not Home' })
  await show(alex, 'from-paper')
  works('without a signal: a row of paper is typed in')

  await relay.start()
  for (const me of [alex, sam, bea, kim]) await me.status(DELIVERED)
  const notHome = knocks.filter(({ result }) => result === 'Not Home').length
  await lookAtNumbers(alex, notHome)
  await show(alex, 'numbers')
  works('back together: the numbers are those of all four')
  checkVan(await vanFileOf(alex), list, knocks, began)
  works('the file for VAN is right in every column')
  const doors = await secondPass(alex)
  if (doors !== notHome) throw new Error(`nobody was home at ${notHome} doors, and the second pass has ${doors}`)
  works('a second pass has the doors where nobody was home')
}

async function lookAtNumbers(me: Hand, notHome: number): Promise<void> {
  const [t, said] = [numbersWords.en, saidWords.en]
  await tool(me, todayWords.en.back)
  await me.see(resultsWords.en.title)
  const row = (table: string, words: string) => me.find(query('row', begins(words), { within: query('table', table) }))
  await row(resultsWords.en.results, `${resultWords.en['not-home']} ${notHome}`)
  for (const words of ['Sam 2 1', 'Bea 2 0', 'Kim 2 0', `${KNOCKER} 1 0`]) await row(resultsWords.en.byPerson, words)
  await me.follow(t.open)
  await me.see(t.title)
  await row(t.support, `${said.supportOf(2, said.support2)} 1`)
  await row(VOTE, 'No 1')
}

async function vanFileOf(me: Hand): Promise<string> {
  const t = resultsWords.en
  await tool(me, todayWords.en.back)
  await me.choose(t.format, begins(t.vanContacts))
  return me.download(t.download)
}
