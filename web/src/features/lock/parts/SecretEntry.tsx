import type { ReactNode } from 'react'
import type { SecretKind } from '../../../engine/api-lock.ts'
import { PassphraseForm } from './PassphraseForm.tsx'
import { PinPad } from './PinPad.tsx'

export interface SecretEntryProps {
  readonly kind: SecretKind
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly act: string
  readonly isPending?: boolean
  readonly isDisabled?: boolean
  readonly onSecret: (text: string) => void
  readonly more?: ReactNode
}

/** A PIN by the big digits, a passphrase by the phone's keyboard. */
export function SecretEntry({ kind, onSecret, hint, error, more, ...rest }: SecretEntryProps) {
  if (kind === 'pin') return <PinPad {...rest} onPin={onSecret} more={more} />
  return <PassphraseForm {...rest} {...(hint ? { hint } : {})} error={error} onPassphrase={onSecret} />
}
