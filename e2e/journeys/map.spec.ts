import { test } from '@playwright/test'
import { sampleTown } from '@porchlight/shared/canvass/town'
import { mapWords } from '@porchlight/web/app/map/words'
import { coverageWords } from '@porchlight/web/features/results/coverage-messages'
import { cutWords } from '@porchlight/web/features/turfs/cut-messages'
import { pinWords } from '@porchlight/web/features/turfs/pins-words'
import { turfWords } from '@porchlight/web/features/turfs/messages'
import { walkWords } from '@porchlight/web/features/walk/messages'
import { recutWords } from '@porchlight/web/features/turfs/recut-words'
import { EN } from '@porchlight/web/i18n/refusals.en'
import { builtApp } from '../app.ts'
import { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { Maps } from '../people/maps.ts'
import { startRelay } from '../relay.ts'
import { decodePng } from '../screenshots/png.ts'
import { madeMap } from '../tiles.ts'
import { fileOf } from '../town.ts'

const DOORS = sampleTown().doors.map(door => door.at!)
const MIDDLE = [-83.4042, 40.3] as const
/** Over the whole east of the town, where no door is but those of the rural route. */
const LAKE = [
  [-83.39, 40.25],
  [-83.37, 40.25],
  [-83.37, 40.32],
  [-83.39, 40.32],
] as const
const WATER = [0xcf, 0xe0, 0xea]

const MAP = madeMap({
  zoom: 12,
  around: MIDDLE,
  roads: [
    {
      name: 'Made-up Road',
      line: [
        [-83.41, 40.295],
        [-83.39, 40.295],
      ],
    },
  ],
  water: [[...LAKE, LAKE[0]]],
  attribution: '<a href="https://example.org">&copy; Nobody at all</a>',
})

const NORTH = Math.max(...DOORS.map(at => at.lat))
const box = (west: number, south: number, east: number, north: number) => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
]
const area = (name: string, coordinates: number[][][]) => ({
  type: 'Feature',
  properties: { PRECINCT: name },
  geometry: { type: 'Polygon', coordinates },
})
const BORDERS = Buffer.from(
  JSON.stringify({
    type: 'FeatureCollection',
    features: [area('7-North', box(-84, NORTH - 0.0035, -83, 41)), area('7-South', box(-84, 39, -83, NORTH - 0.0035))],
  }),
)

