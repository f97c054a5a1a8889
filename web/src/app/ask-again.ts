/** How code that could not be fetched is asked for again. */
export interface Asking<T> {
  load(): Promise<T>
  /** Whether the app's server, or the copy of the app on this phone, answers just now. */
  answers(): Promise<boolean>
  reload(): void
  /** Whether to reload is worth it without being told to: not again at once, where that has just been done. */
  readonly isFresh: boolean
}

/**
 * Many browsers remember for as long as the page lives that a module could not be fetched, and a style sheet that was lost is
 * not asked for again by the page at all: then only a new page helps, and only where there is something to load it from, or
 * the app would be gone altogether. `byHand`: somebody has asked for it. Resolves to nothing when it has not come.
 */
export function askAgain<T>({ load, answers, reload, isFresh }: Asking<T>, failed: unknown): (byHand: boolean) => Promise<T | undefined> {
  // Modules fail as TypeErrors in every browser, style sheets do not.
  let isLost = !(failed instanceof TypeError)
  let mayReload = isFresh
  return async byHand => {
    if (!isLost) {
      try {
        return await load()
      } catch (error) {
        isLost = !(error instanceof TypeError)
      }
    }
    const isThere = await answers()
    if (isThere && (byHand || mayReload)) reload()
    mayReload = !isThere
    return undefined
  }
}

/** The place above one that has not come: where "Back" leads. */
export function above(place: string): string | undefined {
  const parts = place.split('/').slice(1)
  if (place === '/' || place === '/begin') return undefined
  if (parts.length === 1) return '/'
  // A door and a turf come with the app itself.
  if (parts[0] === 'walk') return `/${parts.slice(0, -1).join('/')}`
  return parts[0] === 'paper' ? '/walk' : `/${parts[0]}`
}
