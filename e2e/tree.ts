// What a screen reader is given: Chromium's own accessibility tree of a page.
import type { Page } from '@playwright/test'

const CONTROLS = new Set(['button', 'link', 'textbox', 'searchbox', 'checkbox', 'radio', 'combobox', 'radiogroup', 'slider', 'tab'])
const LANDMARKS = new Set(['banner', 'complementary', 'contentinfo', 'form', 'main', 'navigation', 'region', 'search'])

export interface Tree {
  /** Levels of the headings in reading order. */
  readonly headings: readonly number[]
  /** `main`, `navigation Places`, `region Questions`. */
  readonly landmarks: readonly string[]
  /** How many controls there are, and the roles of those that have no name. */
  readonly controls: number
  readonly nameless: readonly string[]
}

export async function treeOf(page: Page): Promise<Tree> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const shown = nodes.filter(node => !node.ignored)
  const role = (node: (typeof nodes)[number]) => String(node.role?.value)
  const name = (node: (typeof nodes)[number]) => String(node.name?.value ?? '').trim()
  const level = (node: (typeof nodes)[number]) => Number(node.properties?.find(property => property.name === 'level')?.value.value)
  const controls = shown.filter(node => CONTROLS.has(role(node)))
  return {
    headings: shown.filter(node => role(node) === 'heading').map(level),
    landmarks: shown.filter(node => LANDMARKS.has(role(node))).map(node => `${role(node)} ${name(node)}`.trim()),
    controls: controls.length,
    nameless: controls.filter(node => name(node) === '').map(role),
  }
}
