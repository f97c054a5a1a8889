import type { Refusal } from '@porchlight/shared/base/refusal'
import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { FileButton } from '../../../ui/FileButton.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { bringWords } from '../bring-words.ts'
import { useHold } from '../use-hold.ts'

export interface ChooseListProps {
  readonly onSource: (source: File | string) => void
  readonly refusal: Refusal | undefined
}

/** A text or a file; what it is shows by itself. */
export function ChooseList({ onSource, refusal }: ChooseListProps) {
  const t = useText(bringWords)
  const [text, setText] = useState('')
  const isEmpty = text.trim() === ''
  useHold(!isEmpty)
  return (
    <Screen
      title={t.title}
      back={paths.people}
      status={<WorkStatus />}
      actions={
        <>
          {!isEmpty && (
            <Button look="primary" wide onPress={() => onSource(text)}>
              {t.read}
            </Button>
          )}
          {/* No `accept`: phones grey out files whose type they do not know. */}
          <FileButton wide look={isEmpty ? 'primary' : 'quiet'} onFile={onSource}>
            {t.chooseFile}
          </FileButton>
        </>
      }
    >
      <RefusalNotice refusal={refusal} />
      <TextArea
        label={t.paste}
        description={t.pasteHint}
        value={text}
        onChange={setText}
        rows={7}
        autoCapitalize="none"
        spellCheck={false}
      />
      <p>{t.fileHint}</p>
    </Screen>
  )
}
