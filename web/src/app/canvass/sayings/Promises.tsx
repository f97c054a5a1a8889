import './sayings.css'
import { useState } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import type { OpenPromise } from '@porchlight/shared/canvass/said'
import { RefusalNotice } from '../../RefusalNotice.tsx'
import { announce } from '../../announce.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { newId } from '../new-id.ts'
import { useSay } from '../say.ts'
import { useNow } from '../use-now.ts'
import { useRecord } from '../use-record.ts'
import { dayOf, noonOf } from '../days.ts'
import { saidWords } from './words.ts'

export interface PromisesProps {
  readonly scope: TurfScope
  readonly promises: readonly OpenPromise[]
  /** How a canvasser, and how somebody who lives here, is called. */
  readonly nameOf: (member: string) => string
  readonly personOf: (target: string) => string
}

/** What was promised at this door and is still open; each is done by one touch, which is a visit of its own. */
export default function Promises({ scope, promises, nameOf, personOf }: PromisesProps) {
  const t = useText(saidWords)
  return (
    <section className="promises" aria-label={t.promises}>
      {promises.map(promise => (
        <Line key={promise.visit.id} scope={scope} promise={promise} by={nameOf(promise.by)} to={personOf(promise.target.id)} />
      ))}
    </section>
  )
}

interface LineProps {
  readonly scope: TurfScope
  readonly promise: OpenPromise
  readonly by: string
  readonly to: string
}

function Line({ scope, promise, by, to }: LineProps) {
  const t = useText(saidWords)
  const format = useFormat()
  const say = useSay()
  const now = useNow()
  const { run, isPending, refusal } = useRecord(scope)
  // One for each line, so that a double touch is one visit.
  const [id] = useState(newId)
  const what = promise.what || t.comeBack
  const noon = noonOf(promise.on)
  const done = async () => {
    const saved = await run({ id, target: promise.target, door: promise.visit.door, fulfils: promise.visit.id })
    if (saved?.ok) announce(t.keptNow)
  }
  const isLate = promise.on !== '' && promise.on < dayOf(now)
  return (
    <>
      <div className="promise-line">
        <span>
          <strong>{t.promised(what, noon === undefined ? '' : format.day(noon))}</strong>
          {isLate && ` (${t.overdue})`}
          <br />
          <span className="quiet">{[to, t.by(by, say.when(promise.at))].filter(Boolean).join(' · ')}</span>
        </span>
        <Button icon="check" label={t.keptWhat(what)} isPending={isPending} onPress={() => void done()}>
          {t.kept}
        </Button>
      </div>
      <RefusalNotice refusal={refusal} />
    </>
  )
}
