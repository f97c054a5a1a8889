import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Check } from '../../../ui/Choice.tsx'
import { Stack } from '../../../ui/Screen.tsx'
import { useOnPaper } from '../../../ui/use-on-paper.ts'
import { lockWords } from '../words.ts'

export interface RecoveryCodeProps {
  readonly code: string
  readonly isWritten: boolean
  readonly onWritten: (written: boolean) => void
}

/** Shown once; nothing but what is made from it is ever stored. */
export function RecoveryCode({ code, isWritten, onWritten }: RecoveryCodeProps) {
  const t = useText(lockWords)
  useOnPaper()
  return (
    <Stack>
      <p className="lock-on-paper">{t.codePaper}</p>
      <p>{t.codeText}</p>
      <p className="lock-code" translate="no">
        {code.split('-').map(part => (
          <span key={part}>{part}</span>
        ))}
      </p>
      <div className="stack not-on-paper">
        <Button icon="print" onPress={() => print()}>
          {t.codePrint}
        </Button>
        <Check label={t.codeWritten} value={isWritten} onChange={onWritten} />
      </div>
    </Stack>
  )
}
