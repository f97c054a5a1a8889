import { useSyncExternalStore } from 'react'

interface InstallEvent extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

/** `installed`: runs from its icon; `can-ask`: the browser shows its own question; `ios`: by the share menu only. */
export type InstallState = 'installed' | 'can-ask' | 'ios' | 'menu'

const listeners = new Set<() => void>()
let asking: InstallEvent | undefined
let done = false

const tell = () => listeners.forEach(listener => listener())

/** Keeps the browser's offer to install until somebody wants it. Called once by main.tsx. */
export function listenForInstall(): void {
  addEventListener('beforeinstallprompt', event => {
    event.preventDefault()
    asking = event as InstallEvent
    tell()
  })
  addEventListener('appinstalled', () => {
    asking = undefined
    done = true
    tell()
  })
}

export async function askToInstall(): Promise<boolean> {
  const event = asking
  if (!event) return false
  asking = undefined
  const { outcome } = await event.prompt()
  tell()
  return outcome === 'accepted'
}

const isStandalone = (): boolean =>
  matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true

// iPads call themselves Macs; a Mac has no touch screen.
const isIos = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)

const state = (): InstallState => (done || isStandalone() ? 'installed' : isIos() ? 'ios' : asking ? 'can-ask' : 'menu')

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useInstallState = (): InstallState => useSyncExternalStore(subscribe, state)
