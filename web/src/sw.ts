import { keepHandedOver } from './app/handed-over-store.ts'
import { unkept } from './app/unkept.ts'
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

// Every address of the app is the one page; the relay's own addresses and files are left alone.
const page = createHandlerBoundToURL('/index.html')
const notKept = async (options: Parameters<typeof page>[0]): Promise<Response> => unkept(await page(options))
registerRoute(new NavigationRoute(notKept, { denylist: [/^\/relay/, /^\/healthz/, /^[^?]*\.\w+(?:\?|$)/] }))

// What other apps share to this one, offline too. It is never sent anywhere: it waits on this phone for the page.
registerRoute(
  ({ url }) => url.pathname === '/share',
  ({ request }) => takeShared(request),
  'POST',
)

async function takeShared(request: Request): Promise<Response> {
  const form = await request.formData()
  const files = form.getAll('files').filter(each => each instanceof File)
  const text = ['text', 'url']
    .map(name => form.get(name))
    .filter(each => typeof each === 'string' && each !== '')
    .join('\n')
  const title = form.get('title')
  const pasted = text || (typeof title === 'string' ? title : '')
  if (files.length === 0 && pasted !== '') files.push(new File([pasted], 'text.txt', { type: 'text/plain' }))
  await keepHandedOver(files)
  return Response.redirect('/handed', 303)
}

// The page of the first visit is served by us from then on, also when its tab stays open.
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

// A new version waits until the person says "Update now": it must never pull code from under an open page.
self.addEventListener('message', event => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting()
})
