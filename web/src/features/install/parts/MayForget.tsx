import { useOpenGroup } from '../../../app/open-group.ts'
import { paths } from '../../../app/paths.ts'
import { usePhone } from '../../../app/services.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { installWords } from '../words.ts'

/** Below this a long shift may not fit any more. */
const TIGHT = 50e6

interface MayForgetProps {
  readonly isIos: boolean
  readonly isInstalled: boolean
}

/** What the browser has promised about what lies here, how much room there is, and what is safe whatever it does. */
export function MayForget({ isIos, isInstalled }: MayForgetProps) {
  const t = useText(installWords)
  const format = useFormat()
  const { persisted, usage, quota } = usePhone()
  const group = useOpenGroup()
  const room = usage === undefined || quota === undefined ? undefined : Math.max(0, quota - usage)
  return (
    <Section title={t.mayForget}>
      <p>{persisted === undefined ? t.forgetUnknown : persisted ? t.forgetKept : t.forgetNot}</p>
      {isIos && !isInstalled && <p>{t.forgetIos}</p>}
      {room !== undefined && <p>{t.forgetRoom(format.bytes(usage!), format.bytes(room))}</p>}
      {room !== undefined && room < TIGHT && <Notice tone="porch">{t.forgetTight}</Notice>}
      <p>{t.forgetSafe}</p>
      {group && (
        <LinkButton icon="file" href={paths.backup}>
          {t.backup}
        </LinkButton>
      )}
    </Section>
  )
}
