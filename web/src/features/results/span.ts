import { dayOf } from '../../app/canvass/days.ts'

/** Whose visits, on which day, between which times of the clock on the wall; as it is typed in. */
export interface Span {
  readonly who: string
  /** `2026-11-22` */
  readonly day: string
  /** `16:05`; both empty: the whole day. */
  readonly from: string
  readonly to: string
}

const clock = (at: number): string => new Date(at).toTimeString().slice(0, 5)

/** From whole minute to whole minute. */
export const spanAround = (who: string, from: number, to: number): Span => ({ who, day: dayOf(from), from: clock(from), to: clock(to) })

/** First and last moment; undefined where that is no span. */
export function timesOf({ day, from, to }: Span): { readonly from: number; readonly to: number } | undefined {
  const start = new Date(`${day}T${from || '00:00'}:00`).getTime()
  const end = new Date(`${day}T${to || '23:59'}:59.999`).getTime()
  return Number.isNaN(start) || Number.isNaN(end) || end < start ? undefined : { from: start, to: end }
}
