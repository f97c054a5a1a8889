import { useState } from 'react'
import { isTurf } from '@porchlight/shared/base/ids'
import { useNow } from '../../../app/canvass/use-now.ts'
import { InvitationCard } from '../../../app/InvitationCard.tsx'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup, useGroupSummary, useRoster } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import type { InvitationView } from '../../../engine/api.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { Ask, Sheet } from '../../../ui/Sheet.tsx'
import { useTurfNames } from '../use-names.ts'
import { groupWords } from '../words.ts'

/** Invitations that still work: show one again, or revoke it. */
export function Invitations() {
  const t = useText(groupWords)
  const format = useFormat()
  const now = useNow()
  const group = useGroup()
  const groupName = useGroupSummary()?.name ?? ''
  const turfName = useTurfNames()
  const invitations = useRoster().invitations.filter(each => !each.revoked && each.used < each.uses)
  const [shown, setShown] = useState<InvitationView>()
  const [asked, setAsked] = useState<InvitationView>()
  const revoke = useAct(async (invitation: InvitationView) => group.revokeInvitation(invitation.id))
  if (invitations.length === 0) return null

  const to = (invitation: InvitationView) => {
    const turfs = invitation.scopes.filter(isTurf)
    return turfs.length > 0 ? format.list(turfs.map(turf => turfName(turf) ?? t.turfUnnamed)) : t.theGroup(groupName)
  }
  const detail = (invitation: InvitationView) =>
    [
      t.used(format.number(invitation.used), format.number(invitation.uses)),
      ...(invitation.expires === undefined ? [] : [(invitation.expires < now ? t.isOver : t.meantUntil)(format.day(invitation.expires))]),
      ...(invitation.ready ? [] : [t.waitsForSignal]),
      ...(invitation.link ? [] : [t.otherPhone]),
    ].join(' · ')

  return (
    <Section title={t.invitations}>
      <RefusalNotice refusal={revoke.refusal} />
      <List label={t.invitations}>
        {invitations.map(invitation => (
          <Row
            key={invitation.id}
            title={`${t[invitation.role]}: ${to(invitation)}`}
            detail={detail(invitation)}
            actions={
              <>
                {invitation.link && (
                  <Button label={`${t.show}: ${to(invitation)}`} onPress={() => setShown(invitation)}>
                    {t.show}
                  </Button>
                )}
                <Button look="danger" label={`${t.revoke}: ${to(invitation)}`} onPress={() => setAsked(invitation)}>
                  {t.revoke}
                </Button>
              </>
            }
          />
        ))}
      </List>
      {shown?.link && shown.code && (
        <Sheet title={to(shown)} isOpen onClose={() => setShown(undefined)}>
          <InvitationCard link={shown.link} code={shown.code} ready={shown.ready} to={to(shown)} />
        </Sheet>
      )}
      {asked && (
        <Ask
          title={t.revokeTitle}
          act={t.revokeAct}
          isOpen
          isPending={revoke.isPending}
          onClose={() => setAsked(undefined)}
          onAct={() => void revoke.run(asked).then(() => setAsked(undefined))}
        >
          <p>{t.revokeText}</p>
        </Ask>
      )}
    </Section>
  )
}
