// A camera for Chromium: what it sees is a file that is written before the camera is switched on.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodePng } from './screenshots/png.ts'

const WIDTH = 640
const HEIGHT = 480
const WHITE = 255

export class Camera {
  readonly #folder = mkdtempSync(join(tmpdir(), 'porchlight-camera-'))

  get #film(): string {
    return join(this.#folder, 'seen.y4m')
  }

  /** Arguments for the Chromium whose camera it is. */
  get args(): string[] {
    return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${this.#film}`]
  }

  /** Holds it over a picture, a PNG no larger than 640 × 480: that in the middle of white. */
  pointAt(png: Buffer): void {
    this.film([png])
  }

  /** Over a screen that shows one picture after the other, round and round. */
  film(pngs: readonly Buffer[]): void {
    const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${pngs.length === 1 ? 10 : 3}:1 Ip A1:1 C420jpeg\n`)
    writeFileSync(this.#film, Buffer.concat([head, ...pngs.flatMap(png => [Buffer.from('FRAME\n'), ...frameOf(png)])]))
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

function frameOf(png: Buffer): Buffer[] {
  const { width, height, rgba } = decodePng(png)
  if (width > WIDTH || height > HEIGHT) throw new Error(`a picture of ${width} × ${height} does not fit`)
  const light = Buffer.alloc(WIDTH * HEIGHT, WHITE)
  const [left, top] = [(WIDTH - width) >> 1, (HEIGHT - height) >> 1]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r, g, b] = rgba.subarray((y * width + x) * 4)
      light[(top + y) * WIDTH + left + x] = 0.299 * r! + 0.587 * g! + 0.114 * b!
    }
  }
  return [light, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]
}
