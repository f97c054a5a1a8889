import { LOCK_AFTER, LOCK_AFTER_DEFAULT, LOCK_AFTER_SETTING } from '../../../app/lock/after.ts'
import { useEngine, useSetting } from '../../../app/services.tsx'
import type { LockState } from '../../../engine/api-lock.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Facts, List, Row } from '../../../ui/List.tsx'
import { lockWords } from '../words.ts'
import type { Changing } from './Change.tsx'

export interface LockIsOnProps {
  readonly lock: LockState
  readonly onChange: (what: Changing) => void
}

/** What opens the phone now, when it locks by itself, and what can be changed. */
export function LockIsOn({ lock, onChange }: LockIsOnProps) {
  const t = useText(lockWords)
  const format = useFormat()
  const engine = useEngine()
  const [after, setAfter] = useSetting<number>(LOCK_AFTER_SETTING, LOCK_AFTER_DEFAULT)
  const ways = [
    lock.secret && { pin: t.wayPin, passphrase: t.wayPassphrase }[lock.secret],
    lock.passkey && t.wayPasskey,
    t.recoveryCode,
  ].filter(way => typeof way === 'string')
  return (
    <>
      <Button look="primary" wide icon="lock" onPress={() => void import('../../../app/lock/lock-now.ts').then(it => it.lockNow(engine))}>
        {t.lockNow}
      </Button>
      <Facts facts={[[t.state, format.list(ways)]]} />
      <Choice
        label={t.after}
        value={`${after}`}
        onChange={value => void setAfter(Number(value))}
        options={LOCK_AFTER.map(minutes => ({
          value: `${minutes}`,
          label: minutes === 0 ? t.afterLeft : t.afterMinutes(minutes, format.number(minutes)),
        }))}
      />
      <List label={t.title}>
        <Row lead={<Icon name="pencil" />} title={t.changePin} onPress={() => onChange('secret')} />
        {lock.passkey ? (
          lock.secret && <Row lead={<Icon name="close" />} title={t.removePasskey} onPress={() => onChange('no-passkey')} />
        ) : (
          <Row lead={<Icon name="plus" />} title={t.addPasskey} onPress={() => onChange('passkey')} />
        )}
        <Row lead={<Icon name="print" />} title={t.newCode} onPress={() => onChange('code')} />
        <Row lead={<Icon name="close" />} title={t.turnOff} onPress={() => onChange('off')} />
      </List>
      <p>{t.limits}</p>
    </>
  )
}
