import { paths } from '../../app/paths.ts'
import { useGroupSummary } from '../../app/services.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Screen } from '../../ui/Screen.tsx'
import { LetIn } from './parts/LetIn.tsx'
import { deviceWords } from './words.ts'

const DEVICE = { what: 'device' } as const

/** One more phone of mine, which lies beside this one. */
export default function AddPhoneScreen() {
  const t = useText(deviceWords)
  const over = useGroupSummary()?.name ?? ''
  return (
    <Screen title={t.addTitle} over={over} back={paths.devices} status={<WorkStatus />}>
      <LetIn input={DEVICE} back={paths.devices} />
    </Screen>
  )
}
