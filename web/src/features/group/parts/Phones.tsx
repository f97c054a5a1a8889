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

/** Each phone of a member; where there are several, one that was lost can go alone. */
export function Phones({ member, onRemoved }: { readonly member: MemberView; readonly onRemoved: (removed: Removed) => void }) {
  const t = useText(memberWords)
  const format = useFormat()
  const group = useGroup()
  const me = useMe()
  const [asked, setAsked] = useState<DeviceId>()
  const named = useDeviceNames()
  const nameOf = (device: DeviceId, index: number) => {
    const { name, use } = named(device)
    if (use === 'backup') return t.backup
    return name ?? (device === me.device ? t.thisPhone : use === 'paper' ? t.paper : t.phone(format.number(index + 1)))
  }
  /** Whoever found a phone has the key in its backups' keeping, too. */
  const remove = async (device: DeviceId, how: HowRemoved) => {
    const backups = how.cause ? member.deviceIds.filter(one => one !== device && named(one).use === 'backup') : []
    for (const backup of backups) {
      const gone = await group.removeDevice(backup, { cause: false })
      if (!gone.ok) return gone
    }
    return group.removeDevice(device, how)
  }
  return (
    <Section title={t.phones}>
      <List label={t.phones}>
        {member.deviceIds.map((device, index) => (
          <Row
            key={device}
            title={nameOf(device, index)}
            {...(member.deviceIds.length > 1 && device !== me.device
              ? {
                  actions: (
                    <Button look="danger" label={`${t.removePhone}: ${nameOf(device, index)}`} onPress={() => setAsked(device)}>
                      {t.removePhone}
                    </Button>
                  ),
                }
              : {})}
          />
        ))}
      </List>
      {asked && (
        <AskToRemove
          title={t.removePhoneTitle}
          remove={how => remove(asked, how)}
          onRemoved={removed => {
            setAsked(undefined)
            onRemoved(removed)
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Section>
  )
}
