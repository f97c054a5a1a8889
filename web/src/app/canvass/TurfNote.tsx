import type { TurfView } from '@porchlight/shared/canvass/types'
import { defineMessages } from '../../i18n/messages.ts'
import { useText } from '../../i18n/use-text.ts'
import { Notice } from '../../ui/Feedback.tsx'

export const turfNoteWords = defineMessages({
  en: {
    captain: (name: string) => `Captain of this turf: ${name}`,
    anew: 'This turf was cut anew. What you have recorded here counts, and goes to whoever walks there now. Ask an organizer which turf is yours.',
  },
  es: {
    captain: (name: string) => `Responsable de esta zona: ${name}`,
    anew: 'Esta zona se dividió de nuevo. Lo que anotaste aquí cuenta y pasa a quien recorre ahora. Pregunta a quien organiza cuál es tu zona.',
  },
})

/** What an organizer tells those who walk a turf: whom to turn to, and that others have taken its place. */
export default function TurfNote({ turf }: { readonly turf: TurfView }) {
  const t = useText(turfNoteWords)
  return (
    <>
      {turf.next?.length ? <Notice tone="porch">{t.anew}</Notice> : null}
      {turf.captain && <p>{t.captain(turf.captain)}</p>}
    </>
  )
}
