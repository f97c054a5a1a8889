import { bringWords, layoutWords } from '@porchlight/web/features/bring-in/messages'
import { reviewWords } from '@porchlight/web/features/bring-in/review-messages'
import { listsWords } from '@porchlight/web/features/bring-in/lists-words'
import { todayWords } from '@porchlight/web/features/today/words'
import { cutWords } from '@porchlight/web/features/turfs/cut-messages'
import { doorWords } from '@porchlight/web/features/walk/door-messages'
import type { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { journey } from '../story.ts'
import { fileOf, knownFile, laterFile, ohioFile } from '../town.ts'

const NEIGHBOURS = 'Ann,Lee,1 Elm St,Lima,45801\nBob,Roe,2 Elm St,Lima,45801\n'
const POINTS = 'number,street,lat,lon\n104,Oak Street,40.1,-83.2\n105,OAK ST,40.2,-83.2\n9,Nowhere Rd,40.3,-83.2\n'

/** The whole name of somebody at the door. */
const nameOf = async (me: Person, first: string): Promise<string> =>
  (await me.find('list', me.words(doorWords).people).locator('.row-title').filter({ hasText: first }).innerText()).trim()

journey('[I1] [I5] [I6] lists known and unknown; a newer copy in mid-campaign; where doors are', async ({ arrive }) => {
  const alex = await arrive('Alex')
  await alex.begin.startGroup('Elm Neighbors', 'none')
  const [t, review] = [alex.words(bringWords), alex.words(reviewWords)]

  // No header: said once which column is what, and known the next time.
  await alex.lists.importFile(fileOf('neighbours.csv', NEIGHBOURS), { columns: { first: t.column('1'), last: t.column('2') } })
  await alex.lists.pick(fileOf('more-neighbours.csv', `${NEIGHBOURS}Eve,Day,3 Elm St,Lima,45801\n`))
  await alex.lists.atChoice()
  await alex.read(t.knownBefore)
  await alex.lists.pick(knownFile('LIN_20260908.txt', 80))
  await alex.lists.atChoice()
  await expect(alex.page.getByText(alex.words(layoutWords)['fl-voters'])).toBeVisible()

  const county = ohioFile(120)
  await alex.lists.importFile(county, { terms: 'No commercial use' })
  await alex.turfs.cut(80)
  const [turf] = await alex.turfs.names()
  await alex.turfs.walkMyself(turf!)
  await alex.walk.openDoor('100', 'Oak St')
  await alex.walk.record('not-home')
  await alex.walk.start(turf)
  await alex.walk.openDoor('104', 'Oak St')
  await alex.walk.doNotContact(await nameOf(alex, 'Amanda'), 'Asked twice.')

  // The same file once more: nothing is different, and nothing is saved.
  await alex.lists.importNewer(county, true)
  await alex.follow(review.toLists)
  await expect(alex.find('list', t.listOf).getByRole('listitem')).toHaveCount(2)

  // Half a year later: seven people are gone, two have moved, two are called otherwise, three are new.
  await alex.lists.importNewer(laterFile(county, 7, 3))
  for (const words of [review.movedOut(7, '7'), review.moved(2, '2'), review.changed(2, '2'), review.movedIn(3, '3')])
    await alex.read(words)
  const chooser = alex.page.waitForEvent('filechooser')
  await alex.press(review.points)
  await (await chooser).setFiles(fileOf('points.csv', POINTS))
  await expect(alex.page.getByText(/\b2\b.*\b3\b/)).toBeVisible()
  await alex.lists.saveReview()
  await alex.read(review.turfsDone(1, '1'))

  // The turf has its people of now, and everything that was said stays: also about somebody who lives at another door now.
  await alex.walk.start(turf)
  await alex.walk.done('not-home', 1)
  await alex.walk.openDoor('100', 'Oak St')
  await alex.read(/^Newly .*Arrived0/)
  await alex.walk.start(turf)
  await alex.walk.openDoor('107', 'Oak St')
  await alex.read(/Renamed/)
  await alex.turfs.open(turf!)
  await alex.read(/^Amanda/)

  // The other list still has doors. Cut otherwise than meant: undone, and they are there to be cut again.
  const cut = alex.words(cutWords)
  const made = await alex.turfs.cut(5)
  await alex.press(cut.undo)
  await alex.read(cut.undone(made, String(made)))
  await expect.poll(() => alex.turfs.names()).toEqual([turf])
  expect(await alex.turfs.cut(5)).toBe(made)

  // The first list was the wrong one: off, back, and off again; the turf and its visits stay.
  const lists = alex.words(listsWords)
  const neighbours = alex.find('link', /^neighbours\.csv/)
  const takeOff = async () => {
    await neighbours.click()
    await alex.page.getByText(lists.noLonger).click()
    await alex.press(lists.off)
    await alex.read(lists.isOff)
    await expect(neighbours).toBeHidden()
  }
  await alex.tool(alex.words(todayWords).lists)
  await takeOff()
  await alex.press(lists.undo)
  await expect(alex.page.getByText(lists.isOff)).toBeHidden()
  await takeOff()
  await alex.results.count('not-home', 1)
})
