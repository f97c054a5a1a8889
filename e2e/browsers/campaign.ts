// What comes before a campaign's Saturday: a list with votes and coordinates, a script with a branch, whom to visit, turfs of
// equal time, maps, a walk list for paper.
import { join } from 'node:path'
import { paperLinkWords } from '@porchlight/web/app/canvass/paper-words'
import { canvassWords } from '@porchlight/web/app/canvass/words'
import { bringWords } from '@porchlight/web/features/bring-in/messages'
import { todayWords } from '@porchlight/web/features/today/words'
import { cutWords } from '@porchlight/web/features/turfs/cut-messages'
import { turfWords } from '@porchlight/web/features/turfs/messages'
import { whomWords } from '@porchlight/web/features/turfs/whom-words'
import { type CampaignList, campaignList } from './campaign-list.ts'
import { bringIn, startGroup, tool } from './canvass.ts'
import { writeScript } from './campaign-script.ts'
import { lookAtMaps } from './campaign-maps.ts'
import { type Hand, begins, escaped, query } from './hand.ts'
import type { Telling } from './run.ts'

const TURFS = query('list', turfWords.en.listOf)

/** Saves whom to visit, and cuts their doors into turfs of about equal walking time; answers the names. */
async function cutForFrequent(me: Hand, list: CampaignList): Promise<readonly string[]> {
  const [t, words] = [whomWords.en, canvassWords.en]
  const { people, doors } = list.frequent
  await tool(me, todayWords.en.turfs)
  await me.follow(turfWords.en.cutFirst)
  await me.see(cutWords.en.title)
  await me.follow(t.open)
  await me.see(t.title)
  await me.pick(t.least('4'), '2')
  await me.find(query('status', t.counted(words.doors(String(doors), doors), words.people(String(people), people))))
  await me.fill(t.name, 'Frequent')
  await me.press(t.save)
  await me.see(cutWords.en.title)
  await me.choose(cutWords.en.how, begins(cutWords.en.balanced))
  await me.fill(cutWords.en.howMany, '3')
  await make(me, 3)
  const rows = await turfs(me)
  if (rows.length !== 3) throw new Error(`three turfs were cut, and there are ${rows.join(', ')}`)
  return rows
}

async function make(me: Hand, count: number): Promise<void> {
  await me.press(cutWords.en.make(count, String(count)))
  await me.until('the turfs that were made', async () => new RegExp(cutWords.en.done(count, String(count))).test((await me.names(query('alert')))[0] ?? '')) // prettier-ignore
}

/** Their names, without how far they are. */
async function turfs(me: Hand): Promise<readonly string[]> {
  await tool(me, todayWords.en.turfs)
  return (await me.some(query('link', undefined, { within: TURFS }))).map(row => row.split(/ \d+ of /)[0]!)
}

async function openTurf(me: Hand, turf: string): Promise<void> {
  await tool(me, todayWords.en.turfs)
  await me.follow(new RegExp(`^${escaped(turf)} \\d`), TURFS)
  await me.see(turf)
}

/** The letters beside the codes of a printed sheet, in its order. */
async function lettersOnPaper(me: Hand): Promise<readonly string[]> {
  await me.follow(paperLinkWords.en.print)
  return me.until('codes on the sheet', async () => {
    const letters = await me.screen.run(() =>
      [...document.querySelectorAll('.leaf-pages .qr')].map(code => code.getAttribute('aria-label')!),
    )
    return letters.length > 0 && letters
  })
}

export async function campaign({ arrive, folder, works, differs, show }: Telling): Promise<void> {
  const alex = await arrive('Alex')
  const list = campaignList()
  await startGroup(alex)
  await bringIn(alex, folder, list.file)
  await alex.read(new RegExp(bringWords.en.at(canvassWords.en.people(String(list.rows.length), list.rows.length), canvassWords.en.doors(String(list.doors), list.doors)))) // prettier-ignore
  await writeScript(alex)
  works('a list with votes and coordinates; a script with a branch, also in Arabic')
  const [turf] = await cutForFrequent(alex, list)
  works('whom to visit is counted as the file has it, saved, and cut into turfs of about equal time')
  const basemap = join(folder, 'here.pmtiles')
  await lookAtMaps({ me: alex, list, basemap, works, differs, show })

  await openTurf(alex, turf!)
  await lettersOnPaper(alex)
  await show(alex, 'sheet')
  works('a walk list for paper is laid out')
}
