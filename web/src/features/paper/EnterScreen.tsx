import './enter.css'
import { useMemo, useState } from 'react'
import { turfOfPath, paths } from '../../app/paths.ts'
import { useGroup, useSetting } from '../../app/services.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { enterWords } from './enter-words.ts'
import { Entering } from './parts/Entering.tsx'
import type { Walk } from './parts/WhoWalked.tsx'
import { WhoWalked } from './parts/WhoWalked.tsx'
import { useTurfsHere } from './use-turfs.ts'

/** What somebody marked on paper, door after door: scanned, touched, saved. Works without a signal. */
export default function EnterScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const t = useText(enterWords)
  const scope = turfOfPath(params['turf']!)
  const turfs = useTurfsHere()
  // Who walked is kept, so that a phone that was put down goes on with the same sheet.
  const [kept, setKept] = useSetting<Walk | null>(`paper-walk/${useGroup().id}`, null)
  const [asks, setAsks] = useState(false)
  const names = useMemo(
    () =>
      [
        ...new Set(
          turfs.flatMap(({ visits }) => [...Object.values(visits.names), ...visits.visits.flatMap(visit => visit.paper?.knocker ?? [])]),
        ),
      ].toSorted((a, b) => a.localeCompare(b)),
    [turfs],
  )
  if (!turfs.some(one => one.scope === scope))
    return (
      <Screen title={t.title} back={paths.walk} status={<WorkStatus />}>
        <Empty icon="camera" action={<LinkButton href={paths.walk}>{t.back}</LinkButton>}>
          {t.notHere}
        </Empty>
      </Screen>
    )
  if (!kept || asks)
    return (
      <WhoWalked
        scope={scope}
        before={kept ?? undefined}
        names={names}
        onWalk={walk => {
          void setKept(walk)
          setAsks(false)
        }}
      />
    )
  return <Entering scope={scope} turfs={turfs} walk={kept} onChange={() => setAsks(true)} />
}
