import { lazy, Suspense, useState } from 'react'
import { RefusalNotice } from '../RefusalNotice.tsx'
import { setShift, type Shift } from './shift.ts'
import { useEngine, useGroup, useMe, useSetting, useStatus } from '../services.tsx'
import { useAct } from '../use-act.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Choice.tsx'
import { Notice } from '../../ui/Feedback.tsx'
import { Section } from '../../ui/Screen.tsx'
import { shiftWords } from './shift-words.ts'

/** Sheets are much code, and this stands below every list of doors. */
const Ask = lazy(async () => ({ default: (await import('../../ui/Sheet.tsx')).Ask }))

/** For somebody who came by a turf link: what the phone does with the turf when the shift ends. In My day, and below the last door. */
export default function ShiftEnd() {
  const t = useText(shiftWords)
  const engine = useEngine()
  const group = useGroup()
  const { role } = useMe()
  const { link } = useStatus()
  const [shift] = useSetting<Shift | undefined>(`shift.${group.id}`, undefined)
  const [isAsking, setAsking] = useState(false)
  const choose = useAct((next: Shift | undefined) => setShift(engine, group.id, next))
  // Without a relay nobody can tell when all is delivered.
  if (role !== 'canvasser' || link === 'none') return null
  return (
    <Section title={t.title}>
      <RefusalNotice refusal={choose.refusal} />
      {shift?.ended ? (
        <Notice tone="porch" isAlert actions={<Button onPress={() => void choose.run(undefined)}>{t.keep}</Button>}>
          {t.going}
        </Notice>
      ) : (
        <>
          <Check label={t.forget} value={shift !== undefined} onChange={on => void choose.run(on ? { chosen: Date.now() } : undefined)} />
          <p>{t.what}</p>
          {shift && (
            <Button wide onPress={() => setAsking(true)}>
              {t.end}
            </Button>
          )}
        </>
      )}
      {isAsking && (
        <Suspense>
          <Ask
            title={t.end}
            act={t.endAct}
            isOpen
            isPending={choose.isPending}
            onAct={() => void choose.run({ chosen: shift?.chosen ?? Date.now(), ended: Date.now() }).then(() => setAsking(false))}
            onClose={() => setAsking(false)}
          >
            {t.endText}
          </Ask>
        </Suspense>
      )}
    </Section>
  )
}
