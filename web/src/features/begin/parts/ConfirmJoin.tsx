import { useState } from 'react'
import { useLocation } from 'wouter'
import { AddressField } from '../../../app/AddressField.tsx'
import { useInstallState } from '../../../app/install.ts'
import { dropInvitationLink } from '../../../app/invitation-link.ts'
import { useChooseGroup } from '../../../app/open-group.ts'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useEngine, useGroups } from '../../../app/services.tsx'
import { useLongAct } from '../../../app/use-long-act.ts'
import type { Invitation } from '../../../engine/api.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice, Progress } from '../../../ui/Feedback.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Form } from '../../../ui/Form.tsx'
import { Fold, Screen } from '../../../ui/Screen.tsx'
import { joinWords } from '../join-words.ts'
import { InstallFirst } from './InstallFirst.tsx'

const OTHER_CODES: Readonly<Record<string, string>> = { 'code-is-offer': paths.newPhone, 'code-is-recovery': paths.recover }

export interface ConfirmJoinProps {
  readonly invitation: Invitation
  readonly link: string
}

/** The invitation is readable: the name, then join. Who is in the group already only adds what the invitation brings. */
export function ConfirmJoin({ invitation, link }: ConfirmJoinProps) {
  const t = useText(joinWords)
  const engine = useEngine()
  const choose = useChooseGroup()
  const [, navigate] = useLocation()
  const known = useGroups().find(group => group.id === invitation.group)
  const install = useInstallState()
  const [hereAnyway, setHereAnyway] = useState(false)
  const [name, setName] = useState('')
  const [relay, setRelay] = useState('')
  const [tried, setTried] = useState(false)
  const join = useLongAct(async (progress, evenIfExpired: boolean) => {
    const myName = known ? engine.group(known.id).me().name : name.trim()
    const joined = await engine.join(invitation, { myName, relay: relay.trim(), evenIfExpired }, progress)
    if (joined.ok) {
      // Best asked now: the person has just said that this phone is to keep something.
      void engine.askToPersist()
      const chosen = choose(joined.value)
      dropInvitationLink()
      navigate(paths.today)
      await chosen
    }
    // A code does not say what it is until the relay has been asked.
    const other = !joined.ok && OTHER_CODES[joined.error.code]
    if (other) navigate(other, { replace: true })
    return joined
  })

  if (install === 'ios' && !hereAnyway && !known) return <InstallFirst link={link} onAnyway={() => setHereAnyway(true)} />

  const isExpired = join.refusal?.code === 'invitation-expired'
  const submit = () => {
    setTried(true)
    if (known || name.trim() !== '') void join.run(isExpired)
  }
  return (
    <Form className="form" onSubmit={submit}>
      <Screen
        title={t.confirmTitle}
        back={paths.begin}
        actions={
          join.isPending ? (
            <Progress words={t.joining} detail={t.joiningLong} {...join.steps} onCancel={join.cancel} />
          ) : (
            <>
              <Button look="primary" type="submit" wide>
                {isExpired ? t.joinAnyway : known ? t.add : t.join}
              </Button>
              <Button wide onPress={dropInvitationLink}>
                {join.refusal ? t.other : t.notNow}
              </Button>
            </>
          )
        }
      >
        <RefusalNotice refusal={join.refusal} />
        {known ? (
          <Notice title={t.memberTitle(known.name)}>{t.memberText}</Notice>
        ) : (
          <>
            <p>{t.confirmText}</p>
            {/* What a code is shows only when the relay has been asked. */}
            {invitation.group === undefined && <p>{t.codeText}</p>}
            <Field
              label={t.myName}
              description={t.myNameHint}
              value={name}
              onChange={setName}
              error={tried && name.trim() === '' ? t.needName : undefined}
              maxLength={80}
              autoCapitalize="words"
            />
          </>
        )}
        {invitation.group === undefined && (
          <Fold title={t.advanced}>
            <AddressField label={t.relay} description={t.relayHint} value={relay} onChange={setRelay} />
          </Fold>
        )}
      </Screen>
    </Form>
  )
}
