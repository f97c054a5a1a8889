import { useSyncExternalStore } from 'react'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { noteUnsaved } from '../../app/unsaved.ts'
import type { Engine, Restored } from '../../engine/api.ts'

export interface Restoring {
  readonly isPending: boolean
  readonly steps: { readonly done: number; readonly total: number } | undefined
  readonly refusal: Refusal | undefined
  readonly done: Restored | undefined
}

const IDLE: Restoring = { isPending: false, steps: undefined, refusal: undefined, done: undefined }

/**
 * Outside of the screen: on a fresh phone the first group that is back brings the bar of places, and with it a new screen
 * in the place of this one, in the middle of the work.
 */
let now = IDLE
let stopping = new AbortController()
const listeners = new Set<() => void>()

function set(next: Partial<Restoring>): void {
  now = { ...now, ...next }
  for (const listener of listeners) listener()
}

export async function restoreFrom(engine: Engine, file: File, passphrase: string): Promise<void> {
  if (now.isPending) return
  stopping = new AbortController()
  set({ ...IDLE, isPending: true })
  const report = (done: number, total: number) => set({ steps: { done, total } })
  const result = await noteUnsaved(engine.restore(file, passphrase, { report, signal: stopping.signal }))
  if (result.ok) return set({ ...IDLE, done: result.value })
  set({ ...IDLE, refusal: result.error.code === 'cancelled' ? undefined : result.error })
}

export const stopRestoring = (): void => stopping.abort()
export const forgetRestored = (): void => set(IDLE)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useRestoring = (): Restoring => useSyncExternalStore(subscribe, () => now)