test('[T5] [T4] an organizer cuts by map, by list and by keyboard, over a map of their own that needs no signal', async () => {
  const relay = await startRelay({ app: await builtApp() })
  const alex = await Person.arrive('Alex', { origin: relay.origin, theme: 'light' })
  const t = { ...alex.words(mapWords), ...alex.words(turfWords), ...alex.words(cutWords) }
  const recut = alex.words(recutWords)
  const maps = new Maps(alex)
  const preview = () => alex.find('list', t.preview).getByRole('listitem')
  const make = async () => {
    await alex.find('button', /^Make \d+ turfs?$/).click()
    await expect(alex.page.getByRole('alert')).toContainText(/ready/, { timeout: 60_000 })
  }
  const openCut = async (way: string) => {
    await alex.turfs.open()
    await alex.follow(/^Cut (?:turfs|more turfs)$/)
    await alex.choose(t.how, new RegExp(`^${way}`))
  }
  try {
    await alex.go('/begin')
    await alex.installed()
    await alex.begin.exploreSample()
    await alex.phone.setOffline(true)

    // No map yet: streets and doors are drawn from the list. What is no map is answered in words.
    await alex.go('/back/map')
    await expect(maps.frame).toBeVisible()
    await expect(alex.find('row', new RegExp(`^${t.free} ${DOORS.length} `))).toBeVisible()
    await maps.openFiles()
    await maps.addBasemap(Buffer.from('PK this is no map'))
    await alex.read(EN['map-not-pmtiles'].title)
    await maps.addBorders(Buffer.from('{"type": "FeatureCollection", "features": ['))
    await alex.read(EN['areas-not-json'].title)
    await maps.addBorders(BORDERS)
    await alex.read(t.hasAreas(2, '2'))
    await maps.addBasemap(MAP)
    await alex.read('© Nobody at all')
    await expect(alex.page.locator('canvas.maplibregl-canvas')).toBeVisible()
    // At first the town is seen, and not the few doors far outside, where the water is.
    await alex.press(alex.words(mapWords).everything)
    await expect.poll(() => shows(maps, WATER), { timeout: 30_000 }).toBe(true)

    // The app is killed and comes back without a signal: map and borders are here.
    await alex.reopen()
    await alex.go('/back/map')
    await alex.read('© Nobody at all')
    await alex.press(alex.words(mapWords).everything)
    await expect.poll(() => shows(maps, WATER), { timeout: 30_000 }).toBe(true)

    // By keyboard: three corners around doors.
    await openCut(t.drawn)
    await maps.frame.focus()
    const press = async (...keys: string[]) => {
      for (const key of keys) await alex.page.keyboard.press(key)
    }
    await press('0', 'ArrowUp', 'ArrowUp', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Enter', 'ArrowRight', 'ArrowRight', 'Enter')
    await alex.read(t.corners(2, '2'))
    await press('ArrowDown', 'ArrowDown', 'Enter', 'Backspace', 'ArrowDown', 'ArrowDown', 'Enter')
    await alex.read(t.corners(3, '3'))
    await expect(preview()).toHaveCount(1)
    await make()

    // By the borders that lie over it, then all that is left in turfs of equal time.
    await openCut(t.byAreas)
    await alex.check(/^7-North/)
    await expect(preview().first()).toContainText('7-North')
    await make()
    await openCut(t.balanced)
    await alex.fill(t.howMany, '3')
    await expect(preview()).toHaveCount(3)
    await make()

    // By list: one of them in two, with a captain; two of them one again.
    const before = await alex.turfs.names()
    const [, , , , last] = before
    const splitLast = async () => {
      await alex.turfs.open(last)
      await alex.follow(t.split)
      await expect(preview()).toHaveCount(2)
      await make()
    }
    // Not as it was meant: undone at once, on the screen that made it; then on the board, after a look at it.
    await splitLast()
    await alex.press(recut.undo)
    await alex.read(recut.back(1, recut.named(last!)))
    expect(await alex.turfs.names()).toEqual(before)
    await splitLast()
    await alex.turfs.open()
    await alex.press(recut.undo)
    await alex.read(recut.back(1, recut.named(last!)))
    expect(await alex.turfs.names()).toEqual(before)
    await splitLast()
    const split = await alex.turfs.names()
    expect(split).not.toContain(last)
    const halves = split.filter(name => !before.includes(name))
    expect(halves).toHaveLength(2)
    await alex.turfs.open(halves[0])
    await alex.press(t.captainName)
    await alex.fill(t.captainWho, 'Kim')
    await alex.press(t.captainSave)
    await alex.read('Kim')
    await alex.press(t.merge)
    await alex.find('dialog', /./).getByText(halves[1]!, { exact: true }).click()
    await alex.press(t.mergeGo)
    await expect(preview()).toHaveCount(1)
    await make()
    const merged = await alex.turfs.names()
    expect(merged).toHaveLength(before.length)

    // Turfs that are no more are not offered to be walked.
    await alex.place('walk')
    await expect(alex.find('list', alex.words(walkWords).chooseTitle).locator('.row-title')).toHaveText(merged)
    await alex.turfs.open()

    // Every door is in exactly one turf, and counted so; the map can be taken away again.
    await alex.follow(alex.words(turfWords).onMap)
    await alex.see(alex.words(coverageWords).title)
    await expect(alex.find('row', new RegExp(`^${t.untouched} ${DOORS.length} 100`))).toBeVisible()
    await maps.openFiles()
    await alex.press(t.removeBasemap)
    await expect(alex.page.locator('canvas.maplibregl-canvas')).toHaveCount(0)
    await expect(maps.frame).toBeVisible()
  } finally {
    await alex.leave()
    await relay.dispose()
  }
})

/** Three houses on one side of a street, of which the file knows where two are. */
const OAK = [
  'Given,Family,House,Road,Post code,Latitude,Longitude',
  'Ann,Ash,12,Oak St,43001,40.3,-83.4',
  'Bea,Birch,14,Oak St,43001,,',
  'Cy,Cedar,16,Oak St,43001,40.3,-83.398',
].join('\n')

test('[I9] a door that no file has a place for gets one by a pin: between its neighbours, by keys, by finger; undone, and in the file', async () => {
  const relay = await startRelay({ app: await builtApp() })
  const alex = await Person.arrive('Alex', { origin: relay.origin, theme: 'light' })
  const t = alex.words(pinWords)
  const maps = new Maps(alex)
  const house = () => alex.find('link', '14 Oak St')
  /** Where the file that goes out has the houses, by number. */
  const places = async (): Promise<Record<string, readonly number[] | undefined>> => {
    const { features } = JSON.parse(await alex.results.file('map')) as {
      features: readonly { geometry: { coordinates: readonly number[] } | null; properties: { address: string } }[]
    }
    return Object.fromEntries(features.map(one => [one.properties.address, one.geometry?.coordinates]))
  }
  try {
    await alex.begin.startGroup('Oak Street')
    await alex.lists.importFile(fileOf('oak.csv', OAK), {
      columns: { first: 'Given', last: 'Family', number: 'House', street: 'Road', zip: 'Post code' },
    })
    await alex.turfs.cut(40)
    await alex.go('/back/map')
    await alex.read(alex.words(mapWords).unplaced(1, '1'))
    await alex.follow(alex.words(mapWords).toPins)
    await alex.read(t.count(1, '1'))

    // Between its neighbours, by one touch; and taken back by another.
    await house().click()
    await alex.press(t.between('12', '16 Oak St'))
    await alex.read(t.allPlaced)
    await alex.press(t.undo)
    await alex.read(t.count(1, '1'))

    // The pin begins there; the keys take it east, past the next house, a finger back.
    await house().click()
    await expect(maps.frame).toBeVisible()
    const pin = alex.find('button', t.pin('14 Oak St'))
    await pin.focus()
    const before = (await pin.boundingBox())!
    for (let i = 0; i < 4; i++) await alex.page.keyboard.press('ArrowRight')
    await expect.poll(async () => Math.round((await pin.boundingBox())!.x - before.x)).toBe(24)
    const { x, y, width, height } = (await pin.boundingBox())!
    await alex.page.mouse.move(x + width / 2, y + height / 2)
    await alex.page.mouse.down()
    await alex.page.mouse.move(x + width / 2 - 40, y + height / 2, { steps: 4 })
    await alex.page.mouse.up()
    await expect.poll(async () => Math.round((await pin.boundingBox())!.x - before.x)).toBe(-16)
    await alex.press(t.save)
    await alex.read(t.allPlaced)
    // Whoever walks the turf that was cut before gets it by one touch more.
    await alex.read(t.turfsLate(1, '1'))
    await alex.press(t.turfsAct)
    await alex.read(t.turfsDone(1, '1'))

    // A little west of the middle, in the turf that was cut before.
    const found = (await places())['14 Oak St']!
    expect(found[1]).toBeCloseTo(40.3, 4)
    expect(found[0]).toBeGreaterThan(-83.4)
    expect(found[0]).toBeLessThan(-83.399)

    // Taken away again, it is not on the map.
    await alex.go('/turfs/pins')
    await alex.page.getByText(new RegExp(`^${t.byPin} `)).click()
    await house().click()
    await alex.press(t.take)
    await alex.read(t.count(1, '1'))
    await alex.read(t.turfsLate(1, '1'))
    expect((await places())['14 Oak St']).toBeUndefined()
  } finally {
    await alex.leave()
    await relay.dispose()
  }
})

const BARE = OAK.split('\n')
  .map((line, i) => (i === 0 ? line : line.replace(/[^,]*,[^,]*$/, ',')))
  .join('\n')

test('[I9] where no door has a place, the first is set by its coordinates, or on precinct borders, and the next one beside it', async () => {
  const relay = await startRelay({ app: await builtApp() })
  const alex = await Person.arrive('Alex', { origin: relay.origin })
  const t = alex.words(pinWords)
  const maps = new Maps(alex)
  const save = alex.find('button', t.save)
  try {
    await alex.begin.startGroup('Oak Street')
    await alex.lists.importFile(fileOf('oak.csv', BARE), {
      columns: { first: 'Given', last: 'Family', number: 'House', street: 'Road', zip: 'Post code' },
    })
    await alex.go('/turfs/pins')
    await alex.read(t.count(3, '3'))
    await alex.follow('12 Oak St')
    await alex.read(t.noGround)
    await expect(save).toBeDisabled()
    await alex.fill(t.numbers, 'by the church')
    await alex.page.keyboard.press('Tab')
    await alex.read(t.noNumbers)
    await alex.fill(t.numbers, '40.3° N, 83.4° W')
    await expect(maps.frame).toBeVisible()
    await save.click()
    await alex.read(t.count(2, '2'))

    // Nothing but its street is known of the next one: the pin stands there, and is moved by a touch.
    await alex.follow('14 Oak St')
    const { width, height } = (await maps.frame.boundingBox())!
    await maps.frame.click({ position: { x: width / 2 + 60, y: height / 2 } })
    await save.click()
    await alex.read(t.count(1, '1'))

    // Without any of them again, on borders alone: the pin begins in their middle, and is not saved before it was moved.
    for (const house of ['12 Oak St', '14 Oak St']) {
      await alex.page.getByText(new RegExp(`^${t.byPin} `)).click()
      await alex.follow(house)
      await alex.press(t.take)
      await alex.see(t.title)
    }
    await alex.read(t.count(3, '3'))
    await alex.go('/back/map')
    await maps.openFiles()
    await maps.addBorders(BORDERS)
    await alex.read(alex.words(mapWords).hasAreas(2, '2'))
    await alex.follow(alex.words(mapWords).toPins)
    await alex.follow('16 Oak St')
    await alex.read(t.begin)
    await expect(save).toBeDisabled()
    await alex.find('button', t.pin('16 Oak St')).press('ArrowRight')
    await save.click()
    await alex.read(t.count(2, '2'))
  } finally {
    await alex.leave()
    await relay.dispose()
  }
})

/** Whether much of the map has this colour, to a little: what draws it rounds. */
async function shows(maps: Maps, [r, g, b]: readonly number[]): Promise<boolean> {
  const { width, height, rgba: pixels } = decodePng(await maps.frame.screenshot({ scale: 'css' }))
  let found = 0
  for (let i = 0; i < width * height; i++) {
    const at = i * (pixels.length / (width * height))
    if (Math.abs(pixels[at]! - r!) < 4 && Math.abs(pixels[at + 1]! - g!) < 4 && Math.abs(pixels[at + 2]! - b!) < 4) found++
  }
  return found > 500
}
