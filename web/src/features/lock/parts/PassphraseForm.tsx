import '../lock.css'
import { useState } from 'react'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Check } from '../../../ui/Choice.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Form } from '../../../ui/Form.tsx'
import { lockWords } from '../words.ts'

export interface PassphraseFormProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly act: string
  readonly isPending?: boolean
  readonly isDisabled?: boolean
  readonly onPassphrase: (passphrase: string) => void
}

/** Not a field that the browser offers to remember: it would keep the key beside the lock. */
export function PassphraseForm({ label, hint, error, act, isPending, isDisabled, onPassphrase }: PassphraseFormProps) {
  const t = useText(lockWords)
  const [text, setText] = useState('')
  const [isShown, setShown] = useState(false)
  return (
    <Form
      className={isShown ? 'stack' : 'stack lock-masked'}
      onSubmit={() => {
        if (text === '' || isPending || isDisabled) return
        setText('')
        onPassphrase(text)
      }}
    >
      <Field
        label={label}
        {...(hint ? { description: hint } : {})}
        error={error}
        value={text}
        onChange={setText}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={1000}
      />
      <Check label={t.show} value={isShown} onChange={setShown} />
      <Button look="primary" wide type="submit" {...(isPending ? { isPending } : {})} isDisabled={isDisabled || text === ''}>
        {act}
      </Button>
    </Form>
  )
}
