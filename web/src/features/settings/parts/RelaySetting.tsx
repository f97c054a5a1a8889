import { useState } from 'react'
import { AddressField } from '../../../app/AddressField.tsx'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useAct } from '../../../app/use-act.ts'
import type { Group } from '../../../engine/api.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { Form } from '../../../ui/Form.tsx'
import { Facts } from '../../../ui/List.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { settingsWords } from '../words.ts'

/** The relay of this group on this phone, and another one. Everything that the phone holds is brought there. */
export function RelaySetting({ group }: { readonly group: Group }) {
  const t = useText(settingsWords)
  const [address, setAddress] = useState('')
  const [changed, setChanged] = useState(false)
  const save = useAct(async () => {
    const set = await group.setRelay(address.trim())
    setChanged(set.ok)
    return set
  })
  const now = group.relay()
  return (
    <>
      <Facts facts={[[t.relay, now === 'none' ? t.relayNone : now]]} />
      <Fold title={t.relayChange}>
        <p>{t.relayText}</p>
        <Form onSubmit={() => void save.run()}>
          <AddressField label={t.relayNew} description={t.relayHint} value={address} onChange={setAddress} />
          <RefusalNotice refusal={save.refusal} />
          {changed && (
            <Notice tone="go" isAlert>
              {t.relaySaved}
            </Notice>
          )}
          <Button type="submit" isPending={save.isPending}>
            {t.save}
          </Button>
        </Form>
      </Fold>
    </>
  )
}
