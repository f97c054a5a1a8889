import { useSyncExternalStore } from 'react'
import { Hidden } from '../ui/Feedback.tsx'

/** What happened just now, for those who do not see it. */
let said = ''
const listeners = new Set<() => void>()

export function announce(words: string): void {
  // The same words again are news again: screen readers tell only what has changed.
  said = words === said ? `${words}\u00a0` : words
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Stays while screens come and go: words in a region that has just appeared are not read out by every screen reader. */
export function Announcer() {
  const words = useSyncExternalStore(subscribe, () => said)
  return (
    <Hidden>
      <span role="status">{words}</span>
    </Hidden>
  )
}
