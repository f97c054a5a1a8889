import { useState } from 'react'
import { useLocation } from 'wouter'
import { useChooseGroup } from '../../app/open-group.ts'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { useEngine } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Progress } from '../../ui/Feedback.tsx'
import { Field } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { Fold, Screen } from '../../ui/Screen.tsx'
import { beginWords } from './words.ts'

type Way = 'here' | 'other' | 'none'

/** Start a group: two names; everything else has a good default. */
export default function StartScreen() {
  const t = useText(beginWords)
  const engine = useEngine()
  const choose = useChooseGroup()
  const [, navigate] = useLocation()
  const [groupName, setGroupName] = useState('')
  const [myName, setMyName] = useState('')
  const [way, setWay] = useState<Way>('here')
  const [address, setAddress] = useState('')
  const [tried, setTried] = useState(false)
  const missing = {
    group: groupName.trim() === '' ? t.needGroupName : undefined,
    me: myName.trim() === '' ? t.needMyName : undefined,
    relay: way === 'other' && !/^wss?:\/\/\S+$/.test(address.trim()) ? t.needRelay : undefined,
  }
  const start = useAct(async () => {
    const relay = way === 'here' ? '' : way === 'none' ? 'none' : address.trim()
    const started = await engine.startGroup({ groupName: groupName.trim(), myName: myName.trim(), relay })
    if (started.ok) {
      void engine.askToPersist()
      const chosen = choose(started.value)
      navigate(paths.today)
      await chosen
    }
    return started
  })
  const submit = () => {
    setTried(true)
    if (!missing.group && !missing.me && !missing.relay) void start.run()
  }
  return (
    <Form className="form" onSubmit={submit}>
      <Screen
        title={t.startTitle}
        back={paths.begin}
        actions={
          start.isPending ? (
            <Progress words={t.starting} />
          ) : (
            <Button look="primary" type="submit" wide>
              {t.start}
            </Button>
          )
        }
      >
        <RefusalNotice refusal={start.refusal} />
        <Field
          label={t.groupName}
          description={t.groupNameHint}
          value={groupName}
          onChange={setGroupName}
          error={tried ? missing.group : undefined}
          maxLength={80}
          autoCapitalize="words"
        />
        <Field
          label={t.myName}
          description={t.myNameHint}
          value={myName}
          onChange={setMyName}
          error={tried ? missing.me : undefined}
          maxLength={80}
          autoCapitalize="words"
        />
        <Fold title={t.advanced} isOpen={way === 'other' && tried}>
          <Choice
            label={t.relayHow}
            value={way}
            onChange={value => setWay(value as Way)}
            options={[
              { value: 'here', label: t.relayHere, description: t.relayHereText },
              { value: 'other', label: t.relayOther },
              { value: 'none', label: t.relayNone, description: t.relayNoneText },
            ]}
          />
          {way === 'other' && (
            <Field
              label={t.relayAddress}
              description={t.relayAddressHint}
              value={address}
              onChange={setAddress}
              error={tried ? missing.relay : undefined}
              type="url"
              inputMode="url"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Fold>
      </Screen>
    </Form>
  )
}
