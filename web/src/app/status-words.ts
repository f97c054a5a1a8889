import type { Status } from '../engine/api.ts'
import { formatFor } from '../i18n/format.ts'
import type { Language } from '../i18n/language.ts'
import type { SayRefusal } from '../i18n/use-refusals.ts'
import type { Tone } from '../ui/Feedback.tsx'
import type { IconName } from '../ui/Icon.tsx'
import { statusWords } from './words.ts'

export interface StatusLineWords {
  readonly tone: Tone
  readonly icon: IconName
  readonly line: string
}

/** On a porch these are one thing: nothing goes out just now. Which of them it is stands in the sheet behind the line. */
const AWAY: ReadonlySet<string> = new Set(['relay-unreachable', 'relay-lost', 'relay-slow'])
/** What the relay answers when it is there and does not take what waits. */
const REFUSED: ReadonlySet<string> = new Set(['full', 'pass-needed', 'slow-down', 'too-large', 'old-version', 'internal'])

/**
 * The one line about the state of my work. The worst news wins; "saved" is said only when it is.
 * `hasSignal`: the phone is in some network. Nobody is told "no signal" below four bars.
 */
export function statusLine(status: Status, language: Language, hasSignal: boolean, say: SayRefusal): StatusLineWords {
  const t = statusWords[language]
  const number = (value: number) => formatFor(language).number(value)
  if (status.saved === 'problem') {
    return { tone: 'stop', icon: 'warning', line: say({ code: status.reason ?? 'storage-failed' }).title }
  }
  if (status.saved === 'saving') return { tone: 'calm', icon: 'saved', line: t.saving }
  if (status.damage) return { tone: 'porch', icon: 'warning', line: say({ code: status.damage }).title }
  if (status.setAside > 0) return { tone: 'porch', icon: 'warning', line: t.setAside(status.setAside, number(status.setAside)) }
  if (status.link === 'none') return { tone: 'go', icon: 'saved', line: t.saved }

  const saved = status.waiting > 0 ? `${t.saved} · ${t.waiting(status.waiting, number(status.waiting))}` : ''
  const reason = toldReason(status, hasSignal)
  if (reason && !AWAY.has(reason)) {
    const { title } = say({ code: reason })
    return { tone: 'porch', icon: 'no-signal', line: saved ? `${saved} · ${title}` : title }
  }
  // An attempt after failures is no news: only its success is.
  if (status.link === 'offline' || (status.link === 'connecting' && reason)) {
    const [short, whole] = hasSignal ? [t.noConnection, t.notConnected] : [t.noSignal, t.offline]
    return { tone: 'calm', icon: 'no-signal', line: saved ? `${saved} · ${short}` : whole }
  }
  if (saved) return { tone: 'go', icon: 'saved', line: saved }
  if (status.link === 'connecting') return { tone: 'go', icon: 'saved', line: t.saved }
  return { tone: 'go', icon: 'check', line: t.delivered }
}

/** Why nothing goes out, where there is something to be said about it. */
export function toldReason(status: Status, hasSignal: boolean): string | undefined {
  const isTold = status.link === 'online' ? status.waiting > 0 && REFUSED.has(status.reason ?? '') : hasSignal
  return isTold ? status.reason : undefined
}
