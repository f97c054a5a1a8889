import type { Refusal } from '@porchlight/shared/base/refusal'
import { useRefusalWords } from '../i18n/use-refusals.ts'
import { Notice } from '../ui/Feedback.tsx'

/** A refusal in words: what happened, what is safe, what to do. Nothing when there is none. */
export function RefusalNotice({ refusal }: { readonly refusal: Refusal | undefined }) {
  const say = useRefusalWords()
  if (!refusal) return null
  const { title, text } = say(refusal)
  return (
    <Notice tone="stop" title={title} isAlert>
      {text}
    </Notice>
  )
}
