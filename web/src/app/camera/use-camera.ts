import type { RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import { qrReader } from './qr-reader.ts'

export type CameraState = 'starting' | 'running' | 'refused' | 'none'

/** Looking costs battery; more often than this finds nothing sooner. */
const LOOK_EVERY = 150

/** Shows the camera in `video` and calls `onText` for each QR code read. Stops when the screen is left. */
export function useCamera(
  onText: (text: string) => void,
  isAimed = false,
): { video: RefObject<HTMLVideoElement | null>; state: CameraState } {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<CameraState>('starting')

  useEffect(() => {
    let stopped = false
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined

    const run = async () => {
      if (!navigator.mediaDevices?.getUserMedia) return setState('none')
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false })
      } catch (error) {
        return setState(error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'none')
      }
      const read = await qrReader(isAimed)
      const picture = video.current
      if (stopped || !picture) return stop()
      picture.srcObject = stream
      await picture.play().catch(() => undefined)
      setState('running')
      const look = async () => {
        if (stopped) return
        const text = picture.readyState >= picture.HAVE_CURRENT_DATA ? await read(picture) : undefined
        if (text !== undefined && !stopped) onText(text)
        timer = setTimeout(() => void look(), LOOK_EVERY)
      }
      await look()
    }
    const stop = () => {
      stopped = true
      clearTimeout(timer)
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    void run()
    return stop
  }, [onText, isAimed])

  return { video, state }
}
