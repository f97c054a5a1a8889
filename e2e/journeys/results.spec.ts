import { mapWords } from '@porchlight/web/app/map/words'
import { paperLinkWords } from '@porchlight/web/app/canvass/paper-words'
import { resultWords } from '@porchlight/web/app/canvass/words'
import { coverageWords } from '@porchlight/web/features/results/coverage-messages'
import { enterWords } from '@porchlight/web/features/paper/enter-words'
import { resultsWords } from '@porchlight/web/features/results/messages'
import { numbersWords } from '@porchlight/web/features/results/numbers-words'
import { qualityWords } from '@porchlight/web/features/results/quality-words'
import { noFindings } from '../axe.ts'
import { readCsv } from '../csv.ts'
import type { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { Keys } from '../people/keys.ts'
import { journey } from '../story.ts'
import { type TownFile, ohioFile } from '../town.ts'

const QUESTION = 'Will you come on Thursday?'
const PROMISE = 'Bring a sign'
const REASON = 'Typed in from the wrong sheet'
const [t, quality, files] = [numbersWords.en, qualityWords.en, resultsWords.en]

/** Of an Ohio file, by the addresses that stand in it. */
function doorsOf(list: TownFile): number {
  const [header, ...lines] = list.buffer.toString('utf8').trim().split('\r\n')
  const columns = header!.slice(1, -1).split('","')
  const address = ['RESIDENTIAL_ADDRESS1', 'RESIDENTIAL_SECONDARY_ADDR'].map(name => columns.indexOf(name))
  return new Set(lines.map(line => address.map(at => line.slice(1, -1).split('","')[at]).join(' '))).size
}

/** What Rosa brought back on paper: nobody home at one door of this turf. */
async function enterSheet(me: Person, turf: string, number: string): Promise<void> {
  const words = me.words(enterWords)
  await me.turfs.open(turf)
  await me.follow(me.words(paperLinkWords).enter)
  await me.fill(words.who, 'Rosa Díaz')
  await me.press(words.begin)
  await me.paper.type(number)
  const [several, save] = [me.find('list', words.several), me.find('button', words.save)]
  await expect(several.or(save).first()).toBeVisible()
  if (await several.isVisible()) await several.getByRole('button').filter({ hasText: turf }).first().click()
  await me.paper.wholeDoor('not-home')
  await me.paper.entered(1)
}

journey(
  '[C1] [C2] [C3] [C5] [C7] what three people recorded, in numbers: by day, turf and canvasser, filtered, without what is left out and with it again',
  async ({ arrive }) => {
    const [alex, sam] = await Promise.all([arrive('Alex'), arrive('Sam')])
    const list = ohioFile(30)
    await alex.begin.startGroup('Elm Neighbors')
    await alex.lists.importFile(list)
    await alex.turfs.addQuestion({ text: QUESTION, choices: ['Yes', 'No'] })
    await alex.turfs.cut(8)
    const [oak, elm] = (await alex.turfs.names()) as [string, string]
    await sam.begin.joinByLink(await alex.turfs.handOut(oak, 'Sam'))
    await sam.see(oak)

    // Sam: somebody talked with at length, nobody home, somebody who refused.
    const doors = await sam.walk.doors()
    await sam.walk.openDoor(doors[0]!)
    await sam.walk.openPerson()
    await sam.sayings.support(2)
    await sam.sayings.promise(PROMISE)
    await sam.choose(QUESTION, 'Yes')
    await sam.walk.saveTalked()
    await sam.walk.start(oak)
    await sam.walk.openDoor(doors[1]!)
    await sam.walk.record('not-home')
    await sam.walk.start(oak)
    await sam.walk.openDoor(doors[2]!)
    const refused = await sam.walk.openPerson()
    await sam.walk.recordHere('refused')
    await sam.delivered()

    // Alex: says of the one who refused that they have moved; elsewhere nobody home twice. Rosa: once, on paper.
    await alex.turfs.walkMyself(oak)
    await alex.walk.openDoor(doors[2]!)
    await alex.walk.openPerson(refused)
    await alex.walk.recordHere('moved')
    await alex.turfs.walkMyself(elm)
    const others = await alex.walk.doors()
    for (const number of others.slice(0, 2)) {
      await alex.walk.openDoor(number)
      await alex.walk.record('not-home')
      await alex.turfs.walkMyself(elm)
    }
    const third = others.slice(2).find(number => /^\d+$/.test(number) && !others.slice(0, 2).some(one => one.startsWith(number)))
    await enterSheet(alex, elm, third!)

    // Seven visits at six doors: Sam and Alex were at the same one.
    await alex.results.count('not-home', 4)
    await alex.follow(t.open)
    await alex.see(t.title)
    const grouped = (by: string) => alex.find('table', `${t.groupBy}: ${by}`)
    const row = (by: string, name: string) => grouped(by).getByRole('row').filter({ hasText: name }).getByRole('cell')
    const all = ['7', '6', '1', '17%', '4', '2']
    await expect(row(t.byDay, t.total)).toHaveText(all)
    const short = alex.find('region', t.whole)
    await expect(short).toContainText(`6 of ${doorsOf(list)} doors knocked`)
    await expect(short).toContainText(`1 ${t.talks(1)}`)
    await expect(short).toContainText(`17% ${t.rate}`)
    await noFindings(alex)

    // By keyboard: another way to divide them, and the table, which scrolls.
    const keys = new Keys(alex)
    await keys.to('combobox', t.groupBy)
    await keys.hit('ArrowDown')
    await expect(row(t.byTurf, oak)).toHaveText(['4', '3', '1', '33%', '1', '2'])
    await expect(row(t.byTurf, elm)).toHaveText(['3', '3', '0', '0%', '3', '0'])
    await keys.hit('ArrowDown')
    await expect(row(t.byWalker, 'Sam')).toHaveText(['3', '3', '1', '33%', '1', '1'])
    await expect(row(t.byWalker, 'Alex')).toHaveText(['3', '3', '0', '0%', '2', '1'])
    await expect(row(t.byWalker, 'Rosa Díaz')).toHaveText(['1', '1', '0', '0%', '1', '0'])
    await keys.to('group', `${t.groupBy}: ${t.byWalker}`)
    // The chart says the same as its table.
    const chart = alex.find('img', t.chart(`${t.groupBy}: ${t.byWalker}`))
    await expect(chart.locator('.bars-text')).toHaveText(['3', '3', '1'])
    await expect(alex.find('table', t.support).getByRole('row').filter({ hasText: /^2 / }).getByRole('cell')).toHaveText(['1', '100%'])
    await expect(alex.find('table', QUESTION).getByRole('row').filter({ hasText: 'Yes' }).getByRole('cell')).toHaveText(['1', '100%'])

    await alex.page.getByText(t.filters, { exact: true }).click()
    await alex.find('combobox', t.canvasser).selectOption({ label: 'Rosa Díaz' })
    await expect(row(t.byWalker, t.total)).toHaveText(['1', '1', '0', '0%', '1', '0'])
    await expect(alex.find('table', t.support)).toHaveCount(0)
    await alex.press(t.clear)
    await alex.find('combobox', t.turf).selectOption({ label: elm })
    await expect(short).toContainText(`3 of ${others.length} doors knocked`)
    await expect(row(t.byWalker, t.total)).toHaveText(['3', '3', '0', '0%', '3', '0'])
    await alex.page.getByLabel(t.from).fill('2040-01-01')
    await alex.read(t.nothing)
    await alex.press(t.clear)
    await expect(row(t.byWalker, t.total)).toHaveText(all)

    // Rosa's sheet was the wrong one: left out, with a reason, and counted again.
    const toQuality = async () => {
      await alex.results.open()
      await alex.follow(quality.title)
      await alex.see(quality.title)
    }
    const toNumbers = async () => {
      await alex.results.open()
      await alex.follow(t.open)
      await alex.see(t.title)
    }
    await toQuality()
    const differing = alex.find('list', quality.disagree).getByRole('link')
    await expect(differing).toHaveCount(1)
    for (const words of [refused, 'Sam', resultWords.en.refused, 'Alex', resultWords.en.moved]) await expect(differing).toContainText(words)
    await alex.press(quality.leaveOut)
    const sheet = alex.find('dialog', quality.sheetTitle)
    await sheet.getByRole('combobox', { name: quality.canvasser }).selectOption({ label: 'Rosa Díaz' })
    await expect(sheet.getByRole('status')).toHaveText(quality.found(1, '1'))
    await alex.press(quality.act)
    await alex.read(quality.reasonNeeded)
    await alex.fill(quality.reason, REASON)
    await alex.press(quality.act)
    await expect(alex.find('list', quality.leftOut).getByRole('listitem')).toContainText(['Rosa Díaz'])
    await expect(alex.find('list', quality.leftOut)).toContainText(REASON)
    await toNumbers()
    await alex.read(t.leftOut(1, '1'))
    await expect(row(t.byDay, t.total)).toHaveText(['6', '5', '1', '20%', '3', '2'])
    await toQuality()
    await alex.press(quality.againOf('Rosa Díaz'))
    await alex.read(quality.noneLeftOut)
    await toNumbers()
    await expect(row(t.byDay, t.total)).toHaveText(all)

    // Every door stands somewhere in the table of the map, though this list has no coordinates to draw.
    await alex.results.open()
    await alex.follow(coverageWords.en.open)
    await alex.read(mapWords.en.noPlaces)
    const standing = alex.find('table', mapWords.en.legend)
    await expect(standing.getByRole('row').filter({ hasText: mapWords.en['not-home'] }).getByRole('cell').first()).toHaveText('4')
    const counts = await standing.locator('tbody td:nth-child(2)').allInnerTexts()
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(doorsOf(list))

    // Of what goes out as a file, only some days, counted before.
    await alex.results.open()
    await alex.page.getByText(files.someDays, { exact: true }).click()
    await alex.read(files.inFile(7, '7'))
    await alex.page.getByLabel(files.fromDay).fill('2040-01-01')
    await alex.read(files.inFile(0, '0'))
    expect(readCsv(await alex.results.file('table'))).toEqual([])
    await alex.page.getByLabel(files.fromDay).fill('2020-01-01')
    await alex.read(files.inFile(7, '7'))
    expect(readCsv(await alex.results.file('table'))).toHaveLength(7)

    // The promise leads to its door; kept there, nothing is open.
    await alex.results.open()
    await alex.follow(quality.promises)
    const promise = alex.find('list', quality.promises).getByRole('link')
    await expect(promise).toContainText([PROMISE])
    await expect(promise).toContainText('Sam')
    await promise.click()
    await alex.walk.atDoor(doors[0]!)
    await alex.sayings.keep(PROMISE)
    await expect(alex.find('button', `Done: ${PROMISE}`)).toBeHidden()
    await alex.results.open()
    await alex.follow(quality.promises)
    await alex.read(quality.noPromises)
  },
)
