// Words that somebody writes who wants more than to be read: in every field where words can be put.
import type { BrowserContext, Page } from '@playwright/test'

/** What runs, where something runs; no sign of a search pattern is in it, so that people are found by it. */
const RUN = 'src=x onerror=hit``'

/** By tag, so that each can be told from the others on a screen. */
export const markup = (tag: string): string => `${tag}<img ${RUN}>`
export const drawing = (tag: string): string => `${tag}<svg/onload=hit\`\`><script>hit\`\`</script></svg>`
export const template = (tag: string): string => `${tag}{{7*7}}\${7*7}<%=7*7%>`
export const leap = (tag: string): string => `${tag}"><iframe srcdoc='<img ${RUN}>'></iframe><a href="javascript:hit\`\`">`
/** From here on it reads from right to left, and no place to break. */
export const turned = (tag: string): string => `${tag}\u202E\u2067${'gnp.exe/'.repeat(12)}`
export const formula = (tag: string): string => `=HYPERLINK("https://else.example/?${tag}","${tag}")`

const BINDING = 'porchlightHit'

/** Whatever calls `hit` is written down. */
export async function listenForHits(context: BrowserContext, found: string[]): Promise<void> {
  await context.exposeBinding(BINDING, ({ page }) => void found.push(`something ran at ${page.url()}`))
  await context.addInitScript(binding => {
    const tell = (window as unknown as Record<string, () => void>)[binding]!
    Object.assign(window, { hit: () => tell() })
  }, BINDING)
}

/** What on this screen could run, load or lead elsewhere. */
export const dangers = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const addresses = ['href', 'src', 'srcdoc', 'action', 'formaction', 'data', 'xlink:href', 'poster', 'background']
    const harmless = /^(?:https?|mailto|tel|sms|geo|maps|blob):/
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName
      const isOwn = !element.closest('body') || element.matches('img.ProseMirror-separator, img[src^="/icon"]')
      if (/^(?:script|iframe|object|embed|base|img|foreignobject|animate|set)$/i.test(name) && !isOwn) found.push(`<${name}>`)
      for (const { name: attribute, value } of element.attributes) {
        if (attribute.startsWith('on')) found.push(`${name} ${attribute}`)
        if (!addresses.includes(attribute)) continue
        const to = new URL(value, location.href)
        if (!harmless.test(to.href) || (attribute !== 'href' && to.origin !== location.origin)) found.push(`${name} ${attribute}=${value}`)
      }
    }
    return found
  })

/** Which of the words stand on this screen as they were written, as text or in a field. */
export const shownOf = (page: Page, words: readonly string[]): Promise<string[]> =>
  page.evaluate(all => {
    const plain = (text: string) => text.replaceAll(/\s+/g, ' ')
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(field => field.value)
    const seen = plain([document.body.textContent, ...fields].join('\n'))
    return all.filter(each => seen.includes(plain(each)))
  }, words)
