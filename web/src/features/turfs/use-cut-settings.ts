import { useDeferredValue, useMemo, useState } from 'react'
import type { Area, Place } from '@porchlight/shared/canvass/areas'
import type { CutHow } from '@porchlight/shared/canvass/cut-ways'

/** The ways to cut that people choose from. `again`: the doors where nobody was home. */
export const WAYS = ['count', 'balanced', 'precincts', 'areas', 'streets', 'drawn', 'again'] as const
export type Way = (typeof WAYS)[number]

/** What the organizer has chosen so far; each way keeps its own, so that going back and forth loses nothing. */
export interface CutSettings {
  readonly way: Way
  /** Doors each. */
  readonly size: number
  /** Turfs. */
  readonly count: number
  readonly isBySide: boolean
  readonly streets: readonly string[]
  readonly sides: readonly string[]
  readonly precincts: readonly string[]
  /** Corners of the line that is drawn around doors. */
  readonly ring: readonly Place[]
  /** Of the file of borders. */
  readonly areas: readonly Area[]
}

export interface Settings {
  readonly settings: CutSettings
  readonly set: (next: Partial<CutSettings>) => void
  /** As the last settled numbers say: typing does not cut at every key. */
  readonly how: CutHow
  /** `how` says what stands on the screen. */
  readonly isSettled: boolean
}

export function useCutSettings(first: Partial<CutSettings>): Settings {
  const [settings, setAll] = useState<CutSettings>(() => ({
    way: 'count',
    size: 40,
    count: 2,
    isBySide: false,
    streets: [],
    sides: [],
    precincts: [],
    ring: [],
    areas: [],
    ...first,
  }))
  const settled = useDeferredValue(settings)
  const how = useMemo(() => howOf(settled), [settled])
  return { settings, set: next => setAll(now => ({ ...now, ...next })), how, isSettled: settled === settings }
}

function howOf({ way, size, count, isBySide, streets, sides, precincts, ring, areas }: CutSettings): CutHow {
  switch (way) {
    case 'count':
    case 'again':
      return { way: 'count', size }
    case 'balanced':
      return { way: 'balanced', count }
    case 'precincts':
      return { way: 'precincts', names: precincts, size }
    case 'areas':
      return { way: 'areas', areas, size }
    case 'drawn':
      return { way: 'drawn', area: ring.length < 3 ? undefined : { name: '', polygons: [[ring]] } }
    case 'streets':
      return isBySide ? { way: 'sides', keys: sides } : { way: 'streets', keys: streets }
  }
}
