import { paths } from '../../../app/paths.ts'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Feedback.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { listWords } from '../list-words.ts'

/** A meeting that this phone does not have, or not yet. */
export function NotHere({ isOpening }: { readonly isOpening: boolean }) {
  const t = useText(listWords)
  return (
    <Screen title={t.title} back={paths.meet} status={<WorkStatus />}>
      {isOpening ? (
        <p role="status">{t.searching}</p>
      ) : (
        <Empty icon="meet" action={<LinkButton href={paths.meet}>{t.toMeetings}</LinkButton>}>
          {t.gone}
        </Empty>
      )}
    </Screen>
  )
}
