/** Reads one QR code out of a picture of the camera; undefined when there is none to be seen. */
export type QrReader = (picture: HTMLVideoElement) => Promise<string | undefined>

interface Detector {
  detect(picture: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

/** The browser's own reader where it has one (Android), else ours in JavaScript. */
export async function qrReader(): Promise<QrReader> {
  const Native = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  if (Native && (await Native.getSupportedFormats().catch((): string[] => [])).includes('qr_code')) {
    const detector = new Native({ formats: ['qr_code'] })
    return async picture => (await detector.detect(picture).catch(() => []))[0]?.rawValue
  }
  return ownReader()
}

/** Large enough for a code of about 60 modules, small enough for an old phone. */
const SIDE = 640

async function ownReader(): Promise<QrReader> {
  const { default: decode } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const paper = canvas.getContext('2d', { willReadFrequently: true })
  return async picture => {
    const side = Math.min(picture.videoWidth, picture.videoHeight)
    if (!paper || side === 0) return undefined
    canvas.width = canvas.height = Math.min(SIDE, side)
    // The middle square: what the screen shows.
    paper.drawImage(
      picture,
      (picture.videoWidth - side) / 2,
      (picture.videoHeight - side) / 2,
      side,
      side,
      0,
      0,
      canvas.width,
      canvas.height,
    )
    const { data, width, height } = paper.getImageData(0, 0, canvas.width, canvas.height)
    return decode(data, width, height, { inversionAttempts: 'dontInvert' })?.data || undefined
  }
}
