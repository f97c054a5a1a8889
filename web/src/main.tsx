import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { listenForInstall } from './app/install.ts'
import { App } from './app/App.tsx'
import { openAt } from './app/open-at.ts'
import { openEngine } from './app/open-engine.ts'
import { routes } from './app/all-routes.ts'

listenForInstall()

/** What is on the phone is there within a few frames. Only a store that takes longer is worth a word. */
const PATIENCE_MS = 500
/** An app that fails before its first screen must still come to its next version. */
const WORKER_MS = 5_000

async function begin(): Promise<void> {
  const shown = Promise.withResolvers<void>()
  const engine = await openEngine(shown.promise)
  const ready = engine.ready()
  const opened = await Promise.race([ready, new Promise<undefined>(later => setTimeout(later, PATIENCE_MS))])
  if (opened?.ok) openAt(engine)
  const root = createRoot(document.getElementById('root')!)
  // In one go: there is nothing else yet that a finger could want from this page.
  flushSync(() =>
    root.render(
      <StrictMode>
        <App engine={engine} ready={opened ?? ready} routes={routes} onShown={shown.resolve} />
      </StrictMode>,
    ),
  )
  await Promise.race([shown.promise, new Promise(later => setTimeout(later, WORKER_MS))])
  // The worker fetches the whole app for offline use: after the first paint, so that it does not compete with it.
  if (import.meta.env.PROD) await (await import('./app/updates.ts')).listenForUpdates(engine)
}

void begin()
