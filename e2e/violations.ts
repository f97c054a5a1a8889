// What a browser holds against its pages: everything that their policy (shared/src/base/page-policy.ts) has stopped.
import type { BrowserContext, ConsoleMessage } from '@playwright/test'

const BINDING = 'porchlightViolation'

/** Words of Chromium for what it has refused, in pages, workers and service workers. */
const REFUSED = /Content.Security.Policy|Trusted ?(?:Types?|HTML|Script)|violates the following/i

/** A line that is down says so in the console of every browser. */
const NETWORK = /^Failed to load resource|^WebSocket connection to|net::ERR_/

/** Writes down, from now on and after every reload, what the pages of a browser were refused. */
export async function listenForViolations(context: BrowserContext, found: string[]): Promise<void> {
  await context.exposeBinding(BINDING, (_, line: string) => void found.push(line))
  await context.addInitScript(binding => {
    addEventListener('securitypolicyviolation', event => {
      const { effectiveDirective, blockedURI, sample, sourceFile, lineNumber } = event
      const tell = (window as unknown as Record<string, (line: string) => void>)[binding]!
      tell(`policy: ${effectiveDirective} refused ${blockedURI} ${sample} at ${sourceFile}:${lineNumber}`)
    })
  }, BINDING)
  context.on('console', message => {
    if (REFUSED.test(message.text())) found.push(`console: ${message.text()}`)
  })
}

/** Whether a message of the console is a complaint about the app itself. */
export const isComplaint = (message: ConsoleMessage): boolean => message.type() === 'error' && !NETWORK.test(message.text())
