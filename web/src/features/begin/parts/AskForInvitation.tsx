import { useState } from 'react'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { dropInvitationLink, giveInvitation } from '../../../app/invitation-link.ts'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useEngine } from '../../../app/services.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Form } from '../../../ui/Form.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { joinWords } from '../join-words.ts'

/** Scan, paste or type. `refusal`: the link that was opened is no invitation. */
export function AskForInvitation({ refusal }: { readonly refusal: Refusal | undefined }) {
  const t = useText(joinWords)
  const engine = useEngine()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<Refusal>()
  const [missing, setMissing] = useState(false)
  const submit = () => {
    setMissing(text.trim() === '')
    if (text.trim() === '') return
    const read = engine.readInvitation(text.trim())
    if (read.ok) giveInvitation(text.trim())
    else setWrong(read.error)
  }
  const change = (value: string) => {
    setText(value)
    setWrong(undefined)
    setMissing(false)
    if (refusal) dropInvitationLink()
  }
  return (
    <Form className="form" onSubmit={submit}>
      <Screen
        title={t.title}
        back={paths.begin}
        actions={
          <Button look="primary" type="submit" wide>
            {t.next}
          </Button>
        }
      >
        <RefusalNotice refusal={wrong ?? refusal} />
        <LinkButton look="result" wide icon="camera" href={paths.scan}>
          {t.scan}
        </LinkButton>
        <Field
          label={t.linkOrCode}
          description={t.linkOrCodeHint}
          value={text}
          onChange={change}
          error={missing ? t.needText : undefined}
          autoCapitalize="none"
          spellCheck={false}
        />
      </Screen>
    </Form>
  )
}
