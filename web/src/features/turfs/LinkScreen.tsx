import { InvitationCard } from '../../app/InvitationCard.tsx'
import { paths, turfOfPath } from '../../app/paths.ts'
import { useRoster } from '../../app/services.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty, Notice, StatusLine } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { turfWords } from './messages.ts'
import { useBoard } from './use-board.ts'

/** The turf's link, to be shown from phone to phone: QR code as large as the screen, link, code. */
export default function LinkScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const t = useText(turfWords)
  const scope = turfOfPath(params['turf']!)
  const board = useBoard()
  const invitation = useRoster().invitations.find(one => one.id === params['invitation'])
  const name = board?.turfs.find(one => one.scope === scope)?.name ?? ''
  const back = paths.turfBoard(scope)
  if (!invitation?.link || !invitation.code) {
    return (
      <Screen title={name || t.title} back={back} status={<WorkStatus />}>
        <Empty icon="share" action={<LinkButton href={back}>{t.back}</LinkButton>}>
          {t.linkElsewhere}
        </Empty>
      </Screen>
    )
  }
  const { link, code, ready } = invitation
  const isUsed = invitation.used >= invitation.uses
  return (
    <Screen
      title={name}
      back={back}
      status={<WorkStatus />}
      actions={
        <LinkButton wide href={back}>
          {t.done}
        </LinkButton>
      }
    >
      {isUsed ? (
        <Notice tone="go" isAlert>
          {t.used}
        </Notice>
      ) : (
        <>
          {ready && (
            <StatusLine tone="go" icon="check">
              {t.ready}
            </StatusLine>
          )}
          <InvitationCard link={link} code={code} ready={ready} to={name} />
        </>
      )}
    </Screen>
  )
}
