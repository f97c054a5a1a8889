import { docId } from '@porchlight/shared/base/ids'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { countAgain } from '@porchlight/shared/canvass/left-out.actions'
import { dayOf } from '../../../app/canvass/days.ts'
import { useNow } from '../../../app/canvass/use-now.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { qualityWords } from '../quality-words.ts'
import type { Span } from '../span.ts'
import type { ResultsNow } from '../use-results.ts'

/** What organizers leave out, by whom and why; each counts again by one touch. */
export function LeftOutList({ now, onLeaveOut }: { readonly now: ResultsNow; readonly onLeaveOut: (span: Span) => void }) {
  const t = useText(qualityWords)
  const format = useFormat()
  const group = useGroup()
  const today = dayOf(useNow())
  const again = useAct((id: string) => group.change(canvassKind, docId('canvass', 'organizers'), countAgain, { id }))
  const all = now.counted.canvass.leftOut ?? []
  const [somebody] = now.results.walkers.keys()
  return (
    <Section title={t.leftOut}>
      <p>{all.length === 0 ? t.noneLeftOut : t.leftOutWhy}</p>
      <RefusalNotice refusal={again.refusal} />
      {all.length > 0 && (
        <List label={t.leftOut}>
          {all.map(one => {
            const who = now.nameOf(one.walkers[0]!)
            return (
              <Row
                key={one.id}
                title={who}
                detail={`${t.span(format.dateTime(one.from), format.time(one.to))} · ${one.reason} · ${now.nameOf(one.by)}`}
                actions={
                  <Button label={t.againOf(who)} isPending={again.isPending} onPress={() => void again.run(one.id)}>
                    {t.again}
                  </Button>
                }
              />
            )
          })}
        </List>
      )}
      {somebody !== undefined && <Button onPress={() => onLeaveOut({ who: somebody, day: today, from: '', to: '' })}>{t.leaveOut}</Button>}
    </Section>
  )
}
