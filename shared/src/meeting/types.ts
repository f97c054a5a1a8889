import type { Recurrence } from '../base/recurrence.ts'

/**
 * The words of meetings as plain data. Times of the wall are texts (`2026-12-03`, `18:30`) with the IANA name of their
 * zone, moments are milliseconds since 1970, ids 16 hex digits. A "who" is a person's id (16 hex digits) or, for somebody
 * who is linked to no person, a member's (32).
 */

/** When and where. */
export interface MeetingPlan {
  readonly title: string
  readonly date: string
  readonly time: string
  /** IANA: `America/New_York`. */
  readonly zone: string
  /** How long, in minutes. */
  readonly minutes: number
  /** Where, as people say it; may be empty. */
  readonly place: string
  /** To join from afar; may be empty. */
  readonly link: string
  /** What it is for, in a sentence. */
  readonly purpose: string
}

export interface Meeting extends MeetingPlan {
  readonly id: string
  readonly series: string | undefined
  /** The date the series gave it, before anybody moved it. */
  readonly on: string | undefined
  readonly cancelled: boolean
  /** How often its plan was changed: SEQUENCE of its calendar event. */
  readonly revision: number
  /** When its plan was written last; 0 where it is only a date of a series. */
  readonly changedAt: number
  /** The moment it begins, computed from date, time and zone. */
  readonly startsAt: number
  readonly endsAt: number
}

/** A stretch of a series within which all is the same but the dates. */
export interface SeriesPart extends Omit<MeetingPlan, 'date'> {
  /** From this date on. */
  readonly from: string
  /** The last date it may have, or empty: without end. */
  readonly until: string
  readonly rule: Recurrence
}

export interface Series {
  readonly id: string
  /** By `from`; at least one. */
  readonly parts: readonly SeriesPart[]
  /** The last date it may have, or empty. */
  readonly until: string
  readonly cancelled: boolean
  readonly revision: number
  readonly changedAt: number
}

/** What somebody changed about one meeting (of a series or single), field by field. */
export interface MeetingRecord {
  readonly id: string
  readonly series: string | undefined
  readonly on: string | undefined
  readonly plan: Partial<MeetingPlan>
  readonly cancelled: boolean
  readonly revision: number
  readonly changedAt: number
}

export interface MeetingsView {
  readonly series: readonly Series[]
  readonly records: readonly MeetingRecord[]
}

export const ANSWERS = ['coming', 'maybe', 'not'] as const
export type AnswerWord = (typeof ANSWERS)[number]
export interface Answer {
  readonly who: string
  readonly answer: AnswerWord
  readonly at: number
  /** Member id of who said so: may be somebody else. */
  readonly by: string
}

export interface Attendance {
  readonly who: string
  readonly here: boolean
  readonly at: number
  readonly by: string
}

/** Kinds of agenda items, by how people take part. */
export const ITEM_KINDS = ['discussion', 'introduction', 'report', 'breakout', 'panel', 'straw-poll', 'vote', 'decision', 'break'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

export const ITEM_STATES = ['open', 'done', 'later'] as const
export type ItemState = (typeof ITEM_STATES)[number]

export interface AgendaItem {
  readonly id: string
  /** Fractional key of its place (base/order-key.ts). */
  readonly order: string
  readonly title: string
  readonly purpose: string
  readonly kind: ItemKind
  /** A who, or a name as written, or empty. */
  readonly lead: string
  /** 0: no time set. */
  readonly minutes: number
  readonly outcome: string
  /** `done`: dealt with; `later`: put off on purpose. */
  readonly state: ItemState
  /** Where it was carried from. */
  readonly from: { readonly meeting: string; readonly item: string } | undefined
  readonly removed: boolean
}

export type NewItem = { readonly id: string; readonly title: string } & Partial<
  Pick<AgendaItem, 'purpose' | 'kind' | 'lead' | 'minutes' | 'outcome' | 'from'>
>

/** One touch of the meeting's clock, written once. */
export interface ClockLine {
  readonly id: string
  /** One more than the highest its author had seen: phones' clocks differ, what came after what does not. */
  readonly n: number
  readonly what: 'start' | 'item' | 'pause' | 'resume' | 'end'
  readonly item: string | undefined
  readonly at: number
  readonly by: string
}

export interface AgendaView {
  /** In order. */
  readonly items: readonly AgendaItem[]
  readonly removed: readonly AgendaItem[]
  /** In order. */
  readonly clock: readonly ClockLine[]
  readonly answers: readonly Answer[]
  readonly attendance: readonly Attendance[]
}

export const DECIDED_BY = ['consent', 'vote', 'straw-poll', 'other'] as const
export type DecidedBy = (typeof DECIDED_BY)[number]

/** A decision as it stands, corrections included. */
export interface Decision {
  readonly id: string
  readonly wording: string
  /** `YYYY-MM-DD` */
  readonly date: string
  /** A who, or a name as written, or empty. */
  readonly owner: string
  readonly how: DecidedBy
  /** How it was counted or anything to remember about it. */
  readonly note: string
  /** Empty: decided outside of a meeting. */
  readonly meeting: string
  readonly item: string
  /** To be looked at again; `YYYY-MM-DD` or empty. */
  readonly review: string
  readonly withdrawn: boolean
  readonly at: number
  readonly by: string
  readonly corrections: readonly Line[]
}

/** What somebody has promised to do. */
export interface Task {
  readonly id: string
  readonly what: string
  readonly owner: string
  /** `YYYY-MM-DD` or empty. */
  readonly due: string
  readonly meeting: string
  readonly item: string
  readonly done: boolean
  /** The moment it was said to be done. */
  readonly doneAt: number | undefined
  /** No longer to be done. */
  readonly dropped: boolean
  readonly at: number
  readonly by: string
  readonly corrections: readonly Line[]
}

/** One correction, written once. */
export interface Line {
  readonly id: string
  readonly of: string
  readonly n: number
  readonly at: number
  readonly by: string
  /** What is said anew, by field. */
  readonly set: Readonly<Record<string, string | boolean>>
}

export interface RegisterView {
  /** Newest first; withdrawn ones too. */
  readonly decisions: readonly Decision[]
  /** Open ones first, by due date; then done and dropped, newest first. */
  readonly tasks: readonly Task[]
}
