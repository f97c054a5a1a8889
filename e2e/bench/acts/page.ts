// Runs in the page that is measured: finds what a finger goes for, and notes when the next door is on the screen.
import type { Touch } from './acts.ts'

export interface Spot {
  readonly x: number
  readonly y: number
}

export interface Watched {
  /** Where a finger would touch it, as soon as it is there and may be touched. */
  spot(touch: Touch): Promise<Spot>
  /** A door is open, with people or without, and its buttons take a touch again. */
  atDoor(): Promise<{ readonly hasPeople: boolean }>
  /** From here on touches are noted. */
  begin(): void
  /** Milliseconds from the first touch to the picture of another door, or of the list; and how many touches there were. */
  end(): Promise<{ readonly ms: number; readonly touches: number }>
}

export function watchActs(): void {
  const SELECTORS = {
    button: 'button',
    link: 'a',
    option: 'label.option',
    fold: 'summary',
    field: 'input, textarea',
    person: 'ul[aria-label] a.row',
  }
  const frame = () => new Promise<number>(drawn => requestAnimationFrame(drawn))
  const when = async <T>(look: () => T | undefined): Promise<T> => {
    for (;;) {
      const found = look()
      if (found !== undefined) return found
      await frame()
    }
  }
  const wordsOf = (one: HTMLElement) =>
    ((one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement ? one.labels?.[0] : one)?.textContent ?? '').trim()
  const fits = (one: HTMLElement, { on, words, begins }: Touch) =>
    on === 'person' || (begins ? wordsOf(one).startsWith(words) : wordsOf(one) === words)
  const seen = (touch: Touch): Spot | undefined => {
    const found = [...document.querySelectorAll<HTMLElement>(SELECTORS[touch.on])].find(one => fits(one, touch))
    if (!found || found.matches(':disabled') || found.closest('.resting')) return undefined
    found.scrollIntoView({ block: 'center' })
    const { x, y, width, height } = found.getBoundingClientRect()
    const spot = { x: x + width / 2, y: y + height / 2 }
    const hit = document.elementFromPoint(spot.x, spot.y)
    return hit && (found.contains(hit) || hit.contains(found)) ? spot : undefined
  }
  // `/walk/<turf>/<door>…`: what is in the third place.
  const doorOf = () => location.pathname.split('/')[3] ?? ''
  let touches: number[] = []
  let from = ''
  addEventListener('pointerdown', event => touches.push(event.timeStamp), { capture: true })
  const watched: Watched = {
    spot: touch => when(() => seen(touch)),
    atDoor: () =>
      when(() => {
        const results = document.querySelector('.door-results')
        return results && !document.querySelector('.resting')
          ? { hasPeople: document.querySelector('ul[aria-label] a.row') !== null }
          : undefined
      }),
    begin: () => {
      touches = []
      from = doorOf()
    },
    end: async () => {
      await when(() => (doorOf() !== from && document.querySelector('.door-results, .door-row') ? true : undefined))
      await frame()
      // Painted when the frame after the one that draws it begins.
      const shown = await frame()
      return { ms: shown - touches[0]!, touches: touches.length }
    },
  }
  Object.assign(window, { watched })
}
