/**
 * Reads one QR code out of a picture of the camera; undefined when there is none to be seen. An aimed one reads only the
 * code that the middle of the picture lies on: of a sheet with many, the one that is meant.
 */
export type QrReader = (picture: HTMLVideoElement) => Promise<string | undefined>

interface Detector {
  detect(picture: HTMLVideoElement): Promise<readonly { readonly rawValue: string; readonly cornerPoints: readonly Point[] }[]>
}
interface Point {
  readonly x: number
  readonly y: number
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

/** The browser's own reader where it has one (Android), else ours in JavaScript. */
export async function qrReader(isAimed = false): Promise<QrReader> {
  const Native = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  if (Native && (await Native.getSupportedFormats().catch((): string[] => [])).includes('qr_code')) {
    const detector = new Native({ formats: ['qr_code'] })
    return async picture => {
      const found = await detector.detect(picture).catch(() => [])
      const middle = { x: picture.videoWidth / 2, y: picture.videoHeight / 2 }
      return found.find(one => !isAimed || liesOn(one.cornerPoints, middle))?.rawValue
    }
  }
  return ownReader(isAimed)
}

/** A hand that aims is not exact. */
const NEAR = 1.3

/** Within the corners, or a little beside them. */
export function liesOn(corners: readonly Point[], { x, y }: Point): boolean {
  const centre = { x: mean(corners.map(one => one.x)), y: mean(corners.map(one => one.y)) }
  const wide = corners.map(one => ({ x: centre.x + (one.x - centre.x) * NEAR, y: centre.y + (one.y - centre.y) * NEAR }))
  const sides = wide.map((from, i) => {
    const to = wide[(i + 1) % wide.length]!
    return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)
  })
  return sides.every(side => side >= 0) || sides.every(side => side <= 0)
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Large enough for a code of about 60 modules, small enough for an old phone. */
const SIDE = 640
/** What is looked at, as shares of the middle square: a phone is held close to small print, or far from it. */
const AIMED = [0.45, 0.7, 1]

async function ownReader(isAimed: boolean): Promise<QrReader> {
  const { default: decode } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const paper = canvas.getContext('2d', { willReadFrequently: true })
  return async picture => {
    const whole = Math.min(picture.videoWidth, picture.videoHeight)
    if (!paper || whole === 0) return undefined
    return readMiddle(decode, whole, isAimed, side => {
      canvas.width = canvas.height = Math.min(SIDE, side)
      // From the middle: what the screen shows.
      const [left, top] = [(picture.videoWidth - side) / 2, (picture.videoHeight - side) / 2]
      paper.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height)
      return paper.getImageData(0, 0, canvas.width, canvas.height)
    })
  }
}

export interface Picture {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** What stands in the middle of a picture of `whole` dots a side; `square` gives the middle square of so many of them. */
export function readMiddle(
  decode: typeof import('jsqr').default,
  whole: number,
  isAimed: boolean,
  square: (side: number) => Picture,
): string | undefined {
  for (const share of isAimed ? AIMED : [1]) {
    const { data, width, height } = square(Math.round(whole * share))
    const found = decode(data, width, height, { inversionAttempts: 'dontInvert' })
    if (!found?.data) continue
    const { topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner } = found.location
    const corners = [topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner]
    if (!isAimed || liesOn(corners, { x: width / 2, y: height / 2 })) return found.data
  }
  return undefined
}
