import type { Status } from '../engine/api.ts'
import { formatFor } from '../i18n/format.ts'
import type { Language } from '../i18n/language.ts'
import { refusalWords } from '../i18n/refusals.ts'
import type { Tone } from '../ui/Feedback.tsx'
import type { IconName } from '../ui/Icon.tsx'
import { statusWords } from './words.ts'

export interface StatusLineWords {
  readonly tone: Tone
  readonly icon: IconName
  readonly line: string
}

/** The one line about the state of my work. The worst news wins; "saved" is said only when it is. */
export function statusLine(status: Status, language: Language): StatusLineWords {
  const t = statusWords[language]
  const number = (value: number) => formatFor(language).number(value)
  if (status.saved === 'problem') {
    return { tone: 'stop', icon: 'warning', line: refusalWords(language, { code: status.reason ?? 'storage-failed' }).title }
  }
  if (status.saved === 'saving') return { tone: 'calm', icon: 'saved', line: t.saving }
  if (status.setAside > 0) return { tone: 'porch', icon: 'warning', line: t.setAside(status.setAside, number(status.setAside)) }

  const waiting = status.waiting > 0 ? t.waiting(status.waiting, number(status.waiting)) : ''
  if (status.link === 'none') return { tone: 'go', icon: 'saved', line: t.saved }
  if (status.link !== 'online' && status.reason && !SILENT.has(status.reason)) {
    const reason = refusalWords(language, { code: status.reason }).title
    return { tone: 'porch', icon: 'no-signal', line: waiting ? `${t.saved} · ${waiting} · ${reason}` : reason }
  }
  if (waiting) return { tone: 'go', icon: status.link === 'online' ? 'saved' : 'no-signal', line: `${t.saved} · ${waiting}` }
  if (status.link === 'offline') return { tone: 'calm', icon: 'no-signal', line: t.offline }
  if (status.link === 'connecting') return { tone: 'go', icon: 'saved', line: t.saved }
  return { tone: 'go', icon: 'check', line: t.delivered }
}

/** Reasons that are only "no signal" in other words. */
const SILENT = new Set(['offline', 'no-signal', 'unreachable', 'closed'])
