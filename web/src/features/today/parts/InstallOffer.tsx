import { useInstallState } from '../../../app/install.ts'
import { paths } from '../../../app/paths.ts'
import { useSetting } from '../../../app/services.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { todayWords } from '../words.ts'

/** Offered where it works with one touch (or on iOS, where it matters most), until it is done or put off. */
export function InstallOffer() {
  const t = useText(todayWords)
  const state = useInstallState()
  const [putOff, setPutOff] = useSetting('install-put-off', false)
  if (putOff || (state !== 'can-ask' && state !== 'ios')) return null
  return (
    <Notice
      title={t.install}
      actions={
        <>
          <LinkButton href={paths.install}>{t.install}</LinkButton>
          <Button look="plain" onPress={() => void setPutOff(true)}>
            {t.later}
          </Button>
        </>
      }
    >
      {t.installText}
    </Notice>
  )
}
