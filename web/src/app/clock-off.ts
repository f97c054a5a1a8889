import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { useSetting } from './services.tsx'

const DAY = 24 * 60 * 60 * 1000

/** By how many milliseconds this phone's clock is off, by a server's `Date` header; up to a day, or unknown, is 0. */
export function clockOffBy(served: string | null, now: number): number {
  const off = now - (served === null ? Number.NaN : Date.parse(served))
  return Math.abs(off) > DAY ? off : 0
}

/** What was said once is said again where the clock has become another one, and is still off. */
export const isToldOff = (told: number, off: number): boolean => told !== 0 && Math.abs(told - off) < DAY / 2

/** Screens come and go; a clock is put right seldom. */
const SELDOM = 10 * 60 * 1000

/** Undefined: nobody has been asked. */
let offBy: number | undefined
let askedAt = Number.NEGATIVE_INFINITY
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Asks the server that the app came from what time it is; nothing else is told to it than that somebody asks. */
async function ask(): Promise<void> {
  if (performance.now() - askedAt < SELDOM) return
  askedAt = performance.now()
  const answer = await fetch('/healthz', { method: 'HEAD', cache: 'no-store' }).catch(() => undefined)
  if (!answer) return void (askedAt = Number.NEGATIVE_INFINITY)
  offBy = clockOffBy(answer.headers.get('date'), Date.now())
  for (const listener of listeners) listener()
}

export interface ClockOff {
  readonly isOff: boolean
  /** Its owner has read it, and the clock is what it was then. */
  readonly isRead: boolean
  readonly dismiss: () => void
}

export function useClockOff(link: string): ClockOff {
  const [told, setTold] = useSetting('clock-off', 0)
  const off = useSyncExternalStore(subscribe, () => offBy)
  useEffect(() => {
    if (link === 'online') void ask()
  }, [link])
  // Once it was right, the next time is news.
  useEffect(() => {
    if (off === 0 && told !== 0) void setTold(0)
  }, [off, told, setTold])
  const dismiss = useCallback(() => void setTold(off ?? 0), [off, setTold])
  return { isOff: off !== undefined && off !== 0, isRead: off !== undefined && isToldOff(told, off), dismiss }
}
