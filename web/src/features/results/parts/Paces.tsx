import type { Pace } from '@porchlight/shared/canvass/results-pace'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { qualityWords } from '../quality-words.ts'
import type { Span } from '../span.ts'
import { spanAround } from '../span.ts'
import type { ResultsNow } from '../use-results.ts'
import { Counts } from './Counts.tsx'

export interface PacesProps {
  readonly paces: readonly Pace[]
  readonly now: ResultsNow
  readonly onLeaveOut: (span: Span) => void
}

/** How fast everybody went, and where it was faster than feet. */
export function Paces({ paces, now, onLeaveOut }: PacesProps) {
  const t = useText(qualityWords)
  const format = useFormat()
  const bursts = paces.flatMap(({ who, bursts: own }) => own.map(burst => ({ who, ...burst }))).toSorted((a, b) => b.from - a.from)
  return (
    <>
      {paces.length > 0 && (
        <Section title={t.pace}>
          <Counts
            caption={t.pace}
            columns={[t.canvasser, t.doors, t.anHour]}
            rows={paces.map(({ who, doors, anHour }) => ({
              key: who,
              cells: [now.nameOf(who), format.number(doors), anHour === undefined ? t.tooFew : format.number(Math.round(anHour))],
            }))}
          />
          <p className="results-quiet">{t.restsOut}</p>
        </Section>
      )}
      <Section title={t.fast}>
        {bursts.length === 0 ? (
          <p>{t.noneFast}</p>
        ) : (
          <>
            <p>{t.fastWhy}</p>
            <List label={t.fast}>
              {bursts.map(({ who, from, to, doors }) => (
                <Row
                  key={`${who} ${from}`}
                  title={t.burst(now.nameOf(who), format.number(doors))}
                  detail={t.within(format.number(Math.max(1, Math.round((to - from) / 1000))), format.dateTime(from))}
                  actions={<Button onPress={() => onLeaveOut(spanAround(who, from, to))}>{t.leaveThese}</Button>}
                />
              ))}
            </List>
          </>
        )}
      </Section>
    </>
  )
}
