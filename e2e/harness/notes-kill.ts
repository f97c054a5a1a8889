// [N2] Whatever was typed into a note more than 300 ms ago survives the kill of the browser, though nobody has waited for
// "Saved". The ledger of every letter and the moment the app had taken it is kept outside of the browser; the browser ends
// by SIGKILL at a random moment, the relay with it, so that nothing but the phone's own disk can bring a letter back.
// The 300 ms are those of a machine that has time: by as much as a bare timer and a strict write in a page beside are late,
// the app may be late too (starvation.ts); on a quiet machine that is nothing.
//
//     node e2e/harness/notes-kill.ts --kills 200 --lanes 2 --seed 1
import { parseArgs } from 'node:util'
import type { Random } from '@porchlight/shared/base/ports'
import { builtApp } from '../app.ts'
import { Person } from '../people.ts'
import { startRelay, type TestRelay } from '../relay.ts'
import { below, pick, seeded } from '../seeded.ts'
import { watchStarvation } from './starvation.ts'

export interface Plan {
  readonly kills: number
  readonly seed: number
  /** Phones at once. */
  readonly lanes?: number
  /** Kills of each note, before a new one is begun. */
  readonly each?: number
}

export interface Outcome {
  readonly kills: number
  readonly typed: number
  /** What is not as it should be after a relaunch: must stay empty. */
  readonly losses: readonly string[]
  /** For each kill the age in ms of the oldest letter that did not survive it; 0 where all did. */
  readonly ages: readonly number[]
}

interface Key {
  /** What it adds to the text; a new line adds nothing that is read. */
  readonly letter: string
  /** When the app had been given it, and had drawn it; undefined if the kill came first. */
  at: number | undefined
}

/** What may still be lost. */
const PROMISED = 300
/** Somebody types so long at most before the battery is pulled. */
const WINDOW = 2_500
/** From one letter to the next: from hurried to hesitant. */
const PACES = [15, 60, 180] as const
/** What some notes begin with: five pages. */
const LONG = Array.from({ length: 150 }, (_, i) => `Line ${i}: what was said of the hall, the chairs and who brings them.`).join(' ')

const hex = (random: Random): string => Buffer.from(random.bytes(8)).toString('hex')

/** Types until the browser is gone. Every key is in the ledger before it goes down, and its time when the app has taken it. */
async function type(person: Person, random: Random, ledger: Key[]): Promise<void> {
  const pace = pick(random, PACES)
  try {
    for (;;) {
      const isLine = below(random, 25) === 0
      const letter = String.fromCodePoint(97 + below(random, 26))
      const key: Key = { letter: isLine ? '' : letter, at: undefined }
      ledger.push(key)
      await person.page.keyboard.press(isLine ? 'Enter' : letter)
      key.at = performance.now()
      await new Promise(resolve => setTimeout(resolve, random.unit() * pace))
    }
  } catch {
    // The browser was killed; what did not go down by then was never promised.
  }
}

const textOf = (person: Person) => person.notes.text.evaluate(one => one.textContent!)

/** How many of the keys the text has, where it was typed at the beginning or the end of `before`; -1 if it has anything else. */
export function survivors(before: string, isAtEnd: boolean, ledger: readonly Pick<Key, 'letter'>[], now: string): number {
  const typed = isAtEnd ? now.slice(before.length) : now.slice(0, now.length - before.length)
  if (now !== (isAtEnd ? before + typed : typed + before)) return -1
  let count = 0
  for (let at = 0; count < ledger.length; count++) {
    const { letter } = ledger[count]!
    if (typed.slice(at, at + letter.length) !== letter) break
    at += letter.length
  }
  const read = ledger.slice(0, count).reduce((sum, key) => sum + key.letter.length, 0)
  return read === typed.length ? count : -1
}

interface Round {
  readonly typed: number
  readonly age: number
  readonly loss: string | undefined
  /** Nothing can be asked of this phone any more. */
  readonly ended?: true
}

