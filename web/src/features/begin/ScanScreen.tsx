import '../../app/camera/camera.css'
import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { type CameraState, useCamera } from '../../app/camera/use-camera.ts'
import { giveInvitation } from '../../app/invitation-link.ts'
import { paths } from '../../app/paths.ts'
import { useEngine } from '../../app/services.tsx'
import { useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { joinWords } from './join-words.ts'

/** The camera looks for a QR code that is an invitation; others are said to be others, and it goes on looking. */
export default function ScanScreen() {
  const t = useText(joinWords)
  const engine = useEngine()
  const [, navigate] = useLocation()
  const [other, setOther] = useState(false)
  const found = useCallback(
    (text: string) => {
      const read = engine.readInvitation(text)
      setOther(!read.ok)
      if (!read.ok) return
      navigator.vibrate?.(40)
      giveInvitation(text)
      navigate(paths.join, { replace: true })
    },
    [engine, navigate],
  )
  const { video, state } = useCamera(found)
  const words: Record<CameraState, string> = {
    starting: t.scanStarting,
    running: other ? t.scanOther : t.scanHelp,
    refused: t.cameraRefused,
    none: t.cameraNone,
  }
  const failed = state === 'refused' || state === 'none'
  return (
    <Screen
      title={t.scanTitle}
      back={paths.join}
      actions={
        <LinkButton wide icon="pencil" look={failed ? 'primary' : 'quiet'} href={paths.join}>
          {t.scanType}
        </LinkButton>
      }
    >
      {failed ? (
        <Notice tone="porch" isAlert>
          {words[state]}
        </Notice>
      ) : (
        <>
          <p role="status">{words[state]}</p>
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a live picture without sound */}
          <video ref={video} className="scan-picture" aria-label={t.picture} playsInline muted />
        </>
      )}
    </Screen>
  )
}
