import { useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import { DEVICE_NAME_LENGTH } from '@porchlight/shared/group/devices'
import { AddressField } from '../../app/AddressField.tsx'
import { guessedName } from '../../app/device-names.ts'
import { dropInvitationLink, useInvitationLink } from '../../app/invitation-link.ts'
import { useChooseGroup } from '../../app/open-group.ts'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { useEngine } from '../../app/services.tsx'
import { useLongAct } from '../../app/use-long-act.ts'
import type { Invitation } from '../../engine/api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Progress } from '../../ui/Feedback.tsx'
import { Field } from '../../ui/Field.tsx'
import { Fold, Screen } from '../../ui/Screen.tsx'
import { deviceWords } from './words.ts'

/** From the paper back into the group, on a fresh phone. */
export default function RecoverScreen() {
  const engine = useEngine()
  const text = useInvitationLink()
  const read = text === undefined ? undefined : engine.readInvitation(text)
  return read?.ok ? <Recover invitation={read.value} /> : <Redirect to={paths.join} replace />
}

function Recover({ invitation }: { readonly invitation: Invitation }) {
  const t = useText(deviceWords)
  const engine = useEngine()
  const choose = useChooseGroup()
  const [, navigate] = useLocation()
  const [relay, setRelay] = useState('')
  const [name, setName] = useState(() => guessedName(t))
  const recover = useLongAct(async progress => {
    const done = await engine.recover(invitation, { relay: relay.trim() }, progress)
    if (done.ok) {
      void engine.askToPersist()
      const group = engine.group(done.value)
      if (name.trim() !== '') void group.nameDevice(group.me().device, name.trim())
      const chosen = choose(done.value)
      dropInvitationLink()
      navigate(paths.today)
      await chosen
    }
    return done
  })
  return (
    <Screen
      title={t.recoverTitle}
      back={paths.begin}
      actions={
        recover.isPending ? (
          <Progress words={t.recovering} {...recover.steps} onCancel={recover.cancel} />
        ) : (
          <>
            <Button look="primary" wide onPress={() => void recover.run()}>
              {t.recoverGo}
            </Button>
            <Button wide onPress={dropInvitationLink}>
              {t.notNow}
            </Button>
          </>
        )
      }
    >
      <RefusalNotice refusal={recover.refusal} />
      <p>{t.recoverText}</p>
      <p>{t.recoverLost}</p>
      <Field label={t.phoneName} description={t.nameHint} value={name} onChange={setName} maxLength={DEVICE_NAME_LENGTH} />
      {invitation.group === undefined && (
        <Fold title={t.advanced}>
          <AddressField label={t.relay} description={t.relayHint} value={relay} onChange={setRelay} />
        </Fold>
      )}
    </Screen>
  )
}
