import { useLocation } from 'wouter'
import { systemClock } from '@porchlight/shared/base/ports'
import { useChooseGroup } from '../../app/open-group.ts'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { useEngine } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Progress } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import type { SampleWords } from './fill-sample.ts'
import { beginWords } from './words.ts'

type Translated = ReturnType<typeof useText<(typeof beginWords)['en']>>

const sampleWords = (t: Translated): SampleWords => ({
  meeting: t.sampleMeeting,
  place: t.samplePlace,
  purpose: t.samplePurpose,
  items: [
    [t.sampleItemHello, 10],
    [t.sampleItemReport, 20],
    [t.sampleItemPlan, 30],
    [t.sampleItemRound, 15],
  ],
})

/** A made-up precinct to try everything with; no relay, on this phone only. */
export default function SampleScreen() {
  const t = useText(beginWords)
  const engine = useEngine()
  const choose = useChooseGroup()
  const [, navigate] = useLocation()
  const build = useAct(async () => {
    const made = await engine.startGroup({ groupName: t.sampleGroup, myName: t.sampleMe, relay: 'none', sample: true })
    if (made.ok) {
      const { fillSample } = await import('./fill-sample.ts')
      // The group is there and can be cleared, whatever comes of filling it.
      const filled = await fillSample(engine.group(made.value), sampleWords(t), systemClock.now())
      if (!filled.ok) return filled
      const chosen = choose(made.value)
      navigate(paths.today)
      await chosen
    }
    return made
  })
  return (
    <Screen
      title={t.sampleTitle}
      back={paths.begin}
      actions={
        build.isPending ? (
          <Progress words={t.sampleWorking} />
        ) : (
          <Button look="primary" wide onPress={() => void build.run()}>
            {t.sampleGo}
          </Button>
        )
      }
    >
      <RefusalNotice refusal={build.refusal} />
      <p>{t.sampleMore}</p>
      <p>{t.sampleEnd}</p>
    </Screen>
  )
}
