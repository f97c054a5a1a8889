import type { Question, Script } from './types.ts'

/**
 * Which questions are asked. One may hang on an earlier one: asked only after certain answers to it. One that hangs on a
 * question that is gone is asked of everybody, so that nothing an organizer wrote is lost by another's removal.
 */
export function askedQuestions(questions: readonly Question[], answers: Readonly<Record<string, string>>): Question[] {
  const known = new Map(questions.map(question => [question.id, question]))
  const asked = new Map<string, boolean>()
  const isAsked = (question: Question): boolean => {
    const before = asked.get(question.id)
    if (before !== undefined) return before
    // In a ring nobody comes first, so nobody is asked.
    asked.set(question.id, false)
    const parent = question.after && known.get(question.after.question)
    const answer = parent ? (answers[parent.id] ?? '') : ''
    const isMeant = !question.after || !parent || (isAsked(parent) && answer !== '' && fits(question.after.answers, answer))
    asked.set(question.id, isMeant)
    return isMeant
  }
  return questions.filter(isAsked)
}

/** No answers named: any answer. */
const fits = (wanted: readonly string[], answer: string): boolean => wanted.length === 0 || wanted.includes(answer)

/** Only answers to what is asked: one that was given before another answer closed its branch is not recorded. */
export function answersAsked(questions: readonly Question[], answers: Readonly<Record<string, string>>): Record<string, string> {
  const ids = new Set(askedQuestions(questions, answers).map(question => question.id))
  const known = new Set(questions.map(question => question.id))
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id) || !known.has(id)))
}

/** What can be answered; undefined for a question in free words. */
export const choicesOf = ({ kind, choices }: Question): readonly string[] | undefined =>
  kind === 'choice' ? choices : kind === 'scale' ? ['1', '2', '3', '4', '5'] : undefined

/** What is wrong with a script, for its organizer; canvassers can work with it all the same. */
export type BranchFault =
  /** The question it hangs on is gone: it is asked of everybody. */
  | { readonly kind: 'branch-gone'; readonly question: string }
  /** It hangs on one that comes after it. */
  | { readonly kind: 'branch-later'; readonly question: string }
  /** None of the answers it waits for can be given. */
  | { readonly kind: 'branch-answer-gone'; readonly question: string; readonly answers: readonly string[] }
  /** It hangs on one that is never asked. */
  | { readonly kind: 'branch-unreachable'; readonly question: string }
  /** After these answers nothing follows, though others lead on, and there are no closing words. */
  | { readonly kind: 'dead-end'; readonly question: string; readonly answers: readonly string[] }
  /** These words are missing in a language that the script has. */
  | { readonly kind: 'words-missing'; readonly question: string; readonly languages: readonly string[] }

export function branchFaults(questions: readonly Question[], script: Script): BranchFault[] {
  const at = new Map(questions.map((question, i) => [question.id, i]))
  const reachable = new Set<string>()
  const faults: BranchFault[] = []
  for (const [i, question] of questions.entries()) {
    const { id, after } = question
    const parentAt = after && at.get(after.question)
    const kind = after && reachFault(questions, i, parentAt, reachable)
    if (kind === undefined || kind === 'branch-gone') reachable.add(id)
    if (kind === 'branch-answer-gone') faults.push({ kind, question: id, answers: after!.answers })
    else if (kind) faults.push({ kind, question: id })
  }
  const isClosed = script.closing !== ''
  for (const question of questions) {
    const answers = isClosed || !reachable.has(question.id) ? [] : deadEnds(questions, question, at, reachable)
    if (answers.length > 0) faults.push({ kind: 'dead-end', question: question.id, answers })
  }
  for (const question of questions) {
    const languages = Object.keys(script.others).filter(language => !isTranslated(question, language))
    if (languages.length > 0) faults.push({ kind: 'words-missing', question: question.id, languages })
  }
  return faults
}

type ReachKind = 'branch-gone' | 'branch-later' | 'branch-answer-gone' | 'branch-unreachable'

function reachFault(
  questions: readonly Question[],
  i: number,
  parentAt: number | undefined,
  reachable: ReadonlySet<string>,
): ReachKind | undefined {
  if (parentAt === undefined) return 'branch-gone'
  if (parentAt >= i) return 'branch-later'
  const parent = questions[parentAt]!
  const wanted = questions[i]!.after!.answers
  const choices = choicesOf(parent)
  if (wanted.length > 0 && choices && !wanted.some(answer => choices.includes(answer))) return 'branch-answer-gone'
  return reachable.has(parent.id) ? undefined : 'branch-unreachable'
}

/** Which answers must have been given before this is asked: by question, undefined for any. */
function conditions(questions: readonly Question[], question: Question, at: ReadonlyMap<string, number>): Map<string, readonly string[]> {
  const needed = new Map<string, readonly string[]>()
  let now: Question | undefined = question
  while (now?.after && !needed.has(now.after.question) && at.has(now.after.question)) {
    needed.set(now.after.question, now.after.answers)
    now = questions[at.get(now.after.question)!]
  }
  return needed
}

function deadEnds(
  questions: readonly Question[],
  question: Question,
  at: ReadonlyMap<string, number>,
  reachable: ReadonlySet<string>,
): string[] {
  const later = questions.slice(at.get(question.id)! + 1).filter(one => reachable.has(one.id))
  const here = conditions(questions, question, at)
  const leadsOn = (answer: string): boolean =>
    later.some(next =>
      [...conditions(questions, next, at)].every(([id, wanted]) => {
        if (id === question.id) return fits(wanted, answer)
        const given = here.get(id)
        return !given || given.length === 0 || wanted.length === 0 || wanted.some(one => given.includes(one))
      }),
    )
  const answers = choicesOf(question) ?? []
  const ends = answers.filter(answer => !leadsOn(answer))
  // Where none leads on, the script simply ends here.
  return ends.length < answers.length ? ends : []
}

const isTranslated = ({ texts, choices, kind }: Question, language: string): boolean => {
  const words = texts?.[language]
  return words !== undefined && words.text !== '' && (kind !== 'choice' || words.choices.filter(Boolean).length === choices.length)
}
