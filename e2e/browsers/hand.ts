import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Query, inPage } from './in-page.ts'
import type { Finger, Screen } from './screen.ts'

/** A usable line delivers within ten seconds (P4.1); a loaded machine takes much longer to draw. */
const PATIENCE = 90_000
const LOOK_EVERY = 50

/** What unfolds has no role of that name; a row and a state of the work are found by what they hold, which is not their name. */
const NAMED_BY_US = new Set(['disclosure', 'row', 'status'])

type Name = string | RegExp

export const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
export const begins = (words: string): RegExp => new RegExp(`^${escaped(words)}`)
const pattern = (name: Name): string => (typeof name === 'string' ? `^${escaped(name)}$` : name.source)
export const query = (role: string, name?: Name, more: Partial<Query> = {}): Query => ({ role, ...(name === undefined ? {} : { name: pattern(name) }), ...more }) // prettier-ignore

/** Somebody with a phone, in whichever browser: acts by role and accessible name, and waits until a thing is there. */
export class Hand {
  readonly name: string
  readonly screen: Screen
  readonly #origin: string
  readonly #unknown: Set<string>
  readonly #asked = new Set<string>()

  /** `unknown` takes what the browser's own accessibility tree calls otherwise. */
  constructor(name: string, screen: Screen, origin: string, unknown: Set<string>) {
    this.name = name
    this.screen = screen
    this.#origin = origin
    this.#unknown = unknown
  }

  go(path: string): Promise<void> {
    return this.screen.open(new URL(path, this.#origin).href)
  }

  /** Waits until a look at the screen finds something. */
  async until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
    const end = Date.now() + PATIENCE
    let last = ''
    while (Date.now() < end) {
      // A page that is just being replaced answers nothing; what it says in the end is told.
      const found = await look().catch((error: unknown) => {
        last = String(error).split('\n')[0]!
        return undefined
      })
      if (found !== undefined && found !== false) return found
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY))
    }
    throw new Error(`${this.name} waited in vain for ${what}. ${last} On the screen: ${(await this.words()).slice(0, 400)}`)
  }

  async find(wanted: Query): Promise<Finger> {
    const finger = await this.until(JSON.stringify(wanted), () => this.screen.element(inPage, wanted, 'first'))
    await this.#ask(wanted, finger)
    return finger
  }

  names(wanted: Query): Promise<readonly string[]> {
    return this.screen.run(inPage, wanted, 'names') as Promise<readonly string[]>
  }

  /** The names of all of these, once there is one. */
  some(wanted: Query): Promise<readonly string[]> {
    return this.until(JSON.stringify(wanted), async () => {
      const names = await this.names(wanted)
      return names.length > 0 && names
    })
  }

  /** Is it what the browser itself says to a screen reader? Asked once for each thing. */
  async #ask(wanted: Query, finger: Finger): Promise<void> {
    const key = JSON.stringify(wanted)
    if (wanted.label || NAMED_BY_US.has(wanted.role) || this.#asked.has(key)) return
    this.#asked.add(key)
    const [name] = await this.names(wanted)
    const told = name && (await finger.toldAs(wanted.role, name).catch(() => undefined))
    if (told) this.#unknown.add(`${wanted.role} “${name}” is ${told}`)
  }

  async tap(wanted: Query): Promise<void> {
    await this.until(`a tap on ${JSON.stringify(wanted)}`, async () => {
      const finger = await this.find({ ...wanted, enabled: true })
      await finger.tap()
      return true
    })
  }

  press = (name: Name, within?: Query): Promise<void> => this.tap(query('button', name, { within }))
  follow = (name: Name, within?: Query): Promise<void> => this.tap(query('link', name, { within }))
  choose = (group: string, option: Name): Promise<void> =>
    this.tap(query('radio', option, { within: query('radiogroup', group), label: true }))

  async fill(label: Name, words: string): Promise<void> {
    await this.tap(query('textbox', label))
    await this.screen.control('a')
    await this.screen.type(words)
  }

  /** One of a list that unfolds. */
  async pick(label: Name, option: string): Promise<void> {
    await this.until(`“${option}” of ${String(label)}`, async () => {
      await (await this.find(query('combobox', label))).pick(option)
      return true
    })
  }

  /** What stands under a title that unfolds. */
  async unfold(title: Name): Promise<void> {
    const isOpen = (await this.screen.run(inPage, query('disclosure', title), 'open')) === true
    if (!isOpen) await this.tap(query('disclosure', title))
  }

  /** The phone's own file chooser is beyond every driver: the file goes into the field behind the button. */
  async give(button: Name, path: string): Promise<void> {
    await this.find(query('button', button))
    const field = await this.until('the file field', () => this.screen.element(inPage, query('button', button), 'field'))
    await field.give(path)
  }

  /** Presses what gives a file, and answers its text. */
  async download(button: Name): Promise<string> {
    const before = new Set(readdirSync(this.screen.downloads))
    await this.press(button)
    const name = await this.until('the file', async () => {
      const fresh = readdirSync(this.screen.downloads).filter(file => !before.has(file))
      // While it is on its way it has another name beside its own.
      return fresh.length === 1 && statSync(join(this.screen.downloads, fresh[0]!)).size > 0 && fresh[0]
    })
    return readFileSync(join(this.screen.downloads, name), 'utf8')
  }

  async see(heading: Name): Promise<void> {
    await this.find(query('heading', heading, { level: 1 }))
  }

  words(): Promise<string> {
    return this.screen.run(() => document.body.innerText)
  }

  async read(words: RegExp): Promise<void> {
    await this.until(String(words), async () => words.test(await this.words()))
  }

  /** Waits until the line about the work says this. */
  async status(words: RegExp): Promise<void> {
    await this.until(`${words} as the state of the work`, async () => words.test((await this.names(query('status')))[0] ?? ''))
  }
}
