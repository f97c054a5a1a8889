import type { Engine } from '../../engine/api.ts'
import { LOCK_AFTER_DEFAULT, LOCK_AFTER_SETTING } from './after.ts'
import { isIdle, type Moment } from './idle.ts'
import { hide, lockNow } from './lock-now.ts'
import { hearTabs, tellTabs } from './lock-tabs.ts'

const MINUTE_MS = 60_000
const TELL_EVERY_MS = 5_000
/** So long may somebody who chooses a file be away: phones show their files in another app, and come back with it. */
const CHOOSING_MS = 120_000
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

const moment = (): Moment => ({ clock: Date.now(), timer: performance.now() })

/** Locks this tab when nobody has used any for a while, and when another one locks. Looks again whenever the page wakes up. */
export function watchOver(engine: Engine): void {
  let last = moment()
  let told = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Since when a file is being chosen, and what locks when that takes too long. */
  let choosing: Moment | undefined
  let patience: ReturnType<typeof setTimeout> | undefined

  const isOn = () => engine.lock().isOn
  const afterMs = () => ((engine.setting(LOCK_AFTER_SETTING) as number | undefined) ?? LOCK_AFTER_DEFAULT) * MINUTE_MS

  function look(): void {
    clearTimeout(timer)
    if (!isOn()) return
    const after = afterMs()
    // 0 is not about time: while it is in sight it stays open.
    if (after > 0 && isIdle(last, moment(), after)) return lock()
    if (after > 0) timer = setTimeout(look, Math.max(250, after - (Date.now() - last.clock)))
  }

  function lock(): void {
    hide()
    void lockNow(engine)
  }

  function touched(): void {
    const now = moment()
    // Too late: it should have been locked before this touch.
    if (isOn() && afterMs() > 0 && isIdle(last, now, afterMs())) return lock()
    last = now
    if (!isOn() || now.timer - told < TELL_EVERY_MS) return
    told = now.timer
    tellTabs('active')
  }

  const isChoosing = () => choosing !== undefined && !isIdle(choosing, moment(), CHOOSING_MS)

  function left(): void {
    if (!isOn() || afterMs() > 0) return
    if (!isChoosing()) return lock()
    patience = setTimeout(lock, CHOOSING_MS)
  }

  function cameBack(): void {
    // Timers stand still in a phone that sleeps.
    const isLate = patience !== undefined && !isChoosing()
    clearTimeout(patience)
    patience = choosing = undefined
    if (isLate && isOn()) lock()
    else look()
  }

  function watchFile(event: Event): void {
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'file') return
    choosing = event.type === 'click' ? moment() : undefined
  }
  for (const sign of ['click', 'change', 'cancel']) addEventListener(sign, watchFile, { capture: true })

  for (const sign of SIGNS) addEventListener(sign, touched, { capture: true, passive: true })
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? left() : cameBack()))
  document.addEventListener('resume', look)
  addEventListener('pageshow', look)
  addEventListener('focus', look)
  hearTabs(message => {
    if (message === 'active') last = moment()
    else if (isOn()) void lockNow(engine, true)
  })
  engine.subscribe(look)
  look()
}
