import { useLocation } from 'wouter'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useEngine, useGroup, useGroupSummary } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { todayWords } from '../words.ts'

/** A made-up group says so, and is cleared with one tap: there is nothing real to lose. */
export function SampleNote() {
  const t = useText(todayWords)
  const engine = useEngine()
  const group = useGroup()
  const isSample = useGroupSummary()?.sample ?? false
  const [, navigate] = useLocation()
  const clear = useAct(async () => {
    const gone = await engine.forget(group.id)
    if (gone.ok) navigate(paths.today)
    return gone
  })
  if (!isSample) return null
  return (
    <>
      <Notice
        actions={
          <Button isPending={clear.isPending} onPress={() => void clear.run()}>
            {t.sampleClear}
          </Button>
        }
      >
        {t.sampleHere}
      </Notice>
      <RefusalNotice refusal={clear.refusal} />
    </>
  )
}
