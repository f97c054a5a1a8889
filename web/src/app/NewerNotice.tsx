import { useRefusalWords } from '../i18n/use-refusals.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Feedback.tsx'
import { usePhone } from './services.tsx'
import { updateWords } from './update-words.ts'
import { reloadWhenSaved } from './when-saved.ts'

/** A disk that takes nothing from this version any more must not hold the page for ever. */
const PATIENCE_MS = 3_000
const NEWER = ['storage-newer-version', 'newer-window']

/** A newer version runs in another window, and this one can store nothing or is not listened to any more: over every screen. */
export function NewerNotice() {
  const t = useText(updateWords)
  const say = useRefusalWords()
  const { problem } = usePhone()
  if (problem === undefined || !NEWER.includes(problem)) return null
  const { title, text } = say({ code: problem })
  return (
    <div className="newer-notice">
      <Notice tone="porch" title={title} isAlert actions={<Button onPress={() => reloadWhenSaved(PATIENCE_MS)}>{t.reload}</Button>}>
        {text}
      </Notice>
    </div>
  )
}
