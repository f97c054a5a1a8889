import './walk.css'
import { Suspense } from 'react'
import type { DoorView } from '@porchlight/shared/canvass/doors'
import { useResultAlias } from '../../app/canvass/script/result-alias.ts'
import { useKeepPlace } from '../../app/canvass/place.ts'
import type { SayingsFormProps } from '../../app/canvass/sayings/SayingsForm.tsx'
import { extra } from '../../app/extra.ts'
import { paths, turfOfPath } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty, Notice } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { doorWords } from './door-messages.ts'
import { walkWords } from './messages.ts'
import { DoorHistory, Warnings } from './parts/DoorHistory.tsx'
import { DoorTitle } from './parts/DoorTitle.tsx'
import { NextDoor } from './parts/NextDoor.tsx'
import { NoTurfHere } from './parts/NoTurfHere.tsx'
import { People } from './parts/People.tsx'
import { ResultButton } from './parts/ResultButton.tsx'
import { SayMore } from './parts/SayMore.tsx'
import { StatusWithUndo } from './parts/StatusWithUndo.tsx'
import { WalkFrame } from './parts/WalkFrame.tsx'
import { walkPaths } from './walk-paths.ts'
import { useVisit } from './use-visit.ts'
import type { Walk } from './use-walk.ts'
import { useWalk } from './use-walk.ts'

/** So many people fit above the results on a small phone. */
const MANY = 4

const ForBuilding = extra(() => import('./parts/ForBuilding.tsx'))
const DoorPromises = extra(() => import('./parts/DoorPromises.tsx'))
const Mistake = extra(() => import('./parts/Mistake.tsx'))
const SayingsForm = extra<SayingsFormProps>(() =>
  import('../../app/canvass/sayings/SayingsForm.tsx').then(({ SayingsForm }) => ({ default: SayingsForm })),
)

/** One door: who lives here, what is known, and what happened now. */
export function DoorScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const scope = turfOfPath(params['turf']!)
  const id = params['door']!
  const walk = useWalk(scope, id)
  useKeepPlace(paths.door(scope, id))
  if (!walk) return <NoTurfHere scope={scope} />
  const view = walk.state.doors.get(id)
  return (
    <WalkFrame walk={walk} door={id}>
      {view ? <Door key={id} walk={walk} view={view} /> : <NoDoor walk={walk} />}
    </WalkFrame>
  )
}

function Door({ walk, view }: { readonly walk: Walk; readonly view: DoorView }) {
  const t = useText(doorWords)
  const door = view.door.id
  const visit = useVisit(walk, door, { level: 'door', id: door })
  const isClosed = view.state === 'do-not-contact'
  const rest = { isPending: visit.isPending }
  const also = useResultAlias(walk.turf.script)
  const results = (
    <div key="results" className="door-results" role="group" aria-label={t.doorResults}>
      <ResultButton code="not-home" also={also('not-home')} wide onRecord={code => visit.record(code)} {...rest} />
      <ResultButton code="address-not-found" also={also('address-not-found')} onRecord={code => visit.record(code)} {...rest} />
      <ResultButton
        code="inaccessible"
        also={also('inaccessible')}
        onRecord={code => visit.record(code, { level: 'building', id: view.building })}
        {...rest}
      />
    </div>
  )
  const people = <People key="people" walk={walk} view={view} />
  return (
    <Screen
      title={<DoorTitle address={view.door.address} />}
      back={walk.home}
      aside={<TakenHere name={walk.taken.get(door)} />}
      status={<StatusWithUndo walk={walk} door={door} />}
      actions={<NextDoor walk={walk} from={door} doNotContact={walkPaths.doNotContact(walk.scope, door)} />}
    >
      {/* What was promised is not here at first: the rest waits for it, so that no button moves under a finger. */}
      <Suspense>
        <div className="door-in stack">
          <RefusalNotice refusal={visit.refusal} />
          <Warnings walk={walk} warnings={view.warnings} />
          {isClosed && (
            <Notice tone="stop" title={t.doorClosed}>
              {view.doNotContact?.reason ? t.closedBy(view.doNotContact.reason) : t.closedNoReason}
            </Notice>
          )}
          <DoorHistory walk={walk} view={view} />
          {view.promises.length > 0 && <DoorPromises walk={walk} view={view} />}
          {!isClosed && (
            <>
              {/* Below many names nobody would see what is said most. */}
              {view.people.length > MANY ? [results, people] : [people, results]}
              <SayMore visit={visit} label={t.noteLabel}>
                {view.door.address.unit && (
                  <Suspense>
                    <ForBuilding visit={visit} building={view.building} />
                  </Suspense>
                )}
              </SayMore>
              <Suspense>
                <SayingsForm said={visit.draft.said ?? {}} onChange={said => visit.edit({ said })} isPerson={false} />
              </Suspense>
            </>
          )}
          {walk.visits.additions?.some(one => one.door === door) && (
            <Suspense>
              <Mistake walk={walk} door={door} />
            </Suspense>
          )}
          {/* Somebody asked to be left alone while this was being typed: it is still theirs to save. */}
          {isClosed && visit.draft.note && <SayMore visit={visit} label={t.noteLabel} />}
        </div>
      </Suspense>
    </Screen>
  )
}

/** Beside the number, where nothing moves when it comes. */
function TakenHere({ name }: { readonly name: string | undefined }) {
  const t = useText(walkWords)
  return name !== undefined && <span className="door-taken">{t.taken(name)}</span>
}

function NoDoor({ walk }: { readonly walk: Walk }) {
  const t = useText(doorWords)
  return (
    <Screen title={walk.turf.name} back={paths.turf(walk.scope)} status={<StatusWithUndo walk={walk} />}>
      <Empty
        icon="walk"
        action={
          <LinkButton look="primary" href={paths.turf(walk.scope)}>
            {t.back}
          </LinkButton>
        }
      >
        {t.notHere}
      </Empty>
    </Screen>
  )
}
