import jsQR from 'jsqr'
import { readSheetCode } from '@porchlight/shared/canvass/sheet-code'
import { paperLinkWords } from '@porchlight/web/app/canvass/paper-words'
import { resultWords } from '@porchlight/web/app/canvass/words'
import { readMiddle } from '@porchlight/web/app/camera/qr-reader'
import { enterWords } from '@porchlight/web/features/paper/enter-words'
import { printWords } from '@porchlight/web/features/paper/words'
import type { Camera } from '../camera.ts'
import { encodePalettePng } from '../screenshots/png.ts'
import { type GreyPicture, type Shake, picturesOf, viewOf } from '../sheet-picture.ts'
import { type Acting, expect } from './acting.ts'
import type { Result } from './walk.ts'

/** A phone held over paper: three rows or so are in the picture, in as many dots as a cheap camera has. */
const VIEW_MM = 60
const VIEW_DOTS = 480
const HAND: Shake = { degrees: 3, blur: 1 }

const TABLE = encodePalettePng({ width: 1, height: 1, rgba: new Uint8ClampedArray([255, 255, 255, 255]) })

export interface Print {
  readonly file: Buffer
  /** For each code, in the order of the sheet, what a camera over it sees. */
  readonly views: readonly ReturnType<typeof viewOf>[]
  /** The letters beside each. */
  readonly letters: readonly string[]
}

/** Walk lists: printing them, and entering what came back. */
export class Paper {
  readonly #me: Acting
  constructor(me: Acting) {
    this.#me = me
  }

  /** Prints the turf that is open. */
  async print(paper: 'letter' | 'a4', size: 'normal' | 'large'): Promise<Print> {
    const t = this.#me.words(printWords)
    const { page } = this.#me
    if (!(await this.#me.find('heading', t.title).isVisible())) await this.#me.follow(this.#me.words(paperLinkWords).print)
    await this.#me.choose(t.paper, t[paper])
    await this.#me.choose(t.size, t[size])
    await expect(page.locator(`.leaf-pages .leaf-${paper}${size === 'large' ? '.leaf-large' : ':not(.leaf-large)'}`).first()).toBeVisible()
    const file = await page.pdf({ preferCSSPageSize: true })
    const pages = picturesOf(file)
    await page.emulateMedia({ media: 'print' })
    const codes = await page.evaluate(() =>
      [...document.querySelectorAll('.leaf-pages .leaf')].flatMap((leaf, nth) => {
        const box = leaf.getBoundingClientRect()
        return [...leaf.querySelectorAll('.qr')].map(qr => {
          const { left, top, width, height } = qr.getBoundingClientRect()
          const mm = (px: number) => (px / 96) * 25.4
          return { nth, x: mm(left - box.left + width / 2), y: mm(top - box.top + height / 2), letters: qr.getAttribute('aria-label')! }
        })
      }),
    )
    await page.emulateMedia({ media: null })
    expect(pages).toHaveLength(codes.at(-1)!.nth + 1)
    return {
      file,
      views: codes.map(({ nth, ...at }) => viewOf(pages[nth] as GreyPicture, at, VIEW_MM, VIEW_DOTS, HAND)),
      letters: codes.map(({ letters }) => letters),
    }
  }

  /** What the app's own reader makes of a view; undefined: nothing. */
  read(view: Print['views'][number]) {
    const text = readMiddle(jsQR as never, VIEW_DOTS, true, side => middle(view, side))
    const code = text === undefined ? undefined : readSheetCode(text)
    return code?.ok ? code.value : undefined
  }

  /** Begins to enter the sheet that somebody else walked with; `views` go round before the camera. */
  async enter(knocker: string, camera: Camera, views: Print['views']): Promise<void> {
    const t = this.#me.words(enterWords)
    camera.film(views.map(({ data, width, height }) => encodePalettePng({ width, height, rgba: data })))
    await this.#me.phone.context.grantPermissions(['camera'])
    await this.#me.follow(this.#me.words(paperLinkWords).enter)
    await this.#me.fill(t.who, knocker)
    await this.#me.press(t.begin)
  }

  /** Lays the sheet aside and goes on without it: a code that lies before the camera would be read again as soon as it is undone. */
  async layAside(camera: Camera): Promise<void> {
    await this.#me.follow(this.#me.words(enterWords).done)
    camera.pointAt(TABLE)
    await this.#me.follow(this.#me.words(paperLinkWords).enter)
  }

  /** Waits until a door has been scanned, and says which. */
  async scanned(): Promise<string> {
    await expect(this.#me.find('button', this.#me.words(enterWords).save)).toBeVisible({ timeout: 30_000 })
    return this.#me.page.getByRole('heading', { level: 1 }).innerText()
  }

  /** A result of the whole door: one touch. */
  wholeDoor(result: Result): Promise<void> {
    const group = this.#me.find('group', this.#me.words(enterWords).door)
    return this.#saving(() => group.getByRole('button', { name: this.#me.words(resultWords)[result] }).click())
  }

  /** Something that closes the row, and waits until it has: one that is entered is not opened again by itself. */
  async #saving(act: () => Promise<void>): Promise<void> {
    const heading = this.#me.page.getByRole('heading', { level: 1 })
    const before = await heading.innerText()
    await act()
    await expect(heading).not.toHaveText(before, { useInnerText: true })
  }

  /** Somebody who is not on the list, with a result, and a note. */
  async someoneNew(name: string, result: Result, note: string): Promise<void> {
    const t = this.#me.words(enterWords)
    await this.#me.fill(t.newcomer, name)
    await this.#me
      .find('group', name)
      .getByRole('button', { name: this.#me.words(resultWords)[result] })
      .click()
    await this.#me.fill(t.note, note)
    await this.#saving(() => this.#me.press(t.save))
  }

  /** Waits until so many doors are entered. */
  async entered(count: number): Promise<void> {
    const t = this.#me.words(enterWords)
    await expect(this.#me.find('heading', `${t.entered} · ${t.count(String(count), count)}`)).toBeVisible()
  }

  async undoLast(): Promise<string> {
    const t = this.#me.words(enterWords)
    const button = this.#me.find('button', new RegExp(`^${t.undo('')}`)).first()
    const what = (await button.innerText()).slice(t.undo('').length)
    await button.click()
    await this.#me.read(t.undone(what))
    return what
  }

  /** The door by the letters beside its code. */
  async type(letters: string): Promise<void> {
    const t = this.#me.words(enterWords)
    await this.#me.fill(t.typed, letters)
    await this.#me.press(t.find)
  }
}

function middle({ data, width }: Print['views'][number], side: number) {
  const from = (width - side) >> 1
  const cut = new Uint8ClampedArray(side * side * 4)
  for (let y = 0; y < side; y++)
    cut.set(data.subarray(((y + from) * width + from) * 4, ((y + from) * width + from + side) * 4), y * side * 4)
  return { data: cut, width: side, height: side }
}
