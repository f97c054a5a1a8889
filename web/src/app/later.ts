import { lazy } from 'react'
import type { FeatureRoute } from './route.ts'

let come = () => {}

/** Who draws a screen whose code has come. */
export const onCome = (draw: () => void) => void (come = draw)

const notCome = () => import('./NotCome.tsx')

/** On a first visit, ahead of every screen: what says that one does not come has to be here by then. */
export function fetchNotCome(): void {
  if (!navigator.serviceWorker?.controller) void notCome().catch(() => undefined)
}

/**
 * A screen whose code is loaded when it is first shown; where that does not come, what says so stands in its place until it
 * does. React by itself draws it no sooner than 0.3 s after the sign of waiting, however soon it has come; what is asked of
 * it from outside it draws at once.
 */
export const later = (load: () => Promise<{ default: FeatureRoute['Screen'] }>) =>
  lazy(() =>
    load()
      .catch(async (failed: unknown) => ({ default: (await notCome()).inPlaceOf(load, failed) }))
      .finally(() => setTimeout(come)),
  )
