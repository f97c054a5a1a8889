import type { Engine } from '../../engine/api.ts'
import { whenSaved } from '../when-saved.ts'
import { tellTabs } from './lock-tabs.ts'

/** What is being typed is on its way to the disk for so long at most; what is not there by then was never shown as saved. */
const SAVING_MS = 3_000
const CLOSING_MS = 2_000

let isLocking = false

/**
 * Nothing is shown from this moment on, in no tab. What was being typed is still stored; then the engine goes, and with a
 * fresh page everything that it knew.
 */
export async function lockNow(engine: Engine, told = false): Promise<void> {
  if (isLocking) return
  isLocking = true
  hide()
  if (!told) tellTabs('lock')
  void (navigator as { clearAppBadge?(): Promise<void> }).clearAppBadge?.().catch(() => undefined)
  await new Promise<void>(saved => whenSaved(saved, SAVING_MS))
  await Promise.race([engine.close().catch(() => undefined), new Promise(later => setTimeout(later, CLOSING_MS))])
  location.reload()
}

/** Sheets and dialogs stand beside the app's root. */
export function hide(): void {
  document.body.hidden = true
}
