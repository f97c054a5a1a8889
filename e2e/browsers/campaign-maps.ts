// The map of the doors: drawn from the list alone, and over a map file of one's own.
import { writeFileSync } from 'node:fs'
import { mapWords } from '@porchlight/web/app/map/words'
import { coverageWords } from '@porchlight/web/features/results/coverage-messages'
import { todayWords } from '@porchlight/web/features/today/words'
import { turfWords } from '@porchlight/web/features/turfs/messages'
import { EN } from '@porchlight/web/i18n/refusals.en'
import { decodePng } from '../screenshots/png.ts'
import { madeMap } from '../tiles.ts'
import type { CampaignList } from './campaign-list.ts'
import { tool } from './canvass.ts'
import { type Hand, begins, query } from './hand.ts'
import type { Telling } from './run.ts'

const WATER = [0xcf, 0xe0, 0xea] as const
const SOURCE = 'Nobody at all'
/** Under the whole town: whatever part of it is shown, there is water. */
const MAP = madeMap({
  zoom: 12,
  around: [-83.4042, 40.3],
  roads: [],
  water: [
    [
      [-83.43, 40.27],
      [-83.37, 40.27],
      [-83.37, 40.32],
      [-83.43, 40.32],
      [-83.43, 40.27],
    ],
  ],
  attribution: `&copy; ${SOURCE}`,
})

interface Looking extends Pick<Telling, 'works' | 'differs' | 'show'> {
  readonly me: Hand
  readonly list: CampaignList
  /** Where the map file is put for the browser to take. */
  readonly basemap: string
}

export async function lookAtMaps({ me, list, basemap, works, differs, show }: Looking): Promise<void> {
  const t = mapWords.en
  await tool(me, todayWords.en.turfs)
  await me.follow(turfWords.en.onMap)
  await me.see(coverageWords.en.title)
  const row = (mark: string, doors: number) => me.find(query('row', begins(`${mark} ${doors} `)))
  await row(t.untouched, list.frequent.doors)
  await row(t.free, list.doors - list.frequent.doors)
  await me.find(query('application', t.map))
  await me.until('doors drawn on the map', () => me.screen.run(isDrawn))
  if ((await waterOf(me)) > 0) throw new Error('water on a map that has none')
  await show(me, 'map-dots')
  works('doors and streets are drawn from the list')

  writeFileSync(basemap, MAP)
  await me.unfold(t.settings)
  await me.give(t.addBasemap, basemap)
  const refused = EN['map-not-kept'].title
  const words = () => me.words().then(all => [SOURCE, refused].find(one => all.includes(one)))
  if ((await me.until('the map file, or why not', words)) === refused) return differs(`a map file: “${refused}”`)
  await me.press(t.everything)
  const isThere = await me.until('water under the doors, or why not', async () => {
    if ((await waterOf(me)) > 500) return 'water'
    return (await me.words()).includes(t.noWebgl) && 'none'
  })
  if (isThere === 'none') return differs(`a map file: “${t.noWebgl}”`)
  await me.until('doors drawn over it', () => me.screen.run(isDrawn))
  await show(me, 'map-file')
  works('a map file of one’s own lies under them')
  await replaceByWorker({ me, basemap, works, differs })
}

/** As in Safari before 26, where only a worker writes files: the map is another one, by its size. */
async function replaceByWorker({ me, basemap, works, differs }: Pick<Looking, 'me' | 'basemap' | 'works' | 'differs'>): Promise<void> {
  const t = mapWords.en
  const keptSize = () =>
    me.screen.run(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('map')
      return (await (await folder.getFileHandle('basemap.pmtiles')).getFile()).size
    })
  if ((await keptSize()) !== MAP.length) throw new Error('what is kept is not the whole map')
  await me.screen.run(() => Reflect.deleteProperty(FileSystemFileHandle.prototype, 'createWritable'))
  const longer = Buffer.concat([MAP, Buffer.alloc(9 << 20)])
  writeFileSync(basemap, longer)
  await me.unfold(t.settings)
  await me.give(t.otherBasemap, basemap)
  const refused = EN['map-not-kept'].title
  const end = await me.until('the other map file, or why not', async () =>
    (await me.words()).includes(refused) ? 'refused' : (await keptSize()) === longer.length && 'kept',
  )
  if (end === 'refused') return differs(`a map file written by a worker: “${refused}”`)
  await me.press(t.everything)
  await me.until('water under the doors', async () => (await waterOf(me)) > 500)
  works('a map file written by a worker, as older Safaris need it, takes the place of the one before')
}

/** Runs in the page: the canvas of the doors has marks, and is not full. */
function isDrawn(): boolean {
  const canvas = document.querySelector<HTMLCanvasElement>('canvas.door-map-doors')
  if (!canvas?.width) return false
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
  const colours = new Set<number>()
  for (let at = 0; at < data.length; at += 4)
    if (data[at + 3]! === 255) colours.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!)
  return colours.size > 1
}

/** So many dots of the picture have the colour of water, to a little: what draws it rounds. */
async function waterOf(me: Hand): Promise<number> {
  const { width, height, rgba } = decodePng(await me.screen.picture())
  const step = rgba.length / (width * height)
  let found = 0
  for (let at = 0; at < rgba.length; at += step) if (WATER.every((part, i) => Math.abs(rgba[at + i]! - part) < 4)) found++
  return found
}
