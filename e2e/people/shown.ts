// Every text that a phone ever had on its screen or told a screen reader, and which of them are English although they
// have a translation: found by the app's own word tables.
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContext } from '@playwright/test'
import type { Language } from '@porchlight/web/i18n/language'
import { EN } from '@porchlight/web/i18n/refusals.en'
import { ES } from '@porchlight/web/i18n/refusals.es'

const BINDING = 'porchlightShown'

/** Writes down, from now on and after every reload, what the pages of a browser show. */
export async function listenToScreen(context: BrowserContext, shown: Set<string>): Promise<void> {
  await context.exposeBinding(BINDING, (_, texts: string[]) => texts.forEach(text => shown.add(text)))
  await context.addInitScript(writeDown, BINDING)
}

/** Runs in the page. */
function writeDown(binding: string): void {
  const attributes = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']
  const known = new Set<string>()
  const look = (node: Node, fresh: string[]): void => {
    const say = (text: string | null): void => {
      const plain = text?.replaceAll(/\s+/g, ' ').trim()
      if (!plain || known.has(plain)) return
      known.add(plain)
      fresh.push(plain)
    }
    if (node.nodeType === Node.TEXT_NODE) {
      if (!node.parentElement?.closest('script,style')) say(node.nodeValue)
      return
    }
    if (node instanceof Element) for (const attribute of attributes) say(node.getAttribute(attribute))
    for (const child of node.childNodes) look(child, fresh)
  }
  const tell = (nodes: readonly Node[]): void => {
    const fresh: string[] = []
    for (const node of nodes) look(node, fresh)
    if (fresh.length > 0) (window as unknown as Record<string, (texts: string[]) => void>)[binding]!(fresh)
  }
  const observer = new MutationObserver(changes =>
    tell(changes.flatMap(change => (change.type === 'childList' ? [...change.addedNodes] : [change.target]))),
  )
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes })
  tell([document])
}

type Words = Readonly<Record<string, unknown>>

/** Every message of the app in one language, a value that it takes as `\u0001`. */
async function messagesIn(language: Language): Promise<string[]> {
  const web = join(import.meta.dirname, '../../web/src')
  const tables: Words[] = [language === 'en' ? EN : ES]
  for (const path of globSync('**/*{words,messages}.ts', { cwd: web })) {
    const module = (await import(pathToFileURL(join(web, path)).href)) as Record<string, unknown>
    for (const table of Object.values(module)) if (isDictionary(table)) tables.push(table[language])
  }
  return tables.flatMap(textsOf)
}

const isDictionary = (value: unknown): value is Readonly<Record<Language, Words>> =>
  typeof value === 'object' && value !== null && 'en' in value && 'es' in value

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') {
    const call = (each: unknown): string[] =>
      textsOf((value as (...values: unknown[]) => unknown)(...Array.from({ length: value.length }, () => each)))
    // One of something is said with other words than many; a message that takes texts only has no such form.
    return [...call('\u0001'), ...unlessTextsOnly(() => call(1)).map(text => text.replaceAll('1', '\u0001'))]
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

function unlessTextsOnly(call: () => string[]): string[] {
  try {
    return call()
  } catch (error) {
    if (error instanceof TypeError) return []
    throw error
  }
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
const hasWords = (text: string): boolean => /\p{L}{3}/u.test(text)

/** Those of the texts that are an English message or hold an English sentence of the app, and are no Spanish message. */
export async function englishAmong(shown: Iterable<string>): Promise<string[]> {
  const [english, spanish] = (await Promise.all([messagesIn('en'), messagesIn('es')])).map(all => [...new Set(all.map(plain))]) as [
    string[],
    string[],
  ]
  const inSpanish = new Set(spanish)
  const whole = (texts: readonly string[]): RegExp[] =>
    texts.filter(hasWords).map(text => new RegExp(`^${text.split('\u0001').map(escape).join('.+?')}$`, 'u'))
  const [isEnglish, isSpanish] = [whole(english.filter(text => !inSpanish.has(text))), whole(spanish)]
  const sentences = english.filter(text => !text.includes('\u0001') && text.split(' ').length > 3)
  return [...shown].filter(text => {
    if (sentences.some(sentence => text.includes(sentence))) return true
    return isEnglish.some(one => one.test(text)) && !isSpanish.some(one => one.test(text))
  })
}
