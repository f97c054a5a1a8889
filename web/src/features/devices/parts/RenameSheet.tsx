import { useState } from 'react'
import type { DeviceId } from '@porchlight/shared/base/ids'
import { DEVICE_NAME_LENGTH } from '@porchlight/shared/group/devices'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { deviceWords } from '../words.ts'

export interface RenameSheetProps {
  readonly device: DeviceId
  readonly now: string
  readonly onClose: () => void
}

export function RenameSheet({ device, now, onClose }: RenameSheetProps) {
  const t = useText(deviceWords)
  const group = useGroup()
  const [name, setName] = useState(now)
  const save = useAct(async () => {
    const named = await group.nameDevice(device, name)
    if (named.ok) onClose()
    return named
  })
  return (
    <Sheet
      title={t.rename}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" wide isPending={save.isPending} onPress={() => void save.run()}>
          {t.save}
        </Button>
      }
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          void save.run()
        }}
      >
        <Field label={t.name} description={t.nameHint} value={name} onChange={setName} maxLength={DEVICE_NAME_LENGTH} />
      </form>
      <RefusalNotice refusal={save.refusal} />
    </Sheet>
  )
}
