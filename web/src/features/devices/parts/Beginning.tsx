import { useState } from 'react'
import { guessedName } from '../../../app/device-names.ts'
import { dropInvitationLink } from '../../../app/invitation-link.ts'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useEngine } from '../../../app/services.tsx'
import { useLongAct } from '../../../app/use-long-act.ts'
import type { PairingView } from '../../../engine/api-devices.ts'
import type { Invitation } from '../../../engine/api.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Progress } from '../../../ui/Feedback.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Form } from '../../../ui/Form.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { deviceWords } from '../words.ts'

export interface BeginningProps {
  readonly offer: Invitation
  readonly onBegun: (pairing: PairingView) => void
}

/** Who, or which phone, is being let in. A code does not say which of the two it is for: the name is the owner's then. */
export function Beginning({ offer, onBegun }: BeginningProps) {
  const t = useText(deviceWords)
  const engine = useEngine()
  const isPhone = offer.what !== 'member'
  const [name, setName] = useState(() => (isPhone ? guessedName(t) : ''))
  const [tried, setTried] = useState(false)
  const begin = useLongAct(async progress => {
    const begun = await engine.startPairing(offer, { name: name.trim(), relay: '' }, progress)
    if (begun.ok) onBegun(begun.value)
    return begun
  })
  const submit = () => {
    setTried(true)
    if (name.trim() !== '') void begin.run()
  }
  return (
    <Form className="form" onSubmit={submit}>
      <Screen
        title={isPhone ? t.phoneOf : t.personOf}
        back={paths.begin}
        actions={
          begin.isPending ? (
            <Progress words={t.waiting} onCancel={begin.cancel} />
          ) : (
            <>
              <Button look="primary" type="submit" wide>
                {t.goOn}
              </Button>
              <Button wide onPress={dropInvitationLink}>
                {t.notNow}
              </Button>
            </>
          )
        }
      >
        <RefusalNotice refusal={begin.refusal} />
        <p>{isPhone ? t.phoneOfText : t.personOfText}</p>
        <Field
          label={isPhone ? t.phoneName : t.myName}
          {...(isPhone ? {} : { description: t.myNameHint })}
          value={name}
          onChange={setName}
          error={tried && name.trim() === '' ? t.needName : undefined}
          maxLength={isPhone ? 40 : 80}
          autoCapitalize="words"
        />
      </Screen>
    </Form>
  )
}
