import type { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { type Story, journey } from '../story.ts'
import { ohioFile } from '../town.ts'
import { refusalWords } from '@porchlight/web/i18n/refusals'
import { groupWords } from '@porchlight/web/features/group/words'

const words = groupWords.en
/** How the sentences about a file that was brought in begin or end, whatever was in it. */
const brought = words.brought('', '', 1).split('of')[1]!.trim()
const known = words.brought('', '', 0).split('(')[0]!.trim()

interface Pair {
  readonly alex: Person
  readonly sam: Person
  readonly turf: string
  readonly link: string
  readonly doors: readonly string[]
}

/** An organizer, and a canvasser at the list of doors of the one turf. */
async function pair({ arrive }: Story): Promise<Pair> {
  const [alex, sam] = await Promise.all([arrive('Alex'), arrive('Sam')])
  await alex.begin.startGroup('Elm Neighbors')
  await alex.lists.importFile(ohioFile(60))
  await alex.turfs.cut(20)
  const [turf] = await alex.turfs.names()
  const { link } = await alex.turfs.handOut(turf!, 'Sam and others', 5)
  await sam.begin.joinByLink({ link })
  const doors = await sam.walk.doors()
  await sam.delivered()
  return { alex, sam, turf: turf!, link, doors }
}

async function notHome(me: Person, turf: string, door: string): Promise<void> {
  await me.walk.start(turf)
  await me.walk.openDoor(door)
  await me.walk.record('not-home')
}

/** Somebody new gets everything from the relay: so the relay has everything again. */
async function comesNew(story: Story, name: string, { link, doors }: Pair, done: number): Promise<void> {
  const newcomer = await story.arrive(name)
  await newcomer.begin.joinByLink({ link })
  expect(await newcomer.walk.doors()).toEqual(doors)
  await newcomer.walk.done('not-home', done)
  await newcomer.leave()
}

journey('[P6.1] [P6.2] a relay restarted, deleted, and set back to an old copy loses nothing', async story => {
  const all = await pair(story)
  const { relay } = story
  const { alex, sam, turf, doors } = all
  const copy = relay.copy()

  await notHome(sam, turf, doors[0]!)
  await relay.restart()
  await notHome(sam, turf, doors[1]!)
  await sam.delivered()
  await alex.results.count('not-home', 2)

  await relay.kill()
  relay.wipe()
  await relay.start()
  await notHome(sam, turf, doors[2]!)
  await sam.delivered()
  await alex.results.count('not-home', 3)
  await alex.delivered()
  await comesNew(story, 'Bea', all, 3)

  await relay.kill()
  relay.restore(copy)
  await relay.start()
  await notHome(sam, turf, doors[3]!)
  await sam.delivered()
  await alex.results.count('not-home', 4)
  await comesNew(story, 'Carla', all, 4)
})

journey('[P6.3] [P6.4] no relay at all: work goes both ways as files, in flight mode', async story => {
  const stranger = await story.arrive('Stranger')
  await stranger.begin.startGroup('Others', 'none')
  const foreign = await stranger.group.saveFile()
  await stranger.leave()
  const { alex, sam, turf, doors } = await pair(story)
  for (const me of [alex, sam]) {
    await me.installed()
    await me.phone.setOffline(true)
  }
  await story.relay.kill()
  story.relay.wipe()

  await notHome(sam, turf, doors[0]!)
  const early = await sam.group.saveFile()
  await notHome(sam, turf, doors[1]!)
  const file = await sam.group.saveFile()

  const refused = (code: string) => refusalWords('en', { code }).title
  const short = { ...file, buffer: file.buffer.subarray(0, file.buffer.length - 100) }
  expect(await alex.group.bringFile(foreign)).toContain(refused('file-other-group'))
  expect(await alex.group.bringFile(short)).toContain(refused('file-cut-short'))
  expect(await alex.group.bringFile(file)).toContain(brought)
  expect(await alex.group.bringFile(early)).toContain(known)
  await alex.results.count('not-home', 2)

  await alex.turfs.walkMyself(turf)
  await alex.walk.openDoor(doors[2]!)
  await alex.walk.record('not-home')
  const back = await alex.group.saveFile()
  await sam.group.bringFile(back)
  await sam.walk.start(turf)
  await sam.walk.done('not-home', 3)
})
