import type { Refusal } from '@porchlight/shared/base/refusal'
import type { NewPerson } from '@porchlight/shared/people/types'
import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Check } from '../../../ui/Choice.tsx'
import { Empty, Notice } from '../../../ui/Feedback.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Fold, Screen, Section } from '../../../ui/Screen.tsx'
import { bringWords } from '../bring-words.ts'
import type { Incoming } from '../people-jobs.ts'
import type { People } from '../use-bring.ts'

export interface PreviewProps {
  readonly read: People
  readonly onBring: (people: readonly NewPerson[]) => void
  readonly onBack: () => void
  readonly refusal: Refusal | undefined
}

/** Enough to see whether it was understood. */
const FIRST = 8
const MOST = 100

/** Who would come in, who seems to be here already, and what is left out and why. */
export function Preview({ read, onBring, onBack, refusal }: PreviewProps) {
  const t = useText(bringWords)
  const format = useFormat()
  const [withKnown, setWithKnown] = useState(false)
  const { incoming, skipped, shortened } = read
  const known = incoming.filter(one => one.known)
  const coming = withKnown ? incoming : incoming.filter(one => !one.known)
  const title = t.bring(coming.length, format.number(coming.length))
  const detail = ({ person }: Incoming) =>
    [person.pronouns ?? '', ...(person.phones ?? []).map(one => one.number), ...(person.emails ?? []).map(one => one.address)]
      .filter(part => part !== '')
      .join(' · ')
  return (
    <Screen
      title={t.previewTitle}
      back={paths.people}
      status={<WorkStatus />}
      actions={
        <>
          {coming.length > 0 && (
            <Button look="primary" wide onPress={() => onBring(coming.map(one => one.person))}>
              {title}
            </Button>
          )}
          <Button wide onPress={onBack}>
            {t.again}
          </Button>
        </>
      }
    >
      <RefusalNotice refusal={refusal} />
      {incoming.length === 0 ? <Empty>{t.nobody}</Empty> : coming.length === 0 && <Notice>{t.nobodyNew}</Notice>}
      {shortened > 0 && <Notice tone="porch">{t.shortened(shortened, format.number(shortened))}</Notice>}
      {coming.length > 0 && (
        <Section title={t.people}>
          <List label={t.people}>
            {coming.slice(0, FIRST).map(one => (
              <Row key={one.person.id} title={one.person.name} detail={detail(one)} />
            ))}
          </List>
          {coming.length > FIRST && <p>{t.more(coming.length - FIRST, format.number(coming.length - FIRST))}</p>}
        </Section>
      )}
      {known.length > 0 && (
        <Section title={t.known}>
          <p>{t.knownText(known.length, format.number(known.length))}</p>
          <Check label={t.knownToo} description={t.knownTooText} value={withKnown} onChange={setWithKnown} />
          <Fold title={t.knownWho}>
            <List label={t.known}>
              {known.slice(0, MOST).map(({ person, known: like }) => (
                <Row key={person.id} title={person.name} detail={t.like(like!.name, format.list(like!.reasons.map(reason => t[reason])))} />
              ))}
            </List>
          </Fold>
        </Section>
      )}
      {skipped.length > 0 && (
        <Fold title={t.skipped(skipped.length, format.number(skipped.length))}>
          <List label={t.skipped(skipped.length, format.number(skipped.length))}>
            {skipped.slice(0, MOST).map(({ line, why, text }) => (
              <Row
                key={`${line}/${why}`}
                title={t.atLine(format.number(line))}
                detail={text === '' ? t[why] : `${t[why]}: ${text.slice(0, 80)}`}
              />
            ))}
          </List>
        </Fold>
      )}
    </Screen>
  )
}
