import type { DoorState } from '@porchlight/shared/canvass/doors'

/** One shape a state; the words beside it say the same. */
const SHAPE: Readonly<Record<DoorState, string>> = {
  untouched: 'M5 12h14',
  'not-home': 'M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z',
  partly: 'M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM12 5v14',
  done: 'M5 12.5l4.5 4.5L19 7',
  'no-entry': 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  'no-address': 'M6 6l12 12M18 6L6 18',
  'do-not-contact': 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM6.5 6.5l11 11',
}

export const StateMark = ({ state }: { readonly state: DoorState }) => (
  <span className={`state-mark state-${state}`} aria-hidden="true">
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
      <path d={SHAPE[state]} />
    </svg>
  </span>
)
