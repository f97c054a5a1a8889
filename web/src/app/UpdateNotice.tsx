import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Feedback.tsx'
import { updateNow, useUpdateState } from './updates.ts'
import { updateWords } from './update-words.ts'

/** A new version is on the phone: the person says when. Shown where nobody is in the middle of something. */
export function UpdateNotice() {
  const t = useText(updateWords)
  const state = useUpdateState()
  if (state === 'none') return null
  return (
    <Notice
      tone="go"
      title={t.title}
      actions={
        <Button onPress={updateNow} isPending={state !== 'ready'}>
          {state === 'ready' ? t.now : state === 'applying' ? t.applying : t.waiting}
        </Button>
      }
    >
      {t.text}
    </Notice>
  )
}
