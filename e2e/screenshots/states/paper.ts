import { paperLinkWords } from '@porchlight/web/app/canvass/paper-words'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { writeSheetCode } from '@porchlight/shared/canvass/sheet-code'
import { resultWords } from '@porchlight/web/app/canvass/words'
import { enterWords } from '@porchlight/web/features/paper/enter-words'
import type { Person } from '../../people.ts'
import { expect } from '../../people/acting.ts'
import type { State } from './state.ts'

const fake = 'organizer'

const printing = async (me: Person): Promise<void> => {
  await me.turfs.open((await me.turfs.names())[0]!)
  await me.follow(me.words(paperLinkWords).print)
  await expect(me.page.locator('.leaf-pages .leaf').first()).toBeVisible()
}

const beginning = async (me: Person): Promise<void> => {
  const t = me.words(enterWords)
  await me.turfs.open((await me.turfs.names())[0]!)
  await me.follow(me.words(paperLinkWords).enter)
  await me.fill(t.who, 'Rosa Díaz')
  await me.press(t.begin)
}

const scanning = async (me: Person): Promise<void> => {
  await beginning(me)
  await expect(me.page.getByRole('textbox', { name: me.words(enterWords).typed })).toBeVisible()
}

/** The row of the first door, by its number. */
const row = async (me: Person): Promise<void> => {
  await scanning(me)
  await me.paper.type('101')
  const several = me.find('list', me.words(enterWords).several)
  const save = me.find('button', me.words(enterWords).save)
  await expect(several.or(save).first()).toBeVisible()
  if (await several.isVisible()) await several.getByRole('button').first().click()
  await expect(save).toBeVisible()
}

/** A camera that sees this text, whatever is before it. */
const seeing = (me: Person, text: string): Promise<void> =>
  me.page.evaluate(rawValue => {
    const cornerPoints = [
      { x: 0, y: 0 },
      { x: 640, y: 0 },
      { x: 640, y: 640 },
      { x: 0, y: 640 },
    ]
    class Detector {
      static getSupportedFormats = async () => ['qr_code']
      detect = async () => [{ rawValue, cornerPoints }]
    }
    Object.assign(globalThis, { BarcodeDetector: Detector })
    const white = document.createElement('canvas')
    white.width = white.height = 640
    const ink = white.getContext('2d')!
    ink.fillStyle = '#fff'
    // A picture that nobody draws anew is none.
    setInterval(() => ink.fillRect(0, 0, 640, 640), 100)
    navigator.mediaDevices.getUserMedia = async () => white.captureStream(10)
  }, text)

/** A sheet of a turf that was cut anew since: its door is in this phone's first turf. */
const oldSheet = async (me: Person, door?: string): Promise<void> => {
  const [first] = await me.turfs.names()
  await me.turfs.walkMyself(first!)
  await me.walk.wholeList()
  const link = await me.page.locator('.door-row').last().getAttribute('href')
  const code = { turf: 'turf/00000000000000aa' as TurfScope, door: door ?? link!.split('/').at(-1)!, version: '2026-11-14 K7QM', row: 7 }
  await seeing(me, writeSheetCode(code))
  await beginning(me)
  await expect(me.find('button', me.words(enterWords).save)).toBeVisible()
}

/** Walk lists: printed, and entered again. */
export const onPaper: readonly State[] = [
  {
    name: 'paper',
    fake,
    path: '/',
    act: async me => {
      await printing(me)
      await me.page.locator('.leaf-pages .leaf').first().scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'paper-who',
    fake,
    path: '/',
    act: async me => {
      await me.turfs.open((await me.turfs.names())[0]!)
      await me.follow(me.words(paperLinkWords).enter)
      await me.press(me.words(enterWords).begin)
      await me.read(me.words(enterWords).whoNone)
    },
  },
  { name: 'paper-scan', fake, path: '/', act: scanning },
  {
    name: 'paper-entered',
    fake,
    path: '/',
    act: async me => {
      await row(me)
      await me.paper.wholeDoor('not-home')
      await me.paper.entered(1)
    },
  },
  { name: 'paper-row', fake, path: '/', act: row },
  { name: 'paper-old', fake, path: '/', act: me => oldSheet(me) },
  { name: 'paper-unknown', fake, path: '/', act: me => oldSheet(me, '00000000000000bb') },
  {
    name: 'paper-talked',
    fake,
    path: '/',
    act: async me => {
      await row(me)
      const t = me.words(enterWords)
      await me.fill(t.newcomer, 'Ana Nueva')
      await me
        .find('group', 'Ana Nueva')
        .getByRole('button', { name: me.words(resultWords).canvassed })
        .click()
      await me.find('textbox', t.note).scrollIntoViewIfNeeded()
    },
  },
]
