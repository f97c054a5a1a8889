import type { Recurrence } from './recurrence.ts'
import type { Wall } from './zone.ts'

/** One event of a calendar file, as meetings give it and calendar/ics.ts writes it. */
export interface CalendarEvent {
  /** The same for ever: by it a calendar knows the event again. */
  readonly uid: string
  /** Grows with every change. */
  readonly sequence: number
  /** When it was changed last, milliseconds; 0: not known. */
  readonly changedAt: number
  readonly start: Wall
  /** IANA. */
  readonly zone: string
  readonly minutes: number
  readonly title: string
  readonly description: string
  readonly place: string
  /** To join from afar. */
  readonly link: string
  readonly cancelled: boolean
  readonly rule?: Recurrence
  /** The last date of the rule; empty: without end. */
  readonly until?: string
  /** One date of the rule, moved or changed: where the rule had put it. */
  readonly replaces?: Wall & { readonly zone: string }
}
