import { Suspense, useState } from 'react'
import { extra } from '../../app/extra.ts'
import { turfOfPath } from '../../app/paths.ts'
import { MyDayLink } from '../../app/canvass/MyDayLink.tsx'
import { useKeepPlace } from '../../app/canvass/place.ts'
import { useWide } from '../../app/canvass/use-wide.ts'
import { useText } from '../../i18n/use-text.ts'
import { Screen } from '../../ui/Screen.tsx'
import { walkWords } from './messages.ts'
import { DoorListActions, DoorListBody } from './parts/DoorList.tsx'
import { NoTurfHere } from './parts/NoTurfHere.tsx'
import { StatusWithUndo } from './parts/StatusWithUndo.tsx'
import { WalkFrame } from './parts/WalkFrame.tsx'
import type { Walk } from './use-walk.ts'
import { useWalk } from './use-walk.ts'

/** A turf's doors, street by street. */
export function TurfScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const scope = turfOfPath(params['turf']!)
  const walk = useWalk(scope)
  useKeepPlace(undefined)
  return walk ? <Doors walk={walk} /> : <NoTurfHere scope={scope} />
}

function Doors({ walk }: { readonly walk: Walk }) {
  const t = useText(walkWords)
  const isWide = useWide()
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const actions = <DoorListActions walk={walk} />
  if (isWide) {
    return (
      <WalkFrame walk={walk} door={undefined}>
        <Screen title={walk.turf.name} over={t.title} aside={<MyDayLink />} status={<StatusWithUndo walk={walk} />} actions={actions}>
          <p>{t.pickDoor}</p>
          <Note walk={walk} />
        </Screen>
      </WalkFrame>
    )
  }
  return (
    <Screen
      title={walk.turf.name}
      over={t.whole(walk.knocked, walk.total)}
      aside={<MyDayLink />}
      status={<StatusWithUndo walk={walk} />}
      actions={actions}
      onScroller={setScroller}
    >
      <DoorListBody walk={walk} current={walk.next()?.door.id} scroller={scroller} />
      <Note walk={walk} />
    </Screen>
  )
}

const TurfNote = extra(() => import('../../app/canvass/TurfNote.tsx'))

/** Below the doors, so that what comes late moves none of them. */
function Note({ walk: { turf } }: { readonly walk: Walk }) {
  if (!turf.captain && !turf.next?.length) return null
  return (
    <Suspense>
      <TurfNote turf={turf} />
    </Suspense>
  )
}
