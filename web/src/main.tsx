import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { listenForInstall } from './app/install.ts'
import { App } from './app/App.tsx'
import { openAt } from './app/open-at.ts'
import { openEngine } from './app/open-engine.ts'
import { routes } from './app/all-routes.ts'

listenForInstall()

/** What is on the phone is there within a few frames. Only a store that takes longer is worth a word. */
const PATIENCE_MS = 500

async function begin(): Promise<void> {
  const shown = Promise.withResolvers<void>()
  const engine = await openEngine(shown.promise)
  const ready = engine.ready()
  const isOpen = await Promise.race([ready.then(opened => opened.ok), new Promise<false>(later => setTimeout(later, PATIENCE_MS, false))])
  if (isOpen) openAt(engine)
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App engine={engine} ready={ready} routes={routes} onShown={shown.resolve} />
    </StrictMode>,
  )
  await shown.promise
  // The worker fetches the whole app for offline use: after the first paint, so that it does not compete with it.
  if (import.meta.env.PROD) await (await import('./app/updates.ts')).listenForUpdates(engine)
}

void begin()