async function round(person: Person, relay: TestRelay, note: string, random: Random): Promise<Round> {
  const isAtEnd = below(random, 3) > 0
  const lateness = await watchStarvation(person.phone.context)
  await person.page.bringToFront()
  const before = await textOf(person)
  await person.notes.text.focus()
  await person.page.keyboard.press(isAtEnd ? 'Control+End' : 'Control+Home')
  const ledger: Key[] = []
  const typing = type(person, random, ledger)
  await new Promise(resolve => setTimeout(resolve, random.unit() * WINDOW))
  const at = performance.now()
  const late = Math.round(lateness())
  await Promise.all([person.phone.kill(), relay.kill()])
  await typing
  await person.phone.launch()
  const opened = await person.notes.open(note).catch((error: unknown) => String(error))
  if (opened) {
    const seen = await person.page.locator('body').ariaSnapshot()
    return { typed: ledger.length, age: 0, loss: `the note did not open again: ${opened} ${seen}`, ended: true }
  }
  const now = await textOf(person)
  // The caret may not have moved yet when the first key goes down on a busy phone: wherever it was, the letters count.
  const kept = Math.max(survivors(before, isAtEnd, ledger, now), survivors(before, !isAtEnd, ledger, now))
  if (kept < 0) return { typed: ledger.length, age: 0, loss: `another text than was typed: ${JSON.stringify({ before, ledger, now })}` }
  const oldest = ledger.slice(kept).find(key => key.letter !== '')?.at ?? at
  const age = Math.max(0, at - oldest)
  const isLost = age > PROMISED + late
  const loss = `a letter typed ${Math.round(age)} ms before the kill, where a write beside was ${late} ms late`
  return { typed: ledger.length, age, loss: isLost ? loss : undefined }
}

async function lane(name: string, { kills, seed, each = 12 }: Plan, done: (round: Round) => void): Promise<void> {
  const random = seeded(seed)
  const relay = await startRelay({ app: await builtApp() })
  const person = await Person.arrive(name, { origin: relay.origin })
  try {
    await person.begin.startGroup('Killed While Typing')
    await person.installed()
    for (let count = 0; count < kills;) {
      const note = hex(random)
      await person.notes.open(note)
      if (below(random, 2) === 0) {
        await person.notes.text.focus()
        await person.page.keyboard.insertText(LONG)
        await person.saved()
      }
      for (let i = 0; i < each && count < kills; i++, count++) {
        // Sending and compacting go on while somebody types, or there is no signal.
        if (relay.pid < 0 && below(random, 2) === 0) await relay.start()
        const one = await round(person, relay, note, random)
        done(one)
        if (one.ended) return
      }
    }
  } finally {
    await person.leave()
    await relay.dispose()
  }
}

export async function notesKill(plan: Plan, log: (line: string) => void = () => {}): Promise<Outcome> {
  const lanes = plan.lanes ?? 1
  const losses: string[] = []
  const ages: number[] = []
  let typed = 0
  const done = (one: Round): void => {
    typed += one.typed
    ages.push(Math.round(one.age))
    if (one.loss) losses.push(one.loss)
    log(
      `${ages.length} kills, ${typed} keys, ${losses.length} losses; oldest lost now ${Math.round(one.age)} ms${one.loss ? `: ${one.loss}` : ''}`,
    )
  }
  const kills = Math.ceil(plan.kills / lanes)
  await Promise.all(Array.from({ length: lanes }, (_, i) => lane(`Lane ${i}`, { ...plan, kills, seed: plan.seed + i }, done)))
  return { kills: ages.length, typed, losses, ages }
}

if (import.meta.main) {
  const option = { type: 'string' } as const
  const { values } = parseArgs({ options: { kills: option, seed: option, lanes: option } })
  const { kills = '200', seed = '1', lanes = '2' } = values
  const outcome = await notesKill({ kills: Number(kills), seed: Number(seed), lanes: Number(lanes) }, console.log)
  const sorted = outcome.ages.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
  console.log(`age of the oldest letter lost: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`)
  console.log(JSON.stringify(outcome))
  process.exitCode = outcome.losses.length === 0 ? 0 : 1
}
