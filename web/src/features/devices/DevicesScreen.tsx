import { useState } from 'react'
import type { DeviceId } from '@porchlight/shared/base/ids'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useDeviceNames } from '../../app/device-names.ts'
import { paths } from '../../app/paths.ts'
import { useDevices, useGroupSummary, useMe } from '../../app/services.tsx'
import type { DeviceView } from '../../engine/api-devices.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { RemoveAsk } from './parts/RemoveAsk.tsx'
import { RenameSheet } from './parts/RenameSheet.tsx'
import { Renew } from './parts/Renew.tsx'
import { deviceWords } from './words.ts'

/** My phones and keys in this group: which they are, one more, one less. */
export default function DevicesScreen() {
  const t = useText(deviceWords)
  const { member, role } = useMe()
  const over = useGroupSummary()?.name ?? ''
  const named = useDeviceNames()
  const mine = useDevices().filter(one => one.member === member)
  const [renamed, setRenamed] = useState<DeviceId>()
  const [removed, setRemoved] = useState<DeviceId>()

  const whatIs = (one: DeviceView) => one.use ?? named(one.id).use
  const nameOf = (one: DeviceView): string => {
    const use = whatIs(one)
    if (use === 'backup') return t.backup
    return named(one.id).name ?? (one.isThis ? t.thisPhone : use === 'paper' ? t.paper : t.unnamed)
  }
  const detail = (one: DeviceView): string =>
    [
      one.isThis ? (named(one.id).name ? t.isThis : '') : { phone: '', paper: t.paper, backup: t.backupDetail }[whatIs(one) ?? 'phone'],
      one.ready ? '' : t.notReady,
    ]
      .filter(Boolean)
      .join(' · ')
  const chosen = (id: DeviceId | undefined) => mine.find(one => one.id === id)
  const [toRename, toRemove] = [chosen(renamed), chosen(removed)]
  return (
    <Screen title={t.title} over={over} back={role === 'canvasser' ? paths.settings : paths.group} status={<WorkStatus />}>
      <p>{t.what}</p>
      <List label={t.list}>
        {mine.map(one => (
          <Row
            key={one.id}
            lead={<Icon name={whatIs(one) ? 'file' : 'saved'} />}
            title={nameOf(one)}
            {...(detail(one) ? { detail: detail(one) } : {})}
            isCurrent={one.isThis}
            actions={
              <>
                {whatIs(one) !== 'backup' && (
                  <Button label={`${t.rename}: ${nameOf(one)}`} onPress={() => setRenamed(one.id)}>
                    {t.rename}
                  </Button>
                )}
                {!one.isThis && (
                  <Button look="danger" label={`${t.remove}: ${nameOf(one)}`} onPress={() => setRemoved(one.id)}>
                    {t.remove}
                  </Button>
                )}
              </>
            }
          />
        ))}
      </List>
      <List label={t.add}>
        <Row lead={<Icon name="plus" />} title={t.add} detail={t.addDetail} href={paths.addDevice} />
        <Row lead={<Icon name="print" />} title={t.makeKey} detail={t.makeKeyDetail} href={paths.recoveryKey} />
        <Row lead={<Icon name="file" />} title={t.makeBackup} detail={t.makeBackupDetail} href={paths.backup} />
      </List>
      <Renew />
      {toRename && <RenameSheet device={toRename.id} now={named(toRename.id).name ?? ''} onClose={() => setRenamed(undefined)} />}
      {toRemove && (
        <RemoveAsk
          device={toRemove.id}
          name={nameOf(toRemove)}
          isPaper={whatIs(toRemove) !== undefined}
          backups={mine.filter(one => whatIs(one) === 'backup').map(one => one.id)}
          onClose={() => setRemoved(undefined)}
        />
      )}
    </Screen>
  )
}
