import { useState } from 'react'
import { docId, type MemberId } from '@porchlight/shared/base/ids'
import { peopleKind } from '@porchlight/shared/people/people'
import { personOfMember } from '@porchlight/shared/people/people.select'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { paths } from '../../app/paths.ts'
import { useMe, useRoster, useView } from '../../app/services.tsx'
import type { Removed } from '../../engine/api-members.ts'
import { useText } from '../../i18n/use-text.ts'
import { Empty, Notice } from '../../ui/Feedback.tsx'
import { Facts, List, Row } from '../../ui/List.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { memberWords } from './member-words.ts'
import { ChangeRole } from './parts/ChangeRole.tsx'
import { EndedInvitations } from './parts/EndedInvitations.tsx'
import { Holdings } from './parts/Holdings.tsx'
import { Leave } from './parts/Leave.tsx'
import { Phones } from './parts/Phones.tsx'
import { RemoveMember } from './parts/RemoveMember.tsx'
import { useNames } from './use-names.ts'
import { MAY, mayRemove } from './who-may-remove.ts'
import { groupWords } from './words.ts'

/** One member: what they may do, what their phones hold, and the way out. */
export default function MemberScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const t = useText(memberWords)
  const words = useText(groupWords)
  const me = useMe()
  const nameOf = useNames()
  const known = useView(peopleKind, docId('people', 'group'))
  const [removed, setRemoved] = useState<Removed & { readonly title: string; readonly text?: string }>()
  const member = useRoster().members.find(one => one.id === (params['member'] as MemberId))
  if (!member) {
    return (
      <Screen title={words.people} back={paths.group}>
        <Empty>{t.gone}</Empty>
      </Screen>
    )
  }
  const person = known && personOfMember(known, member.id)
  const name = person?.name || nameOf(member.id) || words.unnamed
  const isMe = member.id === me.member
  const organizes = me.role === 'admin' || me.role === 'organizer'
  return (
    <Screen
      title={isMe ? words.you(name) : name}
      over={member.removed ? words.removed : words[member.role]}
      back={paths.group}
      status={<WorkStatus />}
    >
      {removed && (
        <Notice tone="go" title={removed.title} isAlert>
          {removed.text && <p>{removed.text}</p>}
          <EndedInvitations ended={removed.ended} />
        </Notice>
      )}
      {!member.removed && <Facts sentences facts={[[t.role, t[MAY[member.role]]]]} />}
      {person && (
        <List label={t.person}>
          <Row title={t.person} href={paths.person(person.id)} />
        </List>
      )}
      {(organizes || isMe) && <Holdings member={member} />}
      {!member.removed && (isMe || mayRemove(me.role, member.role)) && (
        <Phones member={member} name={name} onRemoved={(what, said) => setRemoved({ ...what, ...said })} />
      )}
      {me.role === 'admin' && !member.removed && <ChangeRole member={member} />}
      {!isMe && !member.removed && mayRemove(me.role, member.role) && (
        <RemoveMember member={member} name={name} onRemoved={what => setRemoved({ ...what, title: t.removedNow(name) })} />
      )}
      {isMe && <Leave />}
    </Screen>
  )
}
