import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Engine } from './engine/api.ts'
import type { Unlocked } from './engine/api-lock.ts'
import { listenForInstall } from './app/install.ts'
import { App, type AppProps } from './app/App.tsx'
import { fetchNotCome } from './app/later.ts'
import { openAt } from './app/open-at.ts'
import { openEngine } from './app/open-engine.ts'
import { routes } from './app/all-routes.ts'
import { getLanguage } from './i18n/language.ts'
import { loadRefusals } from './i18n/refusals.ts'

listenForInstall()

/** What is on the phone is there within a few frames. Only a store that takes longer is worth a word. */
const PATIENCE_MS = 500
/** An app that fails before its first screen must still come to its next version. */
const WORKER_MS = 5_000

const root = createRoot(document.getElementById('root')!)

/** Opens the phone and draws what it has; a locked one is opened again, with its key, when somebody has unlocked it. */
async function begin(unlocked?: Unlocked): Promise<Engine> {
  const shown = Promise.withResolvers<void>()
  const engine = await openEngine(shown.promise, unlocked)
  const ready = engine.ready()
  const opened = await Promise.race([ready, new Promise<undefined>(later => setTimeout(later, PATIENCE_MS))])
  if (opened?.ok) openAt(engine)
  // A phone that cannot be opened has nothing else to show than why.
  else if (opened) await loadRefusals(getLanguage()).catch(() => undefined)
  draw({ engine, ready: opened ?? ready, routes, onShown: shown.resolve, onUnlocked: key => void begin(key) })
  fetchNotCome()
  await Promise.race([shown.promise, new Promise(later => setTimeout(later, WORKER_MS))])
  void loadRefusals(getLanguage()).catch(() => undefined)
  void ready.then(result => (result.ok ? prepare(engine) : undefined)).catch((error: unknown) => console.warn('Porchlight:', error))
  return engine
}

/** In one go: there is nothing else yet that a finger could want from this page. The key: another engine is another app. */
let drawn = 0
const draw = (props: AppProps): void =>
  flushSync(() =>
    root.render(
      <StrictMode key={drawn++}>
        <App {...props} />
      </StrictMode>,
    ),
  )

/** Locks by itself, where a lock is on; takes what other apps hand over, also while it is locked. */
async function prepare(engine: Engine): Promise<void> {
  const [{ watchOver }, { watchShifts }, { watchRequests }, { readyForHandedOver }] = await Promise.all([
    import('./app/lock/keeper.ts'),
    import('./app/shift/watch-shifts.ts'),
    import('./app/requests/watch-requests.ts'),
    import('./app/handed-over.ts'),
  ])
  watchOver(engine)
  watchShifts(engine)
  watchRequests(engine)
  await readyForHandedOver(engine)
}

async function start(): Promise<void> {
  const engine = await begin()
  // The worker fetches the whole app for offline use: after the first paint, so that it does not compete with it.
  if (import.meta.env.PROD) await (await import('./app/updates.ts')).listenForUpdates(engine)
}

void start()
