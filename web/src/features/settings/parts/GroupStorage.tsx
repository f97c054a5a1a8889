import { useEffect, useState } from 'react'
import type { Group } from '../../../engine/api.ts'
import type { StorageView } from '../../../engine/api-storage.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Notice } from '../../../ui/Feedback.tsx'
import { Facts } from '../../../ui/List.tsx'
import { settingsWords } from '../words.ts'

/** How much is kept of this group, and whether the relay has ever shown something else than before. */
export function GroupStorage({ group }: { readonly group: Group }) {
  const t = useText(settingsWords)
  const format = useFormat()
  const [view, setView] = useState<StorageView>()
  useEffect(() => {
    let isGone = false
    void group.storage().then(found => {
      if (found.ok && !isGone) setView(found.value)
    })
    return () => {
      isGone = true
    }
  }, [group])
  if (!view) return null
  const { entries, bytes, otherHistory } = view
  return (
    <>
      <Facts facts={[[t.held, t.heldText(entries, format.number(entries), format.bytes(bytes))]]} />
      {otherHistory && (
        <Notice>{t.otherHistory(format.day(otherHistory.at), otherHistory.lacked, format.number(otherHistory.lacked))}</Notice>
      )}
    </>
  )
}
