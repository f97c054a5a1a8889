import { Suspense } from 'react'
import { UpdateNotice } from '../../app/UpdateNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useKeepPlace } from '../../app/canvass/place.ts'
import { extra } from '../../app/extra.ts'
import { paths } from '../../app/paths.ts'
import { useGroupSummary, useMe } from '../../app/services.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Notice } from '../../ui/Feedback.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { BackupReminder } from './parts/BackupReminder.tsx'
import { InstallOffer } from './parts/InstallOffer.tsx'
import { MeetToday } from './parts/MeetToday.tsx'
import { MyTurfs } from './parts/MyTurfs.tsx'
import { Precinct } from './parts/Precinct.tsx'
import { SampleNote } from './parts/SampleNote.tsx'
import { useArriving } from './parts/use-arriving.ts'
import { todayWords } from './words.ts'

/** For the few who have come in a moment ago. */
const LockOffer = extra<object>(() => import('../../app/lock/LockOffer.tsx').then(({ LockOffer: offer }) => ({ default: offer })))

/** What to do next. */
export default function TodayScreen() {
  const t = useText(todayWords)
  const { role } = useMe()
  const name = useGroupSummary()?.name ?? ''
  const arriving = useArriving()
  const organizes = role === 'admin' || role === 'organizer'
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
      <SampleNote />
      {arriving === 'just-came' && organizes && (
        <Suspense>
          <LockOffer />
        </Suspense>
      )}
      {arriving === 'on-its-way' ? (
        <Notice title={t.arriving}>{t.arrivingText}</Notice>
      ) : (
        <>
          <MeetToday />
          {role === 'member' ? <MyTurfs /> : <Precinct />}
        </>
      )}
      <InstallOffer />
      <BackupReminder />
    </Screen>
  )
}
