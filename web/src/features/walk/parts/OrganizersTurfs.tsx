import { useMemo } from 'react'
import { docId } from '@porchlight/shared/base/ids'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { compareNatural } from '@porchlight/shared/canvass/order'
import { useView } from '../../../app/services.tsx'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Screen } from '../../../ui/Screen.tsx'
import { walkWords } from '../messages.ts'
import { Turfs, useTurfsHere } from './Turfs.tsx'

/** An organizer's phone has every turf there ever was: those on the board can be walked, by name. */
export default function OrganizersTurfs() {
  const t = useText(walkWords)
  const turfs = useTurfsHere()
  const records = useView(canvassKind, docId('canvass', 'organizers'))?.turfs
  const inUse = useMemo(() => {
    const retired = new Set<string>((records ?? []).flatMap(record => (record.retired ? record.scope : [])))
    return turfs.filter(turf => !retired.has(turf.scope)).toSorted((a, b) => compareNatural(a.name, b.name))
  }, [records, turfs])
  if (!records)
    return (
      <Screen title={t.title} status={<WorkStatus />}>
        {t.loading}
      </Screen>
    )
  return <Turfs turfs={inUse} />
}
