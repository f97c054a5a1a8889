import './turfs.css'
import { useState } from 'react'
import encodeQR from 'qr'
import { paths, turfOfPath } from '../../app/paths.ts'
import { useGroupSummary, useRoster } from '../../app/services.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import type { InvitationView } from '../../engine/api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Empty, Notice } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { turfWords } from './messages.ts'
import { useBoard } from './use-board.ts'

/** The turf's link, to be shown from phone to phone: QR code as large as the screen, link, code. */
export default function LinkScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const t = useText(turfWords)
  const scope = turfOfPath(params['turf']!)
  const board = useBoard()
  const invitation = useRoster().invitations.find(one => one.id === params['invitation'])
  const name = board?.turfs.find(one => one.scope === scope)?.record.name ?? ''
  const back = paths.turfBoard(scope)
  if (!invitation?.link) {
    return (
      <Screen title={name || t.title} back={back} status={<WorkStatus />}>
        <Empty icon="share" action={<LinkButton href={back}>{t.back}</LinkButton>}>
          {t.linkElsewhere}
        </Empty>
      </Screen>
    )
  }
  const isUsed = invitation.used >= invitation.uses
  const state = isUsed ? t.used : invitation.ready ? t.ready : t.notReady
  return (
    <Screen
      title={name}
      back={back}
      status={<WorkStatus />}
      actions={
        <LinkButton look="primary" wide href={back}>
          {t.done}
        </LinkButton>
      }
    >
      <div role="status" className="link-state">
        <Notice tone={invitation.ready ? 'go' : 'porch'}>{state}</Notice>
      </div>
      {!isUsed && <LinkToShow invitation={invitation} link={invitation.link} turf={name} />}
    </Screen>
  )
}

function LinkToShow({ invitation, link, turf }: { readonly invitation: InvitationView; readonly link: string; readonly turf: string }) {
  const t = useText(turfWords)
  return (
    <>
      <div className="qr" role="img" aria-label={t.qrLabel}>
        <Qr text={link} />
      </div>
      <p className="link-scan">{t.scan}</p>
      {invitation.code && (
        <p>
          {t.code}: <strong className="link-code">{invitation.code}</strong>
        </p>
      )}
      <SendLink link={link} turf={turf} />
      <Notice tone="porch">{t.warning}</Notice>
    </>
  )
}

/** Dark on light in both themes, with its quiet edge: cameras need that. */
function Qr({ text }: { readonly text: string }) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 3 })
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg viewBox={`0 0 ${rows.length} ${rows.length}`} shapeRendering="crispEdges" aria-hidden="true">
      <path d={path} fill="#000" />
    </svg>
  )
}

function SendLink({ link, turf }: { readonly link: string; readonly turf: string }) {
  const t = useText(turfWords)
  const groupName = useGroupSummary()?.name ?? ''
  const [copied, setCopied] = useState<boolean>()
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  const share = () => navigator.share({ text: t.shareText(turf, groupName), url: link }).catch(() => undefined)
  return (
    <>
      <div className="link-send">
        <Button icon="copy" onPress={() => void copy()}>
          {t.copy}
        </Button>
        {'share' in navigator && (
          <Button icon="share" onPress={() => void share()}>
            {t.share}
          </Button>
        )}
      </div>
      <p role="status">{copied === undefined ? '' : copied ? t.copied : t.copyFailed}</p>
      <p className="link-text">{link}</p>
    </>
  )
}
