import { useState } from 'react'
import { docId } from '@porchlight/shared/base/ids'
import { groupKind } from '@porchlight/shared/group/group'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { paths } from '../../app/paths.ts'
import { useGroupSummary, useMe, useRoster, useStatus, useView } from '../../app/services.tsx'
import { useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Screen, Section } from '../../ui/Screen.tsx'
import { useLate } from '../../ui/use-late.ts'
import { ForgetGroup } from './parts/ForgetGroup.tsx'
import { Invitations } from './parts/Invitations.tsx'
import { Leave } from './parts/Leave.tsx'
import { NameSheet } from './parts/NameSheet.tsx'
import { People } from './parts/People.tsx'
import { memberWords } from './member-words.ts'
import { groupWords } from './words.ts'

/** The roster comes with the machinery, right after the first picture; only one that cannot be had takes longer. */
const PATIENCE_MS = 2_000

/** Who is here, who is invited, my work as a file, and the way out. */
export default function GroupScreen() {
  const t = useText(groupWords)
  const me = useMe()
  const summary = useGroupSummary()
  const view = useView(groupKind, docId('group', 'group'))
  const hasRoster = useRoster().members.length > 0
  const isLate = useLate(PATIENCE_MS)
  const name = view?.name || summary?.name || ''
  const organizes = me.role === 'admin' || me.role === 'organizer'
  return (
    <Screen
      title={name}
      over={t.title}
      status={<WorkStatus />}
      actions={
        organizes && (
          <LinkButton look="primary" wide icon="plus" href={paths.invite}>
            {t.invite}
          </LinkButton>
        )
      }
    >
      {me.role !== 'canvasser' && (
        <>
          <List label={t.everybody}>
            <Row lead={<Icon name="group" />} title={t.everybody} detail={t.everybodyText} href={paths.people} />
          </List>
          <Section title={t.people}>
            <People />
          </Section>
        </>
      )}
      {/* Together with the people above it, who would push it down. */}
      {(hasRoster || isLate || me.role === 'canvasser') && <Rest name={name} organizes={organizes} />}
    </Screen>
  )
}

interface RestProps {
  readonly name: string
  readonly organizes: boolean
}

/** Who is invited, and where the group's other screens are. */
function Rest({ name, organizes }: RestProps) {
  const t = useText(groupWords)
  const members = useText(memberWords)
  const me = useMe()
  const status = useStatus()
  const [naming, setNaming] = useState<'group' | 'me'>()
  return (
    <>
      {organizes && <Invitations />}
      <Section title={t.title}>
        <List label={t.title}>
          <Row lead={<Icon name="pencil" />} title={t.changeName} detail={me.name} onPress={() => setNaming('me')} />
          {organizes && <Row lead={<Icon name="pencil" />} title={t.rename} detail={name} onPress={() => setNaming('group')} />}
          {(status.setAside > 0 || status.twin) && (
            <Row lead={<Icon name="warning" />} title={t.aside} detail={t.asideText} href={paths.aside} />
          )}
          <Row lead={<Icon name="saved" />} title={t.devicesTitle} detail={t.devicesText} href={paths.devices} />
          <Row lead={<Icon name="file" />} title={t.work} detail={`${t.saveFile} · ${t.bringFile}`} href={paths.files} />
          {me.role === 'admin' && (
            <Row lead={<Icon name="group" />} title={members.move} detail={members.moveDetail} href={paths.moveGroup} />
          )}
          <Row lead={<Icon name="group" />} title={t.groups} href={paths.groups} />
          <Row lead={<Icon name="settings" />} title={t.settings} href={paths.settings} />
          <Row lead={<Icon name="help" />} title={t.help} href={paths.help} />
        </List>
      </Section>
      {me.role === 'canvasser' && <Leave />}
      <ForgetGroup name={name} />
      {naming && <NameSheet of={naming} now={naming === 'me' ? me.name : name} onClose={() => setNaming(undefined)} />}
    </>
  )
}
