import { useLocation } from 'wouter'
import type { TurfScope } from '@porchlight/shared/base/ids'
import PaperLinks from '../../../app/canvass/PaperLinks.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { severalWords } from '../several-words.ts'
import { teamWords } from '../team-words.ts'
import { useHoldDoor } from '../use-hold-door.ts'
import { walkPaths } from '../walk-paths.ts'
import { Comfort } from './Comfort.tsx'
import { OrderChoice } from './OrderChoice.tsx'

/** Below the last door, where nobody hits it in passing: how one walks, several doors at once, with whom, and paper. */
export default function WalkMore({ scope }: { readonly scope: TurfScope }) {
  const t = useText(teamWords)
  const several = useText(severalWords)
  const [, navigate] = useLocation()
  useHoldDoor(door => navigate(walkPaths.several(scope, door)))
  return (
    <>
      <OrderChoice />
      <Comfort />
      <div className="stack">
        <LinkButton wide icon="check" href={walkPaths.several(scope)}>
          {several.title}
        </LinkButton>
        <p className="quiet">{several.hold}</p>
      </div>
      <LinkButton icon="group" href={walkPaths.team(scope)}>
        {t.title}
      </LinkButton>
      <PaperLinks scope={scope} />
    </>
  )
}
