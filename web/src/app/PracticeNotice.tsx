import { useText } from '../i18n/use-text.ts'
import { Notice } from '../ui/Feedback.tsx'
import { useGroup, useSetting } from './services.tsx'
import { appWords } from './words.ts'

/** "Practice data only", until somebody outside has examined it. `always`: where data comes in and people are let in. */
export function PracticeNotice({ always = false }: { readonly always?: boolean }) {
  const t = useText(appWords)
  const group = useGroup()
  const [seen, setSeen] = useSetting(`practice-seen.${group.id}`, false)
  if (seen && !always) return null
  return (
    <Notice tone="porch" title={t.practiceTitle} {...(always ? {} : { onDismiss: () => void setSeen(true) })}>
      {t.practice}
    </Notice>
  )
}
