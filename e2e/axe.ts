// What axe says about a screen, in lines that can be read; and which of its doubts have been looked at.
import AxeBuilder from '@axe-core/playwright'
import { type Page, expect } from '@playwright/test'

/** WCAG 2.2 AA and what goes beyond it without contradicting it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export interface Look {
  readonly passes: number
  readonly violations: readonly string[]
  /** What axe cannot decide: `rule: element`. */
  readonly incomplete: readonly string[]
}

/** In one page, without frames: then axe needs no second page to put its answers together, which costs more than all it does. */
const builder = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode()

export async function look(page: Page): Promise<Look> {
  const { passes, violations, incomplete } = await builder(page).withTags(TAGS).analyze()
  return { passes: passes.length, violations: linesOf(violations), incomplete: linesOf(incomplete) }
}

type Rules = Awaited<ReturnType<AxeBuilder['analyze']>>['violations']

const linesOf = (rules: Rules): string[] =>
  rules.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`))

/** Contrast alone: what a theme of the same shapes can have of its own. */
export async function lookAtColours(page: Page): Promise<readonly string[]> {
  const { violations } = await builder(page).withRules(['color-contrast', 'link-in-text-block']).analyze()
  return linesOf(violations)
}

/** On a phone in a journey, where the made-up states do not reach. */
export async function noFindings({ page }: { readonly page: Page }): Promise<void> {
  expect((await look(page)).violations).toEqual([])
}
