import type { Refusal } from '@porchlight/shared/base/refusal'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useFormat, useLanguage } from '../../../i18n/use-text.ts'
import { Notice } from '../../../ui/Feedback.tsx'
import { fileFault } from '../fault-words.ts'

/** What is wrong with the file, in one sentence, and what to do. */
export function FileFault({ refusal }: { readonly refusal: Refusal }) {
  const words = fileFault(refusal, useLanguage(), useFormat())
  if (!words) return <RefusalNotice refusal={refusal} />
  return (
    <Notice tone="stop" title={words.title} isAlert>
      {words.text}
    </Notice>
  )
}
