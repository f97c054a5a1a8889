import { useSyncExternalStore } from 'react'
import type { Tones } from './draw.ts'

const NAMES = ['paper', 'card', 'line', 'ink', 'porch', 'go', 'stop', 'quiet'] as const

/** The theme's colours as a canvas understands them. */
export function tonesOf(canvas: HTMLCanvasElement): Tones {
  const tones = NAMES.map(name => {
    canvas.style.color = `var(--${name})`
    return [name, getComputedStyle(canvas).color] as const
  })
  canvas.style.removeProperty('color')
  return Object.fromEntries(tones) as Tones
}

const dark = () => window.matchMedia('(prefers-color-scheme: dark)')

function subscribe(listener: () => void): () => void {
  const media = dark()
  media.addEventListener('change', listener)
  const chosen = new MutationObserver(listener)
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => {
    media.removeEventListener('change', listener)
    chosen.disconnect()
  }
}

/** By the theme that was chosen, else by the phone's. */
export const useIsDark = (): boolean =>
  useSyncExternalStore(subscribe, () => {
    const { theme } = document.documentElement.dataset
    return theme ? theme === 'dark' : dark().matches
  })
