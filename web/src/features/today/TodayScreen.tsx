import { useState } from 'react'
import { Redirect } from 'wouter'
import { PracticeNotice } from '../../app/PracticeNotice.tsx'
import { UpdateNotice } from '../../app/UpdateNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { placeToRestore, useKeepPlace } from '../../app/canvass/place.ts'
import { paths } from '../../app/paths.ts'
import { useEngine, useGroup, useGroupSummary, useMe } from '../../app/services.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { InstallOffer } from './parts/InstallOffer.tsx'
import { MyTurfs } from './parts/MyTurfs.tsx'
import { Precinct } from './parts/Precinct.tsx'
import { todayWords } from './words.ts'

/** Where the app opens: at the door where the phone killed it, if it did. A canvasser's next thing is always the walk. */
export default function TodayScreen() {
  const engine = useEngine()
  const group = useGroup()
  const { role } = useMe()
  const [place] = useState(() => placeToRestore(engine, group))
  if (place) return <Redirect to={place} replace />
  if (role === 'canvasser') return <Redirect to={paths.walk} replace />
  return <Today />
}

/** What to do next. */
function Today() {
  const t = useText(todayWords)
  const { role } = useMe()
  const name = useGroupSummary()?.name ?? ''
  // Who is here has left the door on purpose.
  useKeepPlace(undefined)
  return (
    <Screen
      title={t.title}
      over={name}
      aside={
        <Link href={paths.settings} className="button icon-button" aria-label={t.settings}>
          <Icon name="settings" />
        </Link>
      }
      status={<WorkStatus />}
    >
      <UpdateNotice />
      {role === 'member' ? <MyTurfs /> : <Precinct />}
      <PracticeNotice />
      <InstallOffer />
    </Screen>
  )
}
