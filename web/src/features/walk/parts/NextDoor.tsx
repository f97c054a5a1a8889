import { paths } from '../../../app/paths.ts'
import { useSay } from '../../../app/canvass/say.ts'
import { useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { doorWords } from '../door-messages.ts'
import { useArmed } from '../use-armed.ts'
import type { Walk } from '../use-walk.ts'

/** Leaves the door without a result. It stands where "Next door" stands on the list, so that no result ever does. */
export function NextDoor({ walk, from }: { readonly walk: Walk; readonly from: string }) {
  const t = useText(doorWords)
  const say = useSay()
  const isArmed = useArmed()
  const next = walk.next(from)
  const isOther = next !== undefined && next.door.id !== from
  return (
    <div className={isArmed ? 'next-door' : 'next-door resting'}>
      <LinkButton wide icon="next" href={isOther ? paths.door(walk.scope, next.door.id) : paths.turf(walk.scope)}>
        {isOther ? t.nextDoor(say.number(next.door.address)) : t.lastDoor}
      </LinkButton>
    </div>
  )
}
