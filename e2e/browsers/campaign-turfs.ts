// The board of turfs: whom to visit, cut into turfs; one of them opened.
import { canvassWords } from '@porchlight/web/app/canvass/words'
import { todayWords } from '@porchlight/web/features/today/words'
import { cutWords } from '@porchlight/web/features/turfs/cut-messages'
import { turfWords } from '@porchlight/web/features/turfs/messages'
import { whomWords } from '@porchlight/web/features/turfs/whom-words'
import type { CampaignList } from './campaign-list.ts'
import { tool } from './canvass.ts'
import { type Hand, begins, escaped, query } from './hand.ts'

const TURFS = query('list', turfWords.en.listOf)

/** Saves whom to visit, and cuts their doors into turfs of about equal walking time; answers the names. */
export async function cutForFrequent(me: Hand, list: CampaignList, count: number): Promise<readonly string[]> {
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
  await me.fill(cutWords.en.howMany, String(count))
  await make(me, count)
  const turfs = [...(await turfsOf(me)).keys()]
  if (turfs.length !== count) throw new Error(`${count} turfs were cut, and there are ${turfs.join(', ')}`)
  return turfs
}

async function make(me: Hand, count: number): Promise<void> {
  await me.press(cutWords.en.make(count, String(count)))
  await me.until('the turfs that were made', async () => new RegExp(cutWords.en.done(count, String(count))).test((await me.names(query('alert')))[0] ?? '')) // prettier-ignore
}

/** How many doors each has, by name. */
async function turfsOf(me: Hand): Promise<ReadonlyMap<string, number>> {
  await tool(me, todayWords.en.turfs)
  const rows = await me.some(query('link', undefined, { within: TURFS }))
  return new Map(rows.map(row => /^(.*?) \d+ of (\d+) /.exec(row)!).map(([, name, doors]) => [name!, Number(doors)]))
}

/** Makes a turf of where nobody was home; answers how many doors it has. */
export async function secondPass(me: Hand): Promise<number> {
  const before = await turfsOf(me)
  await me.follow(turfWords.en.secondPass)
  await make(me, 1)
  const again = [...(await turfsOf(me))].filter(([name]) => !before.has(name))
  if (again.length !== 1) throw new Error(`a second pass of one turf is ${again.join(', ')}`)
  return again[0]![1]
}

export async function openTurf(me: Hand, turf: string): Promise<void> {
  await tool(me, todayWords.en.turfs)
  await me.follow(new RegExp(`^${escaped(turf)} \\d`), TURFS)
  await me.see(turf)
}
