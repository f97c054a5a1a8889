import { useState } from 'react'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Form } from '../../../ui/Form.tsx'
import { lockWords } from '../words.ts'

export interface CodeFormProps {
  readonly act: string
  readonly isPending?: boolean
  readonly onCode: (code: string) => void
}

/** The recovery code, as somebody reads it off a paper. */
export function CodeForm({ act, isPending, onCode }: CodeFormProps) {
  const t = useText(lockWords)
  const [code, setCode] = useState('')
  return (
    <Form
      onSubmit={() => {
        if (code !== '' && !isPending) onCode(code)
      }}
    >
      <Field
        label={t.code}
        description={t.codeHint}
        value={code}
        onChange={setCode}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={60}
      />
      <Button type="submit" wide {...(isPending ? { isPending } : {})} isDisabled={code === ''}>
        {act}
      </Button>
    </Form>
  )
}
