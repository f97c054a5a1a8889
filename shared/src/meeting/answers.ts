import type { AgendaView, Answer, AnswerWord, Attendance } from './types.ts'

/**
 * Answers and attendance by person. `whoIs` (people/people.select.ts) says who is one and the same: what somebody said
 * for themselves as a member and what was said for them as a person is one answer, the latest.
 */
export function answersBy(agenda: AgendaView, whoIs: (who: string) => string): ReadonlyMap<string, Answer> {
  return latestBy(agenda.answers, whoIs)
}

export function attendanceBy(agenda: AgendaView, whoIs: (who: string) => string): ReadonlyMap<string, Attendance> {
  return latestBy(agenda.attendance, whoIs)
}

export function countAnswers(agenda: AgendaView, whoIs: (who: string) => string): Readonly<Record<AnswerWord, number>> {
  const counts = { coming: 0, maybe: 0, not: 0 }
  for (const { answer } of answersBy(agenda, whoIs).values()) counts[answer]++
  return counts
}

/** Who was there. */
export const present = (agenda: AgendaView, whoIs: (who: string) => string): string[] =>
  [...attendanceBy(agenda, whoIs)].filter(([, { here }]) => here).map(([who]) => who)

function latestBy<T extends { readonly who: string; readonly at: number }>(
  all: readonly T[],
  whoIs: (who: string) => string,
): Map<string, T> {
  const latest = new Map<string, T>()
  for (const one of all) {
    const who = whoIs(one.who)
    const known = latest.get(who)
    if (!known || one.at > known.at || (one.at === known.at && one.who > known.who)) latest.set(who, { ...one, who })
  }
  return latest
}
