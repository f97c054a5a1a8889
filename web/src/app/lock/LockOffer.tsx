import { useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Feedback.tsx'
import { paths } from '../paths.ts'
import { useLock, useSetting } from '../services.tsx'
import { offerWords } from './offer-words.ts'

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
