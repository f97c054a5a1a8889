import { SHORT_TEXT } from '../doc/checks.ts'
import { json, put, text, textAt } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import { scriptTexts } from './questions.ts'
import { RESULTS } from './types.ts'
import type { Question, ResultCode, Script, ScriptText, ScriptTexts } from './types.ts'

/**
 * The words around the questions stand in a document's `about`, one key a text, so that two organizers who write
 * different texts at the same time both get their way. Every language but the first one has a code in its keys.
 */
export const MAX_SCRIPT_TEXT = 2000
export const MAX_LANGUAGES = 12
const CODE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/
const KEY = /^script\/(opening|closing|results|on)-(.+)$/

export const isLanguageCode = (code: string): boolean => CODE.test(code)
export const NO_SCRIPT: Script = { language: '', opening: '', closing: '', results: {}, others: {} }

/** Written from right to left; every other language here from left to right. */
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi', 'dv', 'ckb', 'syr']
export const directionOf = (code: string): 'rtl' | 'ltr' | 'auto' =>
  code === '' ? 'auto' : RIGHT_TO_LEFT.includes(code.split('-')[0]!) ? 'rtl' : 'ltr'

/** `texts`: `script` of a view; none in one that an older app has kept. */
export function readScript(texts: ScriptTexts | undefined): Script {
  const all = new Map(Object.entries(texts ?? {}))
  const codes = [...all.keys()].flatMap(key => KEY.exec(key)?.[2] ?? [])
  const others = [...new Set(codes)].filter(code => isLanguageCode(code) && all.get(`script/on-${code}`) === 'yes').toSorted()
  const language = all.get('script/language') ?? ''
  return {
    language: isLanguageCode(language) ? language : '',
    ...textIn(all, ''),
    others: Object.fromEntries(others.slice(0, MAX_LANGUAGES).map(code => [code, textIn(all, `-${code}`)])),
  }
}

function textIn(all: ReadonlyMap<string, string>, ending: string): ScriptText {
  const words = (name: string): string => {
    const value = all.get(`script/${name}${ending}`) ?? ''
    return value.length <= MAX_SCRIPT_TEXT ? value : ''
  }
  return { opening: words('opening'), closing: words('closing'), results: resultsIn(all.get(`script/results${ending}`)) }
}

function resultsIn(value = '{}'): Partial<Record<ResultCode, string>> {
  try {
    const said = (JSON.parse(value) ?? {}) as Record<string, unknown>
    return Object.fromEntries(
      RESULTS.flatMap(code => {
        const words = Object.hasOwn(said, code) ? said[code] : undefined
        return typeof words === 'string' && words !== '' && words.length <= SHORT_TEXT ? [[code, words]] : []
      }),
    )
  } catch {
    return {}
  }
}

/** Writes what differs from what stands; a language that is left out keeps its words and is not shown. */
export function putScript(about: Texts, script: Script): void {
  putIfSaid(about, 'script/language', script.language)
  putText(about, '', script)
  const standing = readScript(scriptTexts(about))
  for (const code of Object.keys(standing.others)) if (!Object.hasOwn(script.others, code)) about[`script/on-${code}`] = text('no')
  for (const [code, words] of Object.entries(script.others)) {
    put(about, `script/on-${code}`, text('yes'))
    putText(about, `-${code}`, words)
  }
}

function putText(about: Texts, ending: string, { opening, closing, results }: ScriptText): void {
  putIfSaid(about, `script/opening${ending}`, opening.trim())
  putIfSaid(about, `script/closing${ending}`, closing.trim())
  const said = Object.fromEntries(RESULTS.flatMap(code => (results[code]?.trim() ? [[code, results[code].trim()]] : [])))
  const key = `script/results${ending}`
  if (Object.keys(said).length > 0 || textAt(about, key) !== undefined) put(about, key, json(said))
}

/** Nothing said where nothing stands is no change. */
function putIfSaid(about: Texts, key: string, words: string): void {
  if (words !== '' || textAt(about, key) !== undefined) put(about, key, text(words))
}

/** The refusal code of what is wrong, or undefined. */
export function scriptFault({ language, others, ...first }: Script): string | undefined {
  const codes = Object.keys(others)
  if (language !== '' && !isLanguageCode(language)) return 'language-unknown'
  if (codes.some(code => !isLanguageCode(code) || code === language)) return 'language-unknown'
  if (codes.length > MAX_LANGUAGES) return 'too-many-languages'
  const all = [first, ...Object.values(others)]
  const isLong = ({ opening, closing, results }: ScriptText): boolean =>
    opening.length > MAX_SCRIPT_TEXT ||
    closing.length > MAX_SCRIPT_TEXT ||
    Object.values(results).some(words => words !== undefined && words.length > SHORT_TEXT)
  return all.some(isLong) ? 'text-too-long' : undefined
}

/** A question as it is said: in this language, or where it lacks the words in the first one. */
export interface SpokenQuestion {
  readonly text: string
  /** In the order of the question's own choices, which are what is recorded. */
  readonly choices: readonly string[]
  /** The language that these words are in; empty: the first one, and nobody said which that is. */
  readonly language: string
}

export function spoken(question: Question, language: string, script: Script): SpokenQuestion {
  const words = question.texts?.[language]
  if (!words || words.text === '') return { text: question.text, choices: question.choices, language: script.language }
  return { text: words.text, choices: question.choices.map((choice, i) => words.choices[i] || choice), language }
}

/** Opening and closing words in this language, each where it lacks them in the first one. */
export function saidAround(script: Script, language: string): readonly [opening: SaidText, closing: SaidText] {
  const words = script.others[language]
  const part = (name: 'opening' | 'closing'): SaidText =>
    words?.[name] ? { text: words[name], language } : { text: script[name], language: script.language }
  return [part('opening'), part('closing')]
}

export interface SaidText {
  readonly text: string
  readonly language: string
}
