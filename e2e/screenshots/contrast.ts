import type { Page } from '@playwright/test'

/** Text in the sun: the contrast that LOOK asks of every pair (tokens.test.ts), here of what the built app really paints. */
export const IN_THE_SUN = 7

/**
 * Contrast of the first filled button on the screen; undefined where there is none. The tokens may be right and the order
 * of the built style sheets wrong: then links and buttons get each other's colours.
 */
export function primaryContrast(page: Page): Promise<number | undefined> {
  return page.evaluate(() => {
    const button = document.querySelector('.button-primary:not(:disabled):not([aria-disabled=true])')
    if (!button) return undefined
    const { color, backgroundColor } = getComputedStyle(button)
    const luminance = (colour: string): number => {
      const [r, g, b] = colour.match(/[\d.]+/g)!.map(part => {
        const value = Number(part) / 255
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
    }
    const [light, dark] = [luminance(color), luminance(backgroundColor)].toSorted((a, b) => b - a)
    return (light! + 0.05) / (dark! + 0.05)
  })
}
