/** Draws the app's icons into public/: `node web/build/icons.ts`. A porch lamp over an open door, on the night. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { encodePng } from './png.ts'

type Colour = readonly [number, number, number]
const NIGHT: Colour = [20, 33, 61]
const LAMP: Colour = [251, 191, 36]
const GLOW: Colour = [120, 92, 46]
const DOOR: Colour = [255, 253, 247]

/** The colour at (x, y) in a unit square; undefined: transparent. `pad` keeps the drawing inside a mask's safe circle. */
function paint(x: number, y: number, pad: number, round: number): Colour | undefined {
  if (outsideRounded(x, y, round)) return undefined
  const u = (x - 0.5) / (1 - pad) + 0.5
  const v = (y - 0.5) / (1 - pad) + 0.5
  if (Math.hypot(u - 0.5, v - 0.26) < 0.085) return LAMP
  if (u > 0.33 && u < 0.67 && v > 0.44 && v < 0.86) return u > 0.58 && u < 0.615 && v > 0.63 && v < 0.68 ? NIGHT : DOOR
  if (v < 0.86 && v > 0.26 && Math.abs(u - 0.5) < 0.1 + (v - 0.26) * 0.46) return GLOW
  if (v > 0.86 && v < 0.9 && u > 0.14 && u < 0.86) return LAMP
  return NIGHT
}

function outsideRounded(x: number, y: number, radius: number): boolean {
  const dx = Math.max(radius - x, x - (1 - radius), 0)
  const dy = Math.max(radius - y, y - (1 - radius), 0)
  return Math.hypot(dx, dy) > radius
}

type Paint = (x: number, y: number) => Colour | undefined
const drawShortcut = (size: number, what: Parameters<typeof paintShortcut>[0]) => drawWith(size, (x, y) => paintShortcut(what, x, y))
const draw = (size: number, pad: number, round: number) => drawWith(size, (x, y) => paint(x, y, pad, round))

function drawWith(size: number, colourAt: Paint): Buffer {
  const fine = 4
  const rgba = new Uint8Array(size * size * 4)
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      const sum = [0, 0, 0, 0]
      for (let s = 0; s < fine * fine; s++) {
        const colour = colourAt((px + ((s % fine) + 0.5) / fine) / size, (py + (Math.floor(s / fine) + 0.5) / fine) / size)
        if (!colour) continue
        for (let c = 0; c < 3; c++) sum[c]! += colour[c]!
        sum[3]!++
      }
      const at = (py * size + px) * 4
      for (let c = 0; c < 3; c++) rgba[at + c] = sum[3] ? Math.round(sum[c]! / sum[3]!) : 0
      rgba[at + 3] = Math.round((255 * sum[3]!) / (fine * fine))
    }
  }
  return encodePng(size, rgba)
}

/** What a shortcut stands for, in few strokes on the night: a door, a list, a person with a plus. */
function paintShortcut(what: 'next-door' | 'agenda' | 'add-person', x: number, y: number): Colour | undefined {
  if (outsideRounded(x, y, 0.5)) return undefined
  const box = (left: number, top: number, right: number, bottom: number) => x > left && x < right && y > top && y < bottom
  if (what === 'next-door') {
    if (box(0.36, 0.24, 0.64, 0.76)) return box(0.57, 0.48, 0.61, 0.54) ? NIGHT : DOOR
    return box(0.24, 0.76, 0.76, 0.8) ? LAMP : NIGHT
  }
  if (what === 'agenda') {
    for (const top of [0.3, 0.46, 0.62]) {
      if (box(0.28, top, 0.36, top + 0.08)) return LAMP
      if (box(0.42, top, 0.74, top + 0.08)) return DOOR
    }
    return NIGHT
  }
  if (Math.hypot(x - 0.43, y - 0.36) < 0.11) return DOOR
  if (Math.hypot((x - 0.43) / 1.15, (y - 0.74) / 1.05) < 0.19 && y < 0.74) return DOOR
  if (box(0.62, 0.44, 0.82, 0.49) || box(0.695, 0.365, 0.745, 0.565)) return LAMP
  return NIGHT
}

const out = new URL('../public/', import.meta.url)
mkdirSync(new URL('icons/', out), { recursive: true })
writeFileSync(new URL('icons/any-192.png', out), draw(192, 0, 0.2))
writeFileSync(new URL('icons/any-512.png', out), draw(512, 0, 0.2))
writeFileSync(new URL('icons/maskable-192.png', out), draw(192, 0.24, 0))
writeFileSync(new URL('icons/maskable-512.png', out), draw(512, 0.24, 0))
writeFileSync(new URL('icons/apple-180.png', out), draw(180, 0.1, 0))
for (const name of ['next-door', 'agenda', 'add-person'] as const)
  writeFileSync(new URL(`icons/${name}-96.png`, out), drawShortcut(96, name))
writeFileSync(
  new URL('icon.svg', out),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" rx="20" fill="#14213d"/><path d="M40 26h20L87.6 86H12.4z" fill="#785c2e"/><circle cx="50" cy="26" r="8.5" fill="#fbbf24"/><path d="M33 44h34v42H33z" fill="#fffdf7"/><path d="M14 86h72v4H14z" fill="#fbbf24"/><path d="M58 63h3.5v5H58z" fill="#14213d"/></svg>\n`,
)
