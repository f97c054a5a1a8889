import { paths } from '../../../app/paths.ts'
import { useSay } from '../../../app/canvass/say.ts'
import { useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { runnerAt } from '../../../app/canvass/use-team.ts'
import { doorWords } from '../door-messages.ts'
import { walkWords } from '../messages.ts'
import { walkPaths } from '../walk-paths.ts'
import { useArmed } from '../use-armed.ts'
import type { Walk } from '../use-walk.ts'

export interface NextDoorProps {
  readonly walk: Walk
  /** The door that is left. */
  readonly from: string
  /** Where "Do not contact" leads from here. */
  readonly doNotContact: string
}

/**
 * The lower end of a door: leaving it without a result, and what is rarely needed. "Next door" stands where it stands on
 * the list (the links below are as high as the bar of places there), so that no result button ever comes under the finger.
 */
export function NextDoor({ walk, from, doNotContact }: NextDoorProps) {
  const t = useText(doorWords)
  const say = useSay()
  const isArmed = useArmed()
  const words = useText(walkWords)
  const next = walk.next(from)
  const isOther = next !== undefined && next.door.id !== from
  // At a runner's door nobody goes on by themselves: the captain sends that runner on, from where all of them are.
  const [href, label] = runnerAt(walk.team, from)
    ? [walk.home, words.team]
    : isOther
      ? [paths.door(walk.scope, next.door.id), t.nextDoor(say.number(next.door.address))]
      : [paths.turf(walk.scope), t.lastDoor]
  return (
    <>
      <div className={isArmed ? 'next-door' : 'next-door resting'}>
        <LinkButton wide icon="next" href={href}>
          {label}
        </LinkButton>
      </div>
      <div className="door-foot">
        <LinkButton look="plain" icon="plus" href={walkPaths.addPerson(walk.scope, from)}>
          {t.addPerson}
        </LinkButton>
        <LinkButton look="plain" href={doNotContact}>
          {t.dncTitle}
        </LinkButton>
      </div>
    </>
  )
}
