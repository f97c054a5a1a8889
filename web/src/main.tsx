import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { openEngine } from './app/open-engine.ts'
import { routes } from './app/all-routes.ts'

const root = createRoot(document.getElementById('root')!)
void openEngine().then(engine => {
  root.render(
    <StrictMode>
      <App engine={engine} ready={engine.ready()} routes={routes} />
    </StrictMode>,
  )
})
