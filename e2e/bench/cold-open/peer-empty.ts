// The least that React can show from a service worker.
import { createElement } from 'peer-react'
import { createRoot } from 'peer-react-dom/client'

createRoot(document.body.appendChild(document.createElement('main'))).render(createElement('p', { className: 'door-row' }, 'Hello'))
addEventListener('load', () => void navigator.serviceWorker.register('/sw.js'))
