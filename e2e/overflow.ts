import type { CDPSession, Page } from '@playwright/test'

/** A small phone of somebody who has asked for text of twice the size. */
export const SMALL = { width: 320, height: 640 }
const TWICE = { standard: 32, fixed: 26 }
const USUAL = { standard: 16, fixed: 13 }

export const largeText = (session: CDPSession) => session.send('Page.setFontSizes', { fontSizes: TWICE })

export const usualText = (session: CDPSession) => session.send('Page.setFontSizes', { fontSizes: USUAL })

/** Words that stick out of the screen at its sides, or out of a box that cuts them off, where nothing scrolls them into sight. */
export async function cutOff(page: Page, session: CDPSession): Promise<readonly string[]> {
  const before = page.viewportSize()!
  await page.setViewportSize(SMALL)
  await largeText(session)
  // What fits itself to its room does so in the next frame.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  const found = await page.evaluate(lookForCutWords, SMALL.width)
  await usualText(session)
  await page.setViewportSize(before)
  return found
}

/** In the page. The width is given: a phone makes its own wider when something sticks out. */
function lookForCutWords(width: number): string[] {
  const fits = ({ left, right }: DOMRect, from: number, to: number) => left >= from - 1 && right <= to + 1
  /** The words of an element that is scrolled sideways are reached by scrolling; those of one that hides what is too wide are lost. */
  const isSeen = (sides: readonly DOMRect[], element: Element | null): boolean => {
    if (!element) return sides.every(side => fits(side, 0, width))
    const { overflowX } = getComputedStyle(element)
    // A row of tools is scrolled sideways; a page is not, because whoever reads it would have to do so for every line.
    const isRow = element.scrollHeight <= element.clientHeight + 1
    if (isRow && /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth) return true
    if (/hidden|clip/.test(overflowX) && element !== document.body && element !== document.documentElement) {
      const box = element.getBoundingClientRect()
      if (!sides.every(side => fits(side, box.left, box.right))) return false
    }
    return isSeen(sides, element.parentElement)
  }
  const faults: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode
    const parent = text.parentElement!
    // A table keeps its columns, and is scrolled as a whole.
    if (parent.closest('table')) continue
    if (!text.nodeValue?.trim() || !parent.checkVisibility({ contentVisibilityAuto: true }) || parent.closest('.hidden, script, style'))
      continue
    const range = document.createRange()
    range.selectNodeContents(text)
    if (!isSeen([...range.getClientRects()], parent)) faults.push(text.nodeValue.trim())
  }
  return faults
}
