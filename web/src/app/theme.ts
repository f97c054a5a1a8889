import { useSyncExternalStore } from 'react'

/** `system`: as the phone has it. In localStorage, so that public/early.js can set it before the first paint. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEY = 'porchlight.theme'
const listeners = new Set<() => void>()

const current = (): Theme => THEMES.find(theme => theme === document.documentElement.dataset.theme) ?? 'system'

export function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage refused: the choice holds until the app is closed.
  }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, current)
