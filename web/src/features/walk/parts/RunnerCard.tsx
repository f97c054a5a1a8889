import { useState } from 'react'
import type { DoorView } from '@porchlight/shared/canvass/doors'
import type { Runner, Street, Team } from '@porchlight/shared/canvass/team'
import { proposed, sendTo, skipDoor, spokenBy } from '@porchlight/shared/canvass/team'
import { announce } from '../../../app/announce.tsx'
import { useResultAlias } from '../../../app/canvass/script/result-alias.ts'
import { firstName, useSay } from '../../../app/canvass/say.ts'
import { useRecord } from '../../../app/canvass/use-record.ts'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { doorWords } from '../door-messages.ts'
import { walkWords } from '../messages.ts'
import { teamWords } from '../team-words.ts'
import { pressed } from '../use-armed.ts'
import type { Walk } from '../use-walk.ts'
import { Warnings } from './DoorHistory.tsx'
import { DoorTitle } from './DoorTitle.tsx'
import { Elsewhere } from './Elsewhere.tsx'
import { ResultButton } from './ResultButton.tsx'

export interface RunnerCardProps {
  readonly walk: Walk
  readonly team: Team
  readonly street: Street
  readonly runner: Runner
  readonly put: (team: Team) => void
}

/** `Ana`, loud; her door, louder; and what she may come back with. */
export function RunnerCard(props: RunnerCardProps) {
  const { walk, team, street, runner, put } = props
  const t = useText(teamWords)
  const say = useSay()
  const [asks, setAsks] = useState(false)
  const view = walk.state.doors.get(runner.door)
  const next = view ? undefined : proposed(team, runner.id, street)
  const where = view ? `${say.number(view.door.address)} ${view.door.address.street}` : runner.rests ? t.restsHere : t.here
  return (
    <section className="runner" role="group" aria-label={t.at(runner.name, where)}>
      <h2 className="runner-name">{runner.name}</h2>
      {view ? (
        <AtDoor {...props} view={view} onElsewhere={() => setAsks(true)} />
      ) : (
        <>
          <p>{where}</p>
          {next?.state !== 'untouched' && <p className="quiet">{next ? t.again : t.noneLeft}</p>}
          {next && (
            <Button look="result" wide onPress={() => put(sendTo(team, runner.id, next.door.id, street))}>
              {t.send(`${say.number(next.door.address)} ${next.door.address.street}`)}
            </Button>
          )}
          {next && (
            <div className="runner-foot">
              <Button look="plain" onPress={() => setAsks(true)}>
                {t.elsewhere}
              </Button>
            </div>
          )}
        </>
      )}
      <Elsewhere {...props} isOpen={asks} onClose={() => setAsks(false)} />
    </section>
  )
}

function AtDoor({
  walk,
  team,
  runner,
  put,
  view,
  onElsewhere,
}: RunnerCardProps & { readonly view: DoorView; readonly onElsewhere: () => void }) {
  const t = useText(teamWords)
  const words = useText(walkWords)
  const format = useFormat()
  const say = useSay()
  const atDoor = useText(doorWords)
  const also = useResultAlias(walk.turf.script)
  const record = useRecord(walk.scope)
  const { door } = view
  const names = view.people.filter(person => !person.doNotContact && !person.replacedBy).map(firstName)
  const isClosed = view.state === 'do-not-contact'
  const home = async () => {
    pressed()
    const visit = {
      id: runner.visit,
      target: { level: 'door', id: door.id },
      door: door.id,
      result: 'not-home',
      paper: spokenBy(runner.name),
    } as const
    const saved = await record.run(visit)
    if (saved?.ok) announce(atDoor.saved(say.visitAt(door.address, { ...visit, literature: false, note: '' })))
  }
  return (
    <>
      <p className="runner-door">
        <DoorTitle address={door.address} />
      </p>
      <RefusalNotice refusal={record.refusal} />
      <p className="quiet">{names.length > 0 ? format.list(names) : words.nobodyListed}</p>
      <Warnings walk={walk} warnings={view.warnings} />
      {isClosed ? (
        <p className="runner-stay">{t.stay}</p>
      ) : (
        <div className="door-results">
          <ResultButton code="not-home" also={also('not-home')} isPending={record.isPending} onRecord={home} />
          <LinkButton look="result" wide href={paths.door(walk.scope, door.id)}>
            {t.talked}
          </LinkButton>
        </div>
      )}
      <div className="runner-foot">
        <Button look="plain" onPress={() => put(skipDoor(team, runner.id))}>
          {t.skip}
        </Button>
        <Button look="plain" onPress={onElsewhere}>
          {t.elsewhere}
        </Button>
      </div>
    </>
  )
}
