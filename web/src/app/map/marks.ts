import type { DoorState } from '@porchlight/shared/canvass/doors'

/** How a door stands, as the map shows it. `free`: in no turf. */
export const MARKS = [
  'untouched',
  'not-home',
  'partly',
  'done',
  'no-entry',
  'no-address',
  'do-not-contact',
  'free',
] as const satisfies readonly (DoorState | 'free')[]
export type MarkName = (typeof MARKS)[number]

export interface Mark {
  /** Drawn in a square of 16 points, its middle at 8, 8. */
  readonly path: string
  readonly isFilled: boolean
  /** A token of the theme, without its dashes. */
  readonly tone: 'ink' | 'porch' | 'go' | 'stop' | 'quiet'
}

/** Shape first: whoever sees no colours tells them apart as well. */
export const MARK: Readonly<Record<MarkName, Mark>> = {
  untouched: { path: 'M3 8a5 5 0 1 0 10 0a5 5 0 1 0-10 0z', isFilled: false, tone: 'ink' },
  'not-home': { path: 'M3 8a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM3 8h10', isFilled: false, tone: 'porch' },
  partly: { path: 'M8 2.5 14 13H2z', isFilled: true, tone: 'porch' },
  done: { path: 'M3 3h10v10H3z', isFilled: true, tone: 'go' },
  'no-entry': { path: 'M3 3l10 10M13 3 3 13', isFilled: false, tone: 'stop' },
  'no-address': { path: 'M2 8h12', isFilled: false, tone: 'quiet' },
  'do-not-contact': { path: 'M8 1.5 14.5 8 8 14.5 1.5 8z', isFilled: true, tone: 'stop' },
  free: { path: 'M6 8a2 2 0 1 0 4 0a2 2 0 1 0-4 0z', isFilled: true, tone: 'quiet' },
}
