import { useState } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { useNow } from '../../../app/canvass/use-now.ts'
import { paths } from '../../../app/paths.ts'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Form } from '../../../ui/Form.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { dayOf } from '../../../app/canvass/days.ts'
import { enterWords } from '../enter-words.ts'

/** Who walked with a sheet, and on which day. */
export interface Walk {
  readonly knocker: string
  readonly day: string
}

interface WhoWalkedProps {
  readonly scope: TurfScope
  readonly before: Walk | undefined
  /** Of whom the group knows, to be touched instead of typed. */
  readonly names: readonly string[]
  readonly onWalk: (walk: Walk) => void
}

/** More are sooner typed than found. */
const MOST_NAMES = 12

export function WhoWalked({ scope, before, names, onWalk }: WhoWalkedProps) {
  const t = useText(enterWords)
  const today = dayOf(useNow())
  const [knocker, setKnocker] = useState(before?.knocker ?? '')
  const [day, setDay] = useState(before?.day ?? today)
  const [isTried, setTried] = useState(false)
  const whoFault = knocker.trim() === '' ? t.whoNone : ''
  const dayFault = !/^\d{4}-\d{2}-\d{2}$/.test(day) ? t.dayNone : day > today ? t.dayLater : ''
  const submit = () => {
    setTried(true)
    if (!whoFault && !dayFault) onWalk({ knocker: knocker.trim(), day })
  }
  return (
    <Form className="form" onSubmit={submit}>
      <Screen
        title={t.title}
        back={paths.turf(scope)}
        status={<WorkStatus />}
        actions={
          <Button type="submit" look="primary" wide icon="camera">
            {t.begin}
          </Button>
        }
      >
        <Field
          label={t.who}
          description={t.whoHint}
          value={knocker}
          onChange={setKnocker}
          maxLength={120}
          autoCapitalize="words"
          spellCheck={false}
          error={isTried ? whoFault : ''}
        />
        {names.length > 0 && (
          <div className="enter-names" role="group" aria-label={t.known}>
            {names.slice(0, MOST_NAMES).map(name => (
              <Button key={name} isPressed={name === knocker} onPress={() => setKnocker(name)}>
                {name}
              </Button>
            ))}
          </div>
        )}
        <Field label={t.day} type="date" value={day} onChange={setDay} error={isTried ? dayFault : ''} />
      </Screen>
    </Form>
  )
}
