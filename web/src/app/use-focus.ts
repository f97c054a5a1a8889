import { useEffect } from 'react'

/**
 * Keyboards and screen readers are never put back to the top of the page. After a move the heading of the new screen has
 * the focus, also when the screen has to be fetched from the phone first; and so has it when what had the focus is gone,
 * as "Undo" is once it has undone. It comes with the frame after the new picture: to find the heading the screen has to be
 * laid out, and whoever has tapped waits for the picture.
 */
export function useFocus(location: string): void {
  useEffect(() => keeper.start(), [])
  useEffect(() => keeper.moved(location), [location])
}

const keeper = createKeeper()

function createKeeper() {
  let at: string | undefined
  let isDue = false
  let isComing = false
  let had: Element | null = null

  function give(): void {
    const heading = headingShown()
    if (!heading || !(isDue || isLost())) return
    isDue = false
    // A field that a screen begins with has taken it by itself.
    if (heading.closest('main')?.contains(document.activeElement) && document.activeElement?.matches('input, textarea')) return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
  }

  const isLost = () => document.activeElement === document.body && had !== null && !had.isConnected

  /** Later also than whoever gives the focus back by itself, as a closing sheet does in the next frame. */
  function soon(): void {
    if (isComing) return
    isComing = true
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        isComing = false
        give()
      }),
    )
  }

  function look(): void {
    if (isDue || isLost()) soon()
  }

  return {
    start() {
      const note = (event: FocusEvent) => (had = event.target as Element)
      const observer = new MutationObserver(look)
      document.addEventListener('focusin', note)
      observer.observe(document.body, { childList: true, subtree: true })
      return () => {
        document.removeEventListener('focusin', note)
        observer.disconnect()
      }
    },
    moved(location: string) {
      // The page's first screen is where the browser begins by itself.
      isDue = at !== undefined && at !== location
      at = location
      look()
    },
  }
}

/** Undefined while the screen is on its way: React keeps the old one, hidden, until it is there. */
const headingShown = () => [...document.querySelectorAll<HTMLElement>('main h1')].find(heading => heading.checkVisibility())
