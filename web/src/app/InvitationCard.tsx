import './invitation.css'
import { useState } from 'react'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/Button.tsx'
import { Notice, Progress } from '../ui/Feedback.tsx'
import { Qr } from './Qr.tsx'
import { invitationWords } from './invitation-words.ts'

export interface InvitationCardProps {
  readonly link: string
  readonly code: string
  /** False: the relay does not have it yet, so that nobody could join by it. */
  readonly ready: boolean
  /** What it opens: "Turf 3", "the group". Goes into the shared message and the picture's name. */
  readonly to: string
}

/** An invitation to be handed over: QR to scan, a link to send, a code to read out. The same for turfs and for members. */
export function InvitationCard({ link, code, ready, to }: InvitationCardProps) {
  const t = useText(invitationWords)
  const [done, setDone] = useState('')
  const [byHand, setByHand] = useState(false)
  const copy = (text: string, said: string) =>
    void navigator.clipboard.writeText(text).then(
      () => setDone(said),
      () => {
        setByHand(true)
        setDone(t.copyFailed)
      },
    )
  const share = () => void navigator.share({ title: 'Porchlight', text: t.message(to), url: link }).catch(() => undefined)
  return (
    <div className="invitation">
      {!ready && <Progress words={t.notReady} />}
      {ready && (
        <>
          <Qr text={link} label={t.qrLabel(to)} />
          <p className="invitation-hint">{t.scanHint}</p>
        </>
      )}
      <p className="invitation-code">
        <span className="invitation-code-name">{t.code}</span> <code>{code}</code>
      </p>
      <div className="invitation-acts">
        {typeof navigator.share === 'function' && (
          <Button look="primary" wide icon="share" onPress={share}>
            {t.share}
          </Button>
        )}
        <Button wide icon="copy" onPress={() => copy(link, t.linkCopied)}>
          {t.copyLink}
        </Button>
        <Button wide icon="copy" onPress={() => copy(code, t.codeCopied)}>
          {t.copyCode}
        </Button>
        <p role="status">{done}</p>
        {byHand && <p className="invitation-link">{link}</p>}
      </div>
      <Notice>{t.whoever}</Notice>
    </div>
  )
}
