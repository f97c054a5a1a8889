import { doorsToSend, rest, sendTo } from '@porchlight/shared/canvass/team'
import { firstName, useSay } from '../../../app/canvass/say.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { teamWords } from '../team-words.ts'
import type { RunnerCardProps } from './RunnerCard.tsx'

export interface ElsewhereProps extends Pick<RunnerCardProps, 'team' | 'street' | 'runner' | 'put'> {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Another door for a runner, any that nobody has; or a break. */
export function Elsewhere({ team, street, runner, put, isOpen, onClose }: ElsewhereProps) {
  const t = useText(teamWords)
  const format = useFormat()
  const say = useSay()
  const go = (next: typeof team) => {
    onClose()
    put(next)
  }
  return (
    <Sheet
      title={t.elsewhereFor(runner.name)}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        !runner.rests && (
          <Button wide onPress={() => go(rest(team, runner.id))}>
            {t.rest}
          </Button>
        )
      }
    >
      <List label={t.toDoor}>
        {doorsToSend(team, runner.id, street).map(view => (
          <Row
            key={view.door.id}
            title={`${say.number(view.door.address)} ${view.door.address.street}`}
            detail={[view.doorStanding ? say.result(view.doorStanding.latest.result) : '', format.list(view.people.map(firstName))]
              .filter(Boolean)
              .join(' · ')}
            onPress={() => go(sendTo(team, runner.id, view.door.id, street))}
          />
        ))}
      </List>
    </Sheet>
  )
}
