import './walk.css'
import './team.css'
import { useState } from 'react'
import type { Street, Team } from '@porchlight/shared/canvass/team'
import { backAt, withNames } from '@porchlight/shared/canvass/team'
import { newId } from '../../app/canvass/new-id.ts'
import { MyDayLink } from '../../app/canvass/MyDayLink.tsx'
import { useKeepPlace } from '../../app/canvass/place.ts'
import { paths, turfOfPath } from '../../app/paths.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { walkWords } from './messages.ts'
import { NoTurfHere } from './parts/NoTurfHere.tsx'
import { RunnerCard } from './parts/RunnerCard.tsx'
import { StatusWithUndo } from './parts/StatusWithUndo.tsx'
import { WalkFrame } from './parts/WalkFrame.tsx'
import { WhoRuns } from './parts/WhoRuns.tsx'
import { teamWords } from './team-words.ts'
import { useTeamWalk } from './use-team-walk.ts'
import type { Walk } from './use-walk.ts'
import { useWalk } from './use-walk.ts'
import { walkPaths } from './walk-paths.ts'

/** One phone for several: who is at which door, and what each says on coming back. */
export default function TeamScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const scope = turfOfPath(params['turf']!)
  const walk = useWalk(scope)
  useKeepPlace(walkPaths.team(scope))
  if (!walk) return <NoTurfHere scope={scope} />
  return (
    <WalkFrame walk={walk} door={undefined}>
      <TeamOf walk={walk} />
    </WalkFrame>
  )
}

function TeamOf({ walk }: { readonly walk: Walk }) {
  const { team, street, put } = useTeamWalk(walk)
  const [asks, setAsks] = useState(false)
  if (team && !asks) return <Running walk={walk} team={team} street={street} put={put} onChange={() => setAsks(true)} />
  const start = (names: readonly string[]) => {
    put(withNames(team, names, newId, walk.last?.first.door))
    setAsks(false)
  }
  return <WhoRuns walk={walk} team={team} onNames={start} onStop={() => put(undefined)} />
}

interface RunningProps {
  readonly walk: Walk
  readonly team: Team
  readonly street: Street
  readonly put: (team: Team) => void
  readonly onChange: () => void
}

function Running({ walk, team, street, put, onChange }: RunningProps) {
  const t = useText(teamWords)
  const words = useText(walkWords)
  const actions = (
    <div className="door-foot">
      <Button look="plain" icon="group" onPress={onChange}>
        {t.change}
      </Button>
      <LinkButton look="plain" icon="walk" href={paths.turf(walk.scope)}>
        {t.all}
      </LinkButton>
    </div>
  )
  return (
    <Screen
      title={walk.turf.name}
      over={words.whole(walk.knocked, walk.total)}
      back={paths.turf(walk.scope)}
      aside={<MyDayLink />}
      status={<StatusWithUndo walk={walk} onUndone={visit => put(backAt(team, visit, street))} />}
      actions={actions}
    >
      <ul className="runners" aria-label={t.change}>
        {team.runners.map(runner => (
          // Anew for each time of being sent, so that the second half of a double touch meets a button that rests.
          <li key={`${runner.id} ${runner.visit}`}>
            <RunnerCard walk={walk} team={team} street={street} runner={runner} put={put} />
          </li>
        ))}
      </ul>
    </Screen>
  )
}
