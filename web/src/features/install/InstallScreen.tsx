import './install.css'
import { useState } from 'react'
import { askToInstall, useInstallState } from '../../app/install.ts'
import { useOpenGroup } from '../../app/open-group.ts'
import { paths } from '../../app/paths.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Feedback.tsx'
import { Screen, Section } from '../../ui/Screen.tsx'
import { installWords } from './words.ts'

/** One touch where the browser offers it, steps in words where it does not. */
export default function InstallScreen() {
  const t = useText(installWords)
  const state = useInstallState()
  const group = useOpenGroup()
  const [turnedDown, setTurnedDown] = useState(false)
  const steps = state === 'ios' ? [t.ios1, t.ios2, t.ios3] : [t.menu1, t.menu2, t.menu3]
  return (
    <Screen
      title={t.title}
      back={group ? paths.settings : paths.begin}
      actions={
        state === 'can-ask' ? (
          <Button look="primary" wide onPress={() => void askToInstall().then(accepted => setTurnedDown(!accepted))}>
            {t.button}
          </Button>
        ) : (
          state === 'installed' && (
            <LinkButton wide href={paths.today}>
              {t.begin}
            </LinkButton>
          )
        )
      }
    >
      {state === 'installed' ? <Notice tone="go">{t.done}</Notice> : <p>{t.why}</p>}
      {turnedDown && <Notice isAlert>{t.turnedDown}</Notice>}
      {(state === 'ios' || state === 'menu') && (
        <Section title={state === 'ios' ? t.iosSteps : t.menuSteps}>
          <ol className="install-steps">
            {steps.map(step => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Section>
      )}
      {state === 'ios' && !group && <Notice tone="porch">{t.iosNote}</Notice>}
    </Screen>
  )
}
