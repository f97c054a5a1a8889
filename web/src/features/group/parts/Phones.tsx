import { useState } from 'react'
import type { DeviceId } from '@porchlight/shared/base/ids'
import { useDeviceNames } from '../../../app/device-names.ts'
import { useGroup, useMe } from '../../../app/services.tsx'
import type { MemberView } from '../../../engine/api.ts'
import type { HowRemoved, Removed } from '../../../engine/api-members.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { memberWords } from '../member-words.ts'
import { AskToRemove } from './AskToRemove.tsx'

export interface PhonesProps {
  readonly member: MemberView
  /** Of the member. */
  readonly name: string
  /** What to say once it is done, beside what ended with it. */
  readonly onRemoved: (removed: Removed, said: { readonly title: string; readonly text: string }) => void
}

/** Each phone of a member; where there are several, one that was lost can go alone. */
export function Phones({ member, name, onRemoved }: PhonesProps) {
  const t = useText(memberWords)
  const format = useFormat()
  const group = useGroup()
  const me = useMe()
  const [asked, setAsked] = useState<DeviceId>()
  const named = useDeviceNames()
  const kindOf = (device: DeviceId) => named(device).use ?? 'phone'
  const nameOf = (device: DeviceId) => {
    if (kindOf(device) === 'backup') return t.backup
    const index = member.deviceIds.indexOf(device)
    return (
      named(device).name ?? (device === me.device ? t.thisPhone : kindOf(device) === 'paper' ? t.paper : t.phone(format.number(index + 1)))
    )
  }
  /** With what a member goes on, or comes back, without this one. */
  const wayBack = (device: DeviceId) => {
    const left = new Set(member.deviceIds.filter(one => one !== device).map(kindOf))
    return left.has('phone') ? 'phone' : left.has('paper') ? 'paper' : 'backup'
  }
  const back = { phone: t.backByPhone, paper: t.backByPaper, backup: t.backByBackup }
  /** Whoever found a phone has the key in its backups' keeping, too. It goes along, unless it is all that is left to come back with. */
  const backupsOf = (device: DeviceId) =>
    wayBack(device) === 'backup' ? [] : member.deviceIds.filter(one => one !== device && kindOf(one) === 'backup')
  const remove = async (device: DeviceId, how: HowRemoved) => {
    for (const backup of how.cause ? backupsOf(device) : []) {
      const gone = await group.removeDevice(backup, { cause: false })
      if (!gone.ok) return gone
    }
    return group.removeDevice(device, how)
  }
  const isPhone = asked !== undefined && kindOf(asked) === 'phone'
  const then = (device: DeviceId, isCause: boolean) => [
    ...(isCause && isPhone && wayBack(device) === 'backup' ? [t.keepsBackup(name)] : []),
    t.removePhoneOnce(name),
  ]
  return (
    <Section title={t.phones}>
      <List label={t.phones}>
        {member.deviceIds.map(device => {
          const act = kindOf(device) === 'phone' ? t.removePhone : t.removeKey
          return (
            <Row
              key={device}
              title={nameOf(device)}
              {...(member.deviceIds.length > 1 && device !== me.device
                ? {
                    actions: (
                      <Button look="danger" label={`${act}: ${nameOf(device)}`} onPress={() => setAsked(device)}>
                        {act}
                      </Button>
                    ),
                  }
                : {})}
            />
          )
        })}
      </List>
      {asked && (
        <AskToRemove
          title={t.removePhoneTitle(nameOf(asked))}
          what={isPhone ? [t.removePhoneWhat, t.removePhoneKeeps] : [t.removeKeyWhat]}
          usual={{ label: t.notNeeded, description: t.goodbyeText }}
          cause={{ label: t.phoneLost, description: isPhone ? t.phoneLostText : t.lostText }}
          then={isCause => then(asked, isCause)}
          remove={how => remove(asked, how)}
          onRemoved={removed => {
            onRemoved(removed, { title: t.phoneRemoved(nameOf(asked)), text: back[wayBack(asked)](name) })
            setAsked(undefined)
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Section>
  )
}
