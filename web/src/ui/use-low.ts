import type { RefObject } from 'react'
import { useEffect, useLayoutEffect, useRef } from 'react'

/** What the fixed parts may take of the screen's height; more, and what is read has no room between them. */
const MOST = 0.6

/**
 * Marks the screen `data-low` while header and actions leave too little between them, so that everything scrolls.
 * Measured, because no media query knows how tall words are at 200 % on a small phone. `onScroller` is told which part scrolls.
 */
export function useLow(onScroller?: (part: HTMLElement | null) => void): RefObject<HTMLElement | null> {
  const screen = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    onScroller?.(screen.current && scrollerOf(screen.current))
    return () => onScroller?.(null)
  }, [onScroller])
  useEffect(() => {
    const whole = screen.current
    if (!whole) return
    const parts = [...whole.querySelectorAll<HTMLElement>(':scope > .screen-head, :scope > .screen-actions')]
    const measure = () => {
      const fixed = parts.reduce((sum, part) => sum + part.offsetHeight, 0)
      whole.toggleAttribute('data-low', fixed > whole.clientHeight * MOST)
      onScroller?.(scrollerOf(whole))
    }
    const observer = new ResizeObserver(measure)
    for (const part of [whole, ...parts]) observer.observe(part)
    return () => observer.disconnect()
  })
  return screen
}

const scrollerOf = (screen: HTMLElement): HTMLElement | null =>
  screen.hasAttribute('data-low') ? screen : screen.querySelector<HTMLElement>(':scope > .screen-body')
