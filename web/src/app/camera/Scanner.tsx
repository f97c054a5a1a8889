import './camera.css'
import { useEffect } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { Notice } from '../../ui/Feedback.tsx'
import { useCamera } from './use-camera.ts'
import { cameraWords } from './words.ts'

export interface ScannerProps {
  /** What to hold before the camera, and what was found there so far. */
  readonly words: string
  /** Called for each QR code read, the same one again and again. Keep its identity. */
  readonly onText: (text: string) => void
  /** Called when there is no picture to come: another way has to be offered. */
  readonly onNone?: () => void
  /** Many codes lie side by side: only the one in the middle, where a mark is shown, is read. */
  readonly isAimed?: boolean
}

/** The camera's picture with the words that go with it; or why there is none. */
export function Scanner({ words, onText, onNone, isAimed = false }: ScannerProps) {
  const t = useText(cameraWords)
  const { video, state } = useCamera(onText, isAimed)
  const isNone = state === 'refused' || state === 'none'
  useEffect(() => {
    if (isNone) onNone?.()
  }, [isNone, onNone])
  if (isNone) {
    return (
      <Notice tone="porch" isAlert>
        {t[state]}
      </Notice>
    )
  }
  return (
    <>
      <p role="status">{state === 'starting' ? t.starting : words}</p>
      <div className={isAimed ? 'scan-frame scan-aimed' : 'scan-frame'}>
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a live picture without sound */}
        <video ref={video} className="scan-picture" aria-label={t.picture} playsInline muted />
      </div>
    </>
  )
}
