import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

/** What we need of ServiceWorkerGlobalScope; the worker library of TypeScript does not go together with the page's. */
declare const self: {
  readonly __WB_MANIFEST: { url: string; revision: string | null }[]
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'message', listener: (event: { data?: { type?: string } }) => void): void
  addEventListener(type: 'activate', listener: (event: { waitUntil(work: Promise<unknown>): void }) => void): void
}

// Everything is fetched at the first visit, so that every screen opens with no signal from then on.
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

// Every address of the app is the one page; the relay's own addresses are left alone.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/relay/, /^\/healthz/] }))

// The page of the first visit is served by us from then on, also when its tab stays open.
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

// A new version waits until the person says "Update now": it must never pull code from under an open page.
self.addEventListener('message', event => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting()
})
