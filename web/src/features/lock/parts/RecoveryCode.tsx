import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Check } from '../../../ui/Choice.tsx'
import { Stack } from '../../../ui/Screen.tsx'
import { lockWords } from '../words.ts'

export interface RecoveryCodeProps {
  readonly code: string
  readonly isWritten: boolean
  readonly onWritten: (written: boolean) => void
}

/** Shown once; nothing but what is made from it is ever stored. */
export function RecoveryCode({ code, isWritten, onWritten }: RecoveryCodeProps) {
  const t = useText(lockWords)
  return (
    <Stack>
      <p>{t.codeText}</p>
      <p className="lock-code" translate="no">
        {code.split('-').map(part => (
          <span key={part}>{part}</span>
        ))}
      </p>
      <Button icon="print" onPress={() => print()}>
        {t.codePrint}
      </Button>
      <Check label={t.codeWritten} value={isWritten} onChange={onWritten} />
    </Stack>
  )
}
