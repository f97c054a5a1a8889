import type { TurfScope } from '@porchlight/shared/base/ids'
import PaperLinks from '../../../app/canvass/PaperLinks.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { teamWords } from '../team-words.ts'
import { walkPaths } from '../walk-paths.ts'
import { Comfort } from './Comfort.tsx'
import { OrderChoice } from './OrderChoice.tsx'

/** Below the last door, where nobody hits it in passing: how one walks, with whom, and paper. */
export default function WalkMore({ scope }: { readonly scope: TurfScope }) {
  const t = useText(teamWords)
  return (
    <>
      <OrderChoice />
      <Comfort />
      <LinkButton icon="group" href={walkPaths.team(scope)}>
        {t.title}
      </LinkButton>
      <PaperLinks scope={scope} />
    </>
  )
}
