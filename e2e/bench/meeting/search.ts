// B17: from the last letter of a word to the picture of what was found in fifty agendas and fifty notes, at four times CPU
// throttling: right after the screen was opened, and for a second word. Bars as B12's: what a screen and a touch may take.
import type { Page } from '@playwright/test'
import { listWords } from '@porchlight/web/features/meet/list-words'
import { builtApp } from '../../app.ts'
import { Person } from '../../people.ts'
import { startRelay } from '../../relay.ts'
import { type BenchRow, median, row } from '../row.ts'
import { MEETINGS, openFifty, RARE } from './fifty.ts'

const ROUNDS = 5
const THROTTLE = 4
const FIELD = `input[type=search]`

type Times = Readonly<Record<'opened' | 'typed', number>>

/** Runs in the page: types a word with its last letter now, and waits until so many are found and drawn. */
function search({
  selector,
  words,
  count,
}: {
  readonly selector: string
  readonly words: string
  readonly count: number
}): Promise<number> {
  const field = document.querySelector<HTMLInputElement>(selector)!
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
  const begun = performance.now()
  set.call(field, words)
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  return new Promise(resolve => {
    const look = () => {
      if (document.querySelectorAll('.hit').length !== count) return void requestAnimationFrame(look)
      requestAnimationFrame(() => resolve(performance.now() - begun))
    }
    look()
  })
}

const found = (page: Page, words: string, count: number) => page.evaluate(search, { selector: FIELD, words, count })

export async function measure(): Promise<Times[]> {
  const relay = await startRelay({ app: await builtApp() })
  const fifty = await openFifty(relay)
  const sam = await Person.arrive('Sam', { origin: relay.origin })
  try {
    sam.patience = 120_000
    await sam.begin.joinByLink({ link: await fifty.link() })
    await sam.go('/meet/search')
    await sam.find('searchbox', listWords.en.words).fill(RARE)
    await sam.read(listWords.en.found(2 * MEETINGS, String(2 * MEETINGS)))
    await sam.delivered()
    const cdp = await sam.phone.context.newCDPSession(sam.page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
    const rounds: Times[] = []
    for (let i = 0; i <= ROUNDS; i++) {
      await sam.page.reload()
      await sam.page.locator(FIELD).waitFor()
      const opened = await found(sam.page, RARE, 2 * MEETINGS)
      const typed = await found(sam.page, 'looks at it', MEETINGS)
      if (i > 0) rounds.push({ opened, typed })
    }
    return rounds
  } finally {
    await sam.leave()
    await fifty.close()
    await relay.dispose()
  }
}

export async function rows(): Promise<BenchRow[]> {
  const rounds = await measure()
  const of = (what: keyof Times) => median(rounds.map(round => round[what]))
  const unit = (what: string) => `ms from the last letter to what was found, ${what}, ${THROTTLE} × CPU`
  return [
    row({ id: 'B17 opened', value: of('opened'), unit: unit('right after opening'), ratio: of('opened'), limit: 2000 }),
    row({ id: 'B17 typed', value: of('typed'), unit: unit('a second word'), ratio: of('typed'), limit: 200 }),
  ]
}

if (import.meta.main) console.log(JSON.stringify(await measure(), null, 2))
