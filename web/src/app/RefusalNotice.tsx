import type { Refusal } from '@porchlight/shared/base/refusal'
import { refusalWords } from '../i18n/refusals.ts'
import { useLanguage } from '../i18n/use-text.ts'
import { Notice } from '../ui/Feedback.tsx'

/** A refusal in words: what happened, what is safe, what to do. Nothing when there is none. */
export function RefusalNotice({ refusal }: { readonly refusal: Refusal | undefined }) {
  const language = useLanguage()
  if (!refusal) return null
  const { title, text } = refusalWords(language, refusal)
  return (
    <Notice tone="stop" title={title} isAlert>
      {text}
    </Notice>
  )
}
