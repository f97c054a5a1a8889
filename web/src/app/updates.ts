import { useSyncExternalStore } from 'react'
import { Workbox } from 'workbox-window'
import type { Engine } from '../engine/api.ts'
import { onceJoined } from './once-joined.ts'
import { isSaving } from './unsaved.ts'
import { reloadWhenSaved, whenSaved } from './when-saved.ts'

/** `none`; `ready`: a new version is on the phone and waits; `waiting-for-work`: agreed to, once all is saved; `applying`. */
export type UpdateState = 'none' | 'ready' | 'waiting-for-work' | 'applying'

/** What was on its way to the disk when the page was left may still get there. */
const SAVING_MS = 3_000
const CHECK_EVERY = 60 * 60 * 1000
const listeners = new Set<() => void>()
let current: UpdateState = 'none'
let workbox: Workbox | undefined

function set(next: UpdateState): void {
  current = next
  for (const listener of listeners) listener()
}

/** Registers the service worker and looks for a new version now and then. It never takes over without being told to. */
export async function listenForUpdates(engine: Engine): Promise<void> {
  // One that was left, kept by the browser and is shown again has missed what happened meanwhile, and leads no more (tabs.ts).
  addEventListener('pageshow', ({ persisted }) => persisted && reloadWhenSaved(SAVING_MS))
  if (!('serviceWorker' in navigator)) return
  await onceJoined(engine)
  const own = new Workbox('/sw.js')
  workbox = own
  own.addEventListener('waiting', () => set('ready'))
  // Another tab may have agreed: this page then must not go on with code that is no longer there.
  // The first worker that takes an open page over is no update of it.
  let isControlled = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isControlled) reloadWhenSaved()
    isControlled = true
  })
  // A first fetch that a bad line has broken off leaves nothing behind, and is begun again.
  const look = async () => ((await navigator.serviceWorker.getRegistration()) ? own.update() : void (await own.register()))
  const lookNow = () => void look().catch(() => undefined)
  void own.register().catch(() => undefined)
  addEventListener('online', lookNow)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') lookNow()
  })
  setInterval(lookNow, CHECK_EVERY)
}

/** "Update now": hands over to the new version as soon as nothing is on its way to the disk. */
export function updateNow(): void {
  if (current !== 'ready') return
  set(isSaving() ? 'waiting-for-work' : 'applying')
  whenSaved(() => {
    set('applying')
    workbox?.messageSkipWaiting()
  })
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useUpdateState = (): UpdateState => useSyncExternalStore(subscribe, () => current)
