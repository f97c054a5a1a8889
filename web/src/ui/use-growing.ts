import type { RefObject } from 'react'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** No row is lower than a finger's target with its gap. */
const ROW = 56
/** So few at once that nobody who touches the screen meanwhile waits for them. */
const STEP = 4
/** A page that nobody sees has no frames. */
const UNSEEN_MS = 500

export interface Grown {
  readonly from: number
  readonly to: number
}

/**
 * Of `total` rows, those that fill the screen around row `at`, which are soon painted; then the others, a few at a time,
 * until it is all of them. `kept` is a row of the first ones: where it stands on the screen it stays, whatever comes above it.
 */
export function useGrowing(total: number, at: number, kept: RefObject<HTMLElement | null>): Grown {
  const [shown, setShown] = useState(() => screenful(total, at, Math.ceil(innerHeight / ROW)))
  const isWhole = shown.from === 0 && shown.to >= total
  useEffect(() => {
    if (isWhole) return
    const grow = () => {
      end()
      const before = topOf(kept.current)
      flushSync(() => setShown(({ from, to }) => ({ from: Math.max(0, from - STEP), to: to + STEP })))
      const moved = topOf(kept.current) - before
      if (moved !== 0) scrollerOf(kept.current)?.scrollBy(0, moved)
    }
    let turn: ReturnType<typeof setTimeout> | undefined
    // The frame after the one that shows what is there; then what else waits.
    let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(() => (turn = setTimeout(grow)))))
    const unseen = setTimeout(grow, UNSEEN_MS)
    const end = () => {
      cancelAnimationFrame(frame)
      clearTimeout(turn)
      clearTimeout(unseen)
    }
    return end
  }, [shown, isWhole, kept])
  return isWhole ? { from: 0, to: Infinity } : shown
}

/** So many rows with row `at` in their middle, or as near to it as the ends of the list allow. */
export function screenful(total: number, at: number, rows: number): Grown {
  const from = Math.max(0, Math.min(at - Math.floor(rows / 2), total - rows))
  return { from, to: from + rows }
}

const topOf = (row: HTMLElement | null): number => row?.getBoundingClientRect().top ?? 0

function scrollerOf(row: HTMLElement | null): Element | undefined {
  for (let part = row?.parentElement; part; part = part.parentElement) if (/auto|scroll/.test(getComputedStyle(part).overflowY)) return part
  return undefined
}
