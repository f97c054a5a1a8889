import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusLine } from '../../../ui/Feedback.tsx'
import { editWords } from '../edit-words.ts'

/** What was taken away last, and the way to have it back. */
export function Removed({ words, onUndo }: { readonly words: string; readonly onUndo: () => void }) {
  const t = useText(editWords)
  return (
    <StatusLine
      tone="calm"
      icon="undo"
      action={
        <Button label={t.undoOf(words)} onPress={onUndo}>
          {t.undo}
        </Button>
      }
    >
      {t.removed(words)}
    </StatusLine>
  )
}
