import { useEffect, useSyncExternalStore } from 'react'

const DAY = 24 * 60 * 60 * 1000

/** Whether this phone's clock is more than a day off, by a server's `Date` header; unknown is no. */
export function isClockOff(served: string | null, now: number): boolean {
  const there = served === null ? Number.NaN : Date.parse(served)
  return Math.abs(now - there) > DAY
}

/** Screens come and go; a clock is put right seldom. */
const SELDOM = 10 * 60 * 1000

let isOff = false
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
  isOff = isClockOff(answer.headers.get('date'), Date.now())
  for (const listener of listeners) listener()
}

export function useClockOff(link: string): boolean {
  useEffect(() => {
    if (link === 'online') void ask()
  }, [link])
  return useSyncExternalStore(subscribe, () => isOff)
}
