import './install.css'
import { useState } from 'react'
import { askToInstall, useInstallState } from '../../app/install.ts'
import { useOpenGroup } from '../../app/open-group.ts'
import { paths } from '../../app/paths.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Feedback.tsx'
import { Screen, Section } from '../../ui/Screen.tsx'
import { IosSteps } from './parts/IosSteps.tsx'
import { MayForget } from './parts/MayForget.tsx'
import { installWords } from './words.ts'

/** One touch where the browser offers it, steps in words where it does not. */
export default function InstallScreen() {
  const t = useText(installWords)
  const state = useInstallState()
  const group = useOpenGroup()
  const [turnedDown, setTurnedDown] = useState(false)
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
          {state === 'ios' ? (
            <IosSteps />
          ) : (
            <ol className="install-steps">
              {[t.menu1, t.menu2, t.menu3].map(step => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          )}
        </Section>
      )}
      <MayForget isIos={state === 'ios'} isInstalled={state === 'installed'} />
      {state === 'ios' && !group && <Notice tone="porch">{t.iosNote}</Notice>}
    </Screen>
  )
}
