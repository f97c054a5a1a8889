import { defineMessages } from '../../i18n/messages.ts'
import { useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Feedback.tsx'
import { paths } from '../paths.ts'
import { useLock, useSetting } from '../services.tsx'

export const offerWords = defineMessages({
  en: {
    title: 'Lock this phone’s Porchlight?',
    text: 'A voter list is on this phone now. With a lock, whoever finds the phone or copies its files cannot read it.',
    lock: 'Set up a lock',
  },
  es: {
    title: '¿Bloquear Porchlight en este teléfono?',
    text: 'Ahora hay una lista de votantes en este teléfono. Con un bloqueo, quien encuentre el teléfono o copie sus archivos no puede leerla.',
    lock: 'Poner un bloqueo',
  },
})

/** Once, when a voter list has come in; the settings have it afterwards. */
export function LockOffer() {
  const t = useText(offerWords)
  const { isOn } = useLock()
  const [offered, setOffered] = useSetting('lock.offered', false)
  if (isOn || offered) return null
  return (
    <Notice
      title={t.title}
      onDismiss={() => void setOffered(true)}
      actions={
        <LinkButton href={paths.lock} onPress={() => void setOffered(true)}>
          {t.lock}
        </LinkButton>
      }
    >
      {t.text}
    </Notice>
  )
}
