import { useState } from 'react'
import { defineMessages } from '../i18n/messages.ts'
import { useText } from '../i18n/use-text.ts'
import { Notice } from '../ui/Feedback.tsx'

export const pendingWords = defineMessages({
  en: {
    title: 'You are not let in yet',
    text: 'Somebody else has used the same link, which was for one person, while neither phone knew of the other. What you saved here is safe. An organizer can let you in; then it counts, and this goes away by itself.',
  },
  es: {
    title: 'Todavía no te dejaron entrar',
    text: 'Otra persona usó el mismo enlace, que era para una sola, mientras ningún teléfono sabía del otro. Lo que guardaste aquí está a salvo. Quien organiza puede dejarte entrar; entonces cuenta, y este aviso desaparece solo.',
  },
})

/** Two have used a link that was for one, neither knowing of the other: this phone is the one that waits. Said once each time the app opens. */
export default function PendingNotice() {
  const t = useText(pendingWords)
  const [isRead, setRead] = useState(false)
  if (isRead) return null
  return (
    <section className="newer-notice" aria-label={t.title}>
      <Notice tone="porch" title={t.title} onDismiss={() => setRead(true)}>
        {t.text}
      </Notice>
    </section>
  )
}
