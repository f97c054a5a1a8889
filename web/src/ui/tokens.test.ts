import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name!,
    [light!, dark!] as const,
  ]),
)

const GROUNDS = ['paper', 'card', 'porch-soft', 'go-soft', 'stop-soft']
const TEXTS = ['ink', 'quiet', 'porch', 'go', 'stop']
const FILLED = ['porch', 'go', 'stop', 'ink']
const EDGES = ['line', 'porch', 'go', 'stop']

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map(at => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

const pair = (text: string, ground: string, theme: 0 | 1) => contrast(tokens.get(text)![theme], tokens.get(ground)![theme])

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('%s theme', (_, theme) => {
  it('computes contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  it.each(GROUNDS.flatMap(ground => TEXTS.map(text => [text, ground] as const)))('%s text on %s reads in the sun: 7:1', (text, ground) => {
    expect(pair(text, ground, theme)).toBeGreaterThanOrEqual(7)
  })

  it.each(FILLED)('text on a filled %s: 7:1', ground => {
    expect(pair('night', ground, theme)).toBeGreaterThanOrEqual(7)
  })

  it.each(EDGES.flatMap(edge => ['paper', 'card'].map(ground => [edge, ground] as const)))('%s edge on %s: 3:1', (edge, ground) => {
    expect(pair(edge, ground, theme)).toBeGreaterThanOrEqual(3)
  })
})

it('has every colour in both themes, and none anywhere else', () => {
  const named = [...css.matchAll(/--([a-z-]+): (?:light-dark|#)/g)].map(([, name]) => name)
  expect(named.toSorted()).toEqual([...tokens.keys()].toSorted())
})
