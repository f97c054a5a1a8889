import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { listenForInstall } from './app/install.ts'
import { App } from './app/App.tsx'
import { openEngine } from './app/open-engine.ts'
import { routes } from './app/all-routes.ts'

listenForInstall()

const root = createRoot(document.getElementById('root')!)
const opening = openEngine()
void opening.then(engine => {
  root.render(
    <StrictMode>
      <App engine={engine} ready={engine.ready()} routes={routes} />
    </StrictMode>,
  )
})

// The worker fetches the whole app for offline use: after the first paint, so that it does not compete with it.
if (import.meta.env.PROD) {
  addEventListener('load', () => {
    void Promise.all([import('./app/updates.ts'), opening]).then(([updates, engine]) => updates.listenForUpdates(engine))
  })
}
