// What axe says about a screen, in lines that can be read; and which of its doubts have been looked at.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** WCAG 2.2 AA and what goes beyond it without contradicting it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export interface Look {
  readonly passes: number
  readonly violations: readonly string[]
  /** What axe cannot decide: `rule: element`. */
  readonly incomplete: readonly string[]
}

export async function look(page: Page): Promise<Look> {
  const { passes, violations, incomplete } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  const lines = (rules: typeof violations) =>
    rules.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`))
  return { passes: passes.length, violations: lines(violations), incomplete: lines(incomplete) }
}
