import type { AgendaItem, AgendaView, ClockLine } from './types.ts'

export interface ClockState {
  readonly state: 'before' | 'running' | 'paused' | 'ended'
  /** The item that is spoken about, or the last one. */
  readonly current: string | undefined
  readonly startedAt: number | undefined
  readonly endedAt: number | undefined
  /** Milliseconds spent on each item so far. */
  readonly spent: Readonly<Record<string, number>>
  /** Items that were begun, in the order in which they were first. */
  readonly begun: readonly string[]
}

/** What the clock says at `now`. Phones' clocks may go back between two lines: no time is ever spent twice or taken back. */
export function clockAt(lines: readonly ClockLine[], now: number): ClockState {
  let state: ClockState['state'] = 'before'
  let current: string | undefined
  let startedAt: number | undefined
  let endedAt: number | undefined
  let last = 0
  const spent: Record<string, number> = {}
  const begun: string[] = []
  const pass = (to: number) => {
    if (state === 'running' && current !== undefined) spent[current] = (spent[current] ?? 0) + Math.max(0, to - last)
    last = Math.max(last, to)
  }
  for (const line of lines) {
    pass(line.at)
    if (line.what === 'item') {
      current = line.item
      if (current !== undefined && !begun.includes(current)) begun.push(current)
    }
    state = line.what === 'end' ? 'ended' : line.what === 'pause' ? 'paused' : 'running'
    startedAt ??= line.at
    endedAt = line.what === 'end' ? line.at : undefined
  }
  pass(now)
  return { state, current, startedAt, endedAt, spent, begun }
}

export interface Pace {
  /** Minutes planned for all items. */
  readonly planned: number
  /** Milliseconds by which the running item is over its time; negative: left. Undefined without a time or an item. */
  readonly itemOver: number | undefined
  /** Milliseconds that all begun items are over (negative: under) what was planned for them. */
  readonly drift: number
  /** When it will be over if every item to come takes its time; those without minutes take none here. */
  readonly endsAt: number
  /** Items to come, the running one among them, of which nobody has said how long they take. */
  readonly untimed: number
}

/** Where the meeting stands against its plan. */
export function paceAt(agenda: Pick<AgendaView, 'items' | 'clock'>, now: number): Pace {
  const { spent, current, state, begun } = clockAt(agenda.clock, now)
  const ms = (item: AgendaItem) => item.minutes * 60_000
  const running = agenda.items.find(item => item.id === current)
  let drift = 0
  let ahead = 0
  let untimed = 0
  for (const item of agenda.items) {
    const used = spent[item.id] ?? 0
    const isCurrent = item.id === current && state !== 'ended'
    // The running item counts only once it is over its time; until then it will take what was planned.
    if (begun.includes(item.id)) drift += isCurrent ? Math.max(0, used - ms(item)) : used - ms(item)
    const isToCome = !isCurrent && !begun.includes(item.id) && item.state === 'open'
    if (isCurrent) ahead += Math.max(0, ms(item) - used)
    else if (isToCome) ahead += ms(item)
    if ((isCurrent || isToCome) && item.minutes === 0) untimed++
  }
  return {
    planned: agenda.items.reduce((all, item) => all + item.minutes, 0),
    itemOver: running && running.minutes > 0 ? (spent[running.id] ?? 0) - ms(running) : undefined,
    drift,
    endsAt: now + ahead,
    untimed,
  }
}

/** When each item would begin, `startsAt` being the meeting's: for the agenda on paper. Milliseconds, by item id. */
export function plannedTimes(items: readonly AgendaItem[], startsAt: number): Readonly<Record<string, number>> {
  const times: Record<string, number> = {}
  let at = startsAt
  for (const item of items) {
    times[item.id] = at
    at += item.minutes * 60_000
  }
  return times
}

/** Items that have neither been begun nor dealt with, in order; never the breaks. */
export function notReached(agenda: Pick<AgendaView, 'items' | 'clock'>): readonly AgendaItem[] {
  const begun = new Set(agenda.clock.map(line => line.item))
  return agenda.items.filter(
    item => item.state === 'later' || (item.state === 'open' && !begun.has(item.id) && item.outcome === '' && item.kind !== 'break'),
  )
}

/**
 * "Re-time the rest": minutes for what is still to come (the running item's rest first), in proportion, so that it ends
 * at `endsAt`. Whole minutes, at least one each. By item id; items without a time stay without.
 */
export function retimed(agenda: Pick<AgendaView, 'items' | 'clock'>, now: number, endsAt: number): Readonly<Record<string, number>> {
  const { begun, current, spent } = clockAt(agenda.clock, now)
  const rest = agenda.items.filter(item => item.minutes > 0 && item.state === 'open' && !begun.includes(item.id))
  const running = agenda.items.find(item => item.id === current)
  const left = running ? Math.max(0, running.minutes * 60_000 - (spent[running.id] ?? 0)) : 0
  const minutes = Math.floor((endsAt - now - left) / 60_000)
  const planned = rest.reduce((all, item) => all + item.minutes, 0)
  const result: Record<string, number> = {}
  let given = 0
  let upTo = 0
  for (const item of rest) {
    upTo += item.minutes
    // By running sums, so that what rounding takes from one it gives to another.
    const share = Math.max(1, Math.round((upTo / planned) * Math.max(0, minutes)) - given)
    result[item.id] = share
    given += share
  }
  return result
}
