import { createPortal } from 'react-dom'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { enterWords } from '../enter-words.ts'

interface RowActionsProps {
  readonly slot: HTMLElement | null
  /** Nothing is marked yet. */
  readonly isNothing: boolean
  readonly isPending: boolean
  readonly onSave: () => void
  readonly onCancel: () => void
}

/** At the bottom of the screen, which stays one screen while rows come and go: so the camera need not be opened anew. */
export function RowActions({ slot, isNothing, isPending, onSave, onCancel }: RowActionsProps) {
  const t = useText(enterWords)
  if (!slot) return null
  return createPortal(
    <>
      <Button look="primary" wide isDisabled={isNothing} isPending={isPending} onPress={onSave}>
        {t.save}
      </Button>
      <Button wide onPress={onCancel}>
        {t.cancel}
      </Button>
    </>,
    slot,
  )
}
