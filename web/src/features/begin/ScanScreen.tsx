import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { Scanner } from '../../app/camera/Scanner.tsx'
import { giveInvitation } from '../../app/invitation-link.ts'
import { paths } from '../../app/paths.ts'
import { useEngine } from '../../app/services.tsx'
import { useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { joinWords } from './join-words.ts'

/** The camera looks for a QR code that is an invitation; others are said to be others, and it goes on looking. */
export default function ScanScreen() {
  const t = useText(joinWords)
  const engine = useEngine()
  const [, navigate] = useLocation()
  const [other, setOther] = useState(false)
  const [none, setNone] = useState(false)
  const found = useCallback(
    (text: string) => {
      const read = engine.readInvitation(text)
      setOther(!read.ok)
      if (!read.ok) return
      navigator.vibrate?.(40)
      giveInvitation(text)
      navigate(paths.join, { replace: true })
    },
    [engine, navigate],
  )
  const failed = useCallback(() => setNone(true), [])
  return (
    <Screen
      title={t.scanTitle}
      back={paths.join}
      actions={
        <LinkButton wide icon="pencil" look={none ? 'primary' : 'quiet'} href={paths.join}>
          {t.scanType}
        </LinkButton>
      }
    >
      <Scanner words={other ? t.scanOther : t.scanHelp} onText={found} onNone={failed} />
    </Screen>
  )
}
