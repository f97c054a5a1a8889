import { useState } from 'react'
import type { Meeting } from '@porchlight/shared/meeting/types'
import { useWhen } from '../../../app/meet/use-when.ts'
import { meetWords } from '../../../app/meet/words.ts'
import { paths } from '../../../app/paths.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { listWords } from '../list-words.ts'

const FEW = 4

export function MeetingList({
  title,
  meetings,
  now,
}: {
  readonly title: string
  readonly meetings: readonly Meeting[]
  readonly now: number
}) {
  const t = useText(listWords)
  const words = useText(meetWords)
  const when = useWhen()
  const [isAll, setAll] = useState(false)
  if (meetings.length === 0) return null
  return (
    <Section title={title}>
      <List label={title}>
        {(isAll ? meetings : meetings.slice(0, FEW)).map(meeting => (
          <Row
            key={meeting.id}
            title={meeting.title}
            detail={[when.near(meeting.date, now), when.time(meeting.startsAt, meeting.zone), when.zone(meeting)]
              .filter(part => part !== '')
              .join(', ')}
            href={paths.meeting(meeting.id)}
            {...(meeting.cancelled ? { trail: words.cancelled } : {})}
          />
        ))}
      </List>
      {meetings.length > FEW && !isAll && <Button onPress={() => setAll(true)}>{t.showAll}</Button>}
    </Section>
  )
}
