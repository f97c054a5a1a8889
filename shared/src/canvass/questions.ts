import { textsOf, tolerant } from '../doc/flat.ts'
import { isId } from '../doc/checks.ts'
import type { Question, ScriptTexts } from './types.ts'

/**
 * Questions stand as `<id>/<field>` in one flat map, so that two organizers who change different things about one
 * question at the same time both get their way. Removal is a field too: the answers given keep their question.
 */
export const MAX_QUESTIONS = 10
export const MAX_CHOICES = 12
export const MAX_QUESTION_TEXT = 300
export const MAX_CHOICE_TEXT = 80

const KINDS = ['choice', 'text', 'scale'] as const
const isKind = (value: string | undefined): value is Question['kind'] => KINDS.includes(value as Question['kind'])

export interface Questions {
  readonly live: readonly Question[]
  readonly former: readonly Question[]
}

/** Live questions by their order (then id), ten at most even when two phones each added a tenth. */
export function readQuestions(map: unknown): Questions {
  const fields = new Map<string, Map<string, string>>()
  for (const [key, value] of textsOf(map)) {
    const [id, field, ...rest] = key.split('/')
    if (!id || !field || rest.length > 0 || !isId(id)) continue
    if (!fields.has(id)) fields.set(id, new Map())
    fields.get(id)!.set(field, value)
  }
  const live: Question[] = []
  const former: Question[] = []
  for (const [id, values] of fields) {
    const kind = values.get('kind')
    const words = values.get('text')
    if (!isKind(kind) || words === undefined || words.length > MAX_QUESTION_TEXT) continue
    const order = Number(values.get('order') ?? 0)
    const question = {
      id,
      order: Number.isFinite(order) ? order : 0,
      text: words,
      kind,
      choices: choicesOf(values.get('choices')),
      ...branchOf(values.get('after')),
      ...textsIn(values),
    }
    ;(values.get('removed') === 'yes' ? former : live).push(question)
  }
  const byOrder = (a: Question, b: Question) => a.order - b.order || (a.id < b.id ? -1 : 1)
  return { live: live.toSorted(byOrder).slice(0, MAX_QUESTIONS), former: former.toSorted(byOrder) }
}

/** The part of a document's `about` that is the script; script.ts reads it where it is said. */
/** The texts whose keys begin so. */
export const textsUnder = (about: unknown, start: string): Readonly<Record<string, string>> =>
  Object.fromEntries(textsOf(about).filter(([key]) => key.startsWith(start)))

export const scriptTexts = (about: unknown): ScriptTexts => textsUnder(about, 'script/')

function branchOf(value = 'null'): Pick<Question, 'after'> {
  const after = tolerant(() => JSON.parse(value) as { readonly question?: unknown; readonly answers?: unknown } | null)
  const { question, answers } = after ?? {}
  if (typeof question !== 'string' || !isId(question) || !Array.isArray(answers)) return {}
  return { after: { question, answers: answers.filter((answer): answer is string => typeof answer === 'string').slice(0, MAX_CHOICES) } }
}

/** Languages by the keys `text-<code>`; one whose words were taken away is not there. */
function textsIn(values: ReadonlyMap<string, string>): Pick<Question, 'texts'> {
  const texts: [string, { text: string; choices: string[] }][] = []
  for (const [field, words] of values) {
    const code = field.startsWith('text-') && words !== '' && words.length <= MAX_QUESTION_TEXT ? field.slice(5) : ''
    if (code !== '') texts.push([code, { text: words, choices: choicesOf(values.get(`choices-${code}`)) }])
  }
  return texts.length > 0 ? { texts: Object.fromEntries(texts.toSorted(([a], [b]) => (a < b ? -1 : 1))) } : {}
}

function choicesOf(value: string | undefined): string[] {
  try {
    const list: unknown = JSON.parse(value ?? '[]')
    if (!Array.isArray(list)) return []
    return list.filter((choice): choice is string => typeof choice === 'string' && choice.length <= MAX_CHOICE_TEXT).slice(0, MAX_CHOICES)
  } catch {
    return []
  }
}
