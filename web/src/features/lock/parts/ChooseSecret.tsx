import { useState } from 'react'
import type { NewWays, SecretKind } from '../../../engine/api-lock.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Notice } from '../../../ui/Feedback.tsx'
import { weakness } from '../weakness.ts'
import { lockWords } from '../words.ts'
import { SecretEntry } from './SecretEntry.tsx'

export interface ChooseSecretProps {
  readonly kind: SecretKind
  readonly isPending?: boolean
  readonly onChosen: (secret: NonNullable<NewWays['secret']>) => void
}

/** A new PIN or passphrase, twice. */
export function ChooseSecret({ kind, isPending, onChosen }: ChooseSecretProps) {
  const t = useText(lockWords)
  const [first, setFirst] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  function take(text: string): void {
    const weak = first === undefined ? weakness(kind, text) : undefined
    setWrong(weak ? t[weak] : first !== undefined && first !== text ? t.different : undefined)
    if (weak) return
    if (first === undefined) return setFirst(text)
    setFirst(undefined)
    if (first === text) onChosen({ kind, text })
  }
  const label = first !== undefined ? t.again : kind === 'pin' ? t.choosePin : t.choosePassphrase
  return (
    <>
      {wrong && (
        <Notice tone="stop" isAlert>
          {wrong}
        </Notice>
      )}
      <SecretEntry
        key={first === undefined ? 'first' : 'again'}
        kind={kind}
        label={label}
        hint={kind === 'passphrase' && first === undefined ? t.passphraseHint : ''}
        act={t.next}
        {...(isPending ? { isPending } : {})}
        onSecret={take}
      />
    </>
  )
}
