import type { TurfScope } from '@porchlight/shared/base/ids'
import { paths } from '../../../app/paths.ts'
import { useMe, useStatus } from '../../../app/services.tsx'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Feedback.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { walkWords } from '../messages.ts'

/** The address names a turf that is not here: still on its way, or taken back. */
export function NoTurfHere({ scope }: { readonly scope: TurfScope }) {
  const t = useText(walkWords)
  const { scopes } = useMe()
  const { upToDate } = useStatus()
  const isMine = scopes.includes(scope)
  if (isMine && !upToDate)
    return (
      <Screen title={t.title} status={<WorkStatus />}>
        <p>{t.loading}</p>
      </Screen>
    )
  return (
    <Screen title={t.title} status={<WorkStatus />}>
      <Empty
        icon="walk"
        action={
          <LinkButton look="primary" href={paths.walk}>
            {t.toTurfs}
          </LinkButton>
        }
      >
        {isMine ? t.emptyTurfText : t.gone}
      </Empty>
    </Screen>
  )
}
