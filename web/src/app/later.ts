import { lazy } from 'react'
import type { FeatureRoute } from './route.ts'

let come = () => {}

/** Who draws a screen whose code has come. */
export const onCome = (draw: () => void) => void (come = draw)

/**
 * A screen whose code is loaded when it is first shown. React by itself draws it no sooner than 0.3 s after the sign of
 * waiting, however soon it has come; what is asked of it from outside it draws at once.
 */
export const later = (load: () => Promise<{ default: FeatureRoute['Screen'] }>) => lazy(() => load().finally(() => setTimeout(come)))
