import { canvassWords, resultWords } from '@porchlight/web/app/canvass/words'
import { moveClock } from '../clock.ts'
import { statusWords } from '@porchlight/web/app/words'
import type { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { type Story, journey } from '../story.ts'
import { ohioFile } from '../town.ts'

const DAY = 24 * 60 * 60 * 1000

async function arriveOff(story: Story, name: string, by: number): Promise<Person> {
  const person = await story.arrive(name)
  await moveClock(person, by)
  return person
}

journey('[U5] phones whose clocks are three days off, both ways, join, work, deliver, and drop nobody’s visit', async story => {
  const [alex, fast, slow] = await Promise.all([story.arrive('Alex'), arriveOff(story, 'Fay', 3 * DAY), arriveOff(story, 'Slim', -3 * DAY)])
  await alex.begin.startGroup('Elm Neighbors')
  await alex.lists.importFile(ohioFile(60))
  await alex.turfs.cut(12)
  const [turf] = await alex.turfs.names()
  const { link } = await alex.turfs.handOut(turf!, 'both', 2)
  // A clock that is off does not make an invitation stale.
  for (const me of [fast, slow]) await me.begin.joinByLink({ link })
  const [first, second, both] = await fast.walk.doors()
  const done = async (me: Person, door: string, result: 'not-home' | 'address-not-found') => {
    await me.walk.start(turf)
    await me.walk.openDoor(door)
    await me.walk.record(result)
    await me.delivered()
  }
  await done(fast, first!, 'not-home')
  await done(slow, second!, 'not-home')
  await done(fast, both!, 'not-home')
  await done(slow, both!, 'address-not-found')

  // Whose clock is off is told so, and nobody else.
  for (const me of [fast, slow]) await me.read(statusWords.en.clockOff)
  await expect(alex.page.getByText(statusWords.en.clockOff)).toHaveCount(0)

  // Each has what they did in their own day, and can take it back.
  for (const me of [fast, slow]) await expect.poll(() => me.day.rows()).toHaveLength(2)
  await slow.day.undo(second!)
  await slow.delivered()
  expect((await slow.day.rows()).filter(row => row.startsWith(second!))).toEqual([expect.stringContaining('undone')])

  await alex.results.byPerson('Fay', 2, 0)
  await alex.results.byPerson('Slim', 1, 0)
  await alex.turfs.walkMyself(turf!)
  await alex.walk.openDoor(both!)
  await alex.walk.disagreement('not-home', 'address-not-found')
  // A day that has not come yet is not told as the day of a visit.
  await alex.read(`Fay, ${canvassWords.en.dayUnknown}: ${resultWords.en['not-home']}`)
})
