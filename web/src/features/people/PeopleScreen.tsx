import './people.css'
import { useState } from 'react'
import { paths } from '../../app/paths.ts'
import { useGroupSummary } from '../../app/services.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useWide } from '../../app/canvass/use-wide.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Empty, Progress } from '../../ui/Feedback.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { appWords } from '../../app/words.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { Browser } from './parts/Browser.tsx'
import { PeopleFrame } from './parts/PeopleFrame.tsx'
import { usePeople } from './use-people.ts'
import { peopleWords } from './words.ts'

/** Everybody the group knows, with or without a phone. */
export default function PeopleScreen() {
  const t = useText(peopleWords)
  const { opening } = useText(appWords)
  const view = usePeople()
  const isWide = useWide()
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [isMore, setMore] = useState(false)
  const group = useGroupSummary()?.name ?? ''
  const isEmpty = view !== undefined && view.people.length === 0 && view.removed.length === 0
  const add = (
    <LinkButton look="primary" wide icon="plus" href={paths.addPerson}>
      {t.add}
    </LinkButton>
  )
  return (
    <PeopleFrame view={isEmpty ? undefined : view} current={undefined}>
      <Screen
        title={t.title}
        over={group}
        back={paths.group}
        status={<WorkStatus />}
        onScroller={setScroller}
        actions={
          isEmpty ? (
            <>
              {add}
              <LinkButton wide icon="file" href={paths.bringPeople}>
                {t.bring}
              </LinkButton>
            </>
          ) : (
            <div className="pair">
              {add}
              <Button onPress={() => setMore(true)}>{t.more}</Button>
            </div>
          )
        }
      >
        {view === undefined ? (
          <Progress words={opening} />
        ) : isEmpty ? (
          <Empty icon="group">{t.empty}</Empty>
        ) : isWide ? (
          <Empty icon="group">{t.chooseOne}</Empty>
        ) : (
          <Browser view={view} current={undefined} scroller={scroller} />
        )}
        {isMore && (
          <Sheet title={t.more} isOpen onClose={() => setMore(false)}>
            <List label={t.more}>
              <Row lead={<Icon name="file" />} title={t.bring} href={paths.bringPeople} />
              <Row lead={<Icon name="share" />} title={t.out} href={paths.sendPeople} />
              <Row lead={<Icon name="group" />} title={t.duplicates} href={paths.duplicates} />
            </List>
          </Sheet>
        )}
      </Screen>
    </PeopleFrame>
  )
}
