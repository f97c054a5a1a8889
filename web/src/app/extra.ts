import type { ComponentType } from 'react'
import { lazy } from 'react'

/**
 * A part that a screen can do without. Where it is not on this phone yet and the line does not bring it (somebody has just
 * joined and walks off), nothing stands in its place, and all the rest works.
 */
export const extra = <P extends object>(load: () => Promise<{ readonly default: ComponentType<P> }>): ComponentType<P> =>
  lazy(() => load().catch((): { default: ComponentType<P> } => ({ default: () => null })))
