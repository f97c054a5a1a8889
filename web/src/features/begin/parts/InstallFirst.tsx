import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { joinWords } from '../join-words.ts'

export interface InstallFirstProps {
  readonly link: string
  readonly onAnyway: () => void
}

/** On iOS, in Safari: what is joined here is not in the installed app, and is cleared after a week. */
export function InstallFirst({ link, onAnyway }: InstallFirstProps) {
  const t = useText(joinWords)
  const [copied, setCopied] = useState(false)
  return (
    <Screen
      title={t.iosTitle}
      back={paths.begin}
      actions={
        <>
          <LinkButton look="primary" wide href={paths.install}>
            {t.iosHow}
          </LinkButton>
          <Button wide icon="copy" onPress={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>
            {copied ? t.copied : t.copyLink}
          </Button>
          <Button look="plain" onPress={onAnyway}>
            {t.iosAnyway}
          </Button>
        </>
      }
    >
      <p>{t.iosText}</p>
    </Screen>
  )
}
