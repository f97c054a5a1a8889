import { useState } from 'react'
import { InvitationCard } from '../../app/InvitationCard.tsx'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useNow } from '../../app/canvass/use-now.ts'
import { paths } from '../../app/paths.ts'
import { useGroup, useGroupSummary, useRoster } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import type { Invited } from '../../engine/api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Notice, Progress } from '../../ui/Feedback.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Pick } from '../../ui/Field.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { groupWords } from './words.ts'

type Invitee = 'organizer' | 'member'
const USES = ['1', '5', '20', '100']
const DAY_MS = 24 * 60 * 60 * 1000
const UNTIL = { never: 0, day: 1, week: 7, month: 30 } as const

/** Makes an invitation into the group, and shows it at once. */
export default function InviteScreen() {
  const t = useText(groupWords)
  const group = useGroup()
  const name = useGroupSummary()?.name ?? ''
  const roster = useRoster()
  const [role, setRole] = useState<Invitee>('organizer')
  const [uses, setUses] = useState('1')
  const now = useNow()
  const [until, setUntil] = useState<keyof typeof UNTIL>('never')
  const [made, setMade] = useState<Invited>()
  const invite = useAct(async () => {
    const invited = await group.invite({
      role,
      scopes: [],
      uses: Number(uses),
      ...(until === 'never' ? {} : { expires: now + UNTIL[until] * DAY_MS }),
    })
    if (invited.ok) setMade(invited.value)
    return invited
  })
  // Offline it is not ready at first; the roster knows when it is.
  const ready = made && (roster.invitations.find(each => each.id === made.id)?.ready ?? made.ready)

  if (made) {
    return (
      <Screen
        title={t.inviteTitle}
        back={paths.group}
        status={<WorkStatus />}
        actions={
          <LinkButton wide href={paths.group}>
            {t.done}
          </LinkButton>
        }
      >
        <InvitationCard link={made.link} code={made.code} ready={ready === true} to={t.theGroup(name)} />
      </Screen>
    )
  }
  return (
    <Screen
      title={t.inviteTitle}
      back={paths.group}
      status={<WorkStatus />}
      actions={
        invite.isPending ? (
          <Progress words={t.making} />
        ) : (
          <Button look="primary" wide onPress={() => void invite.run()}>
            {t.makeLink}
          </Button>
        )
      }
    >
      <RefusalNotice refusal={invite.refusal} />
      <Choice
        label={t.inviteRole}
        value={role}
        onChange={value => setRole(value as Invitee)}
        options={[
          { value: 'organizer', label: t.organizer, description: t.organizerText },
          { value: 'member', label: t.member, description: t.memberText },
        ]}
      />
      <Pick
        label={t.inviteUses}
        description={t.usesHint}
        value={uses}
        onChange={setUses}
        options={USES.map(value => ({ value, label: value }))}
      />
      <Pick
        label={t.until}
        description={t.untilHint}
        value={until}
        onChange={value => setUntil(value as keyof typeof UNTIL)}
        options={[
          { value: 'never', label: t.untilNever },
          { value: 'day', label: t.untilDay },
          { value: 'week', label: t.untilWeek },
          { value: 'month', label: t.untilMonth },
        ]}
      />
      <List label={t.inPerson}>
        <Row lead={<Icon name="camera" />} title={t.inPerson} detail={t.inPersonText} href={paths.inPerson} />
      </List>
      <Notice actions={<LinkButton href={paths.turfs}>{t.toTurfs}</LinkButton>}>{t.forCanvassers}</Notice>
    </Screen>
  )
}
