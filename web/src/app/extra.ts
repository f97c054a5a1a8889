import type { ComponentType } from 'react'
import { lazy } from 'react'

const Nothing = () => null

/**
 * A part that a screen can do without. Where it is not on this phone yet and the line does not bring it (somebody has just
 * joined and walks off), what is given, or nothing, stands in its place, and all the rest works.
 */
export const extra = <P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
  instead: ComponentType<P> = Nothing,
): ComponentType<P> => lazy(() => load().catch((): { default: ComponentType<P> } => ({ default: instead })))
