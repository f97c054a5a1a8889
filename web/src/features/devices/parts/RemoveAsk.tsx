import { useState } from 'react'
import type { DeviceId } from '@porchlight/shared/base/ids'
import { ok } from '@porchlight/shared/base/result'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { Ask } from '../../../ui/Sheet.tsx'
import { deviceWords } from '../words.ts'

export interface RemoveAskProps {
  readonly device: DeviceId
  readonly name: string
  readonly isPaper: boolean
  /** Keys of mine that lie in backups: a lost phone may have them. */
  readonly backups: readonly DeviceId[]
  readonly onClose: () => void
}

/** Removing one of my own: a phone that was lost takes the links and keys with it that it may know. */
export function RemoveAsk({ device, name, isPaper, backups, onClose }: RemoveAskProps) {
  const t = useText(deviceWords)
  const group = useGroup()
  const [why, setWhy] = useState('not-needed')
  const isLost = !isPaper && why === 'lost'
  const remove = useAct(async () => {
    // First of all what could let it in again.
    for (const key of isLost ? backups : []) {
      const gone = await group.removeDevice(key, { cause: false })
      if (!gone.ok) return gone
    }
    const removed = await group.removeDevice(device, { cause: isLost })
    if (!removed.ok) return removed
    onClose()
    return ok(undefined)
  })
  return (
    <Ask
      title={t.removeTitle(name)}
      act={t.removeAct}
      isOpen
      isPending={remove.isPending}
      onClose={onClose}
      onAct={() => void remove.run()}
    >
      <p>{isPaper ? t.removePaper : t.removeText}</p>
      {!isPaper && (
        <Choice
          label={t.removeWhy}
          value={why}
          onChange={setWhy}
          options={[
            { value: 'not-needed', label: t.notNeeded },
            { value: 'lost', label: t.lost, description: t.lostText },
          ]}
        />
      )}
      {isLost && backups.length > 0 && <p>{t.again}</p>}
      <RefusalNotice refusal={remove.refusal} />
    </Ask>
  )
}
