import { useState } from 'react'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'
import { appWords } from './words.ts'

export interface ErrorScreenProps {
  readonly title?: string
  readonly text?: string
  /** For whoever looks after the app: no names, no notes. */
  readonly details: string
}

/** Nothing else can be shown: what happened, what is safe, what to do. */
export function ErrorScreen({ title, text, details }: ErrorScreenProps) {
  const t = useText(appWords)
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(`${details}\n${navigator.userAgent}`).then(() => setCopied(true))
  return (
    <Screen
      title={title ?? t.failedTitle}
      actions={
        <>
          <Button look="primary" wide onPress={() => location.assign('/')}>
            {t.again}
          </Button>
          <Button wide icon="copy" onPress={copy}>
            {copied ? t.copied : t.copyDetails}
          </Button>
        </>
      }
    >
      <p>{text ?? t.failedText}</p>
      <pre className="error-details">{details.split('\n')[0]}</pre>
    </Screen>
  )
}
