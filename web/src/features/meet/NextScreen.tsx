import { Redirect } from 'wouter'
import { useComes } from '../../app/meet/use-next.ts'
import { paths } from '../../app/paths.ts'
import { useNow } from '../../app/canvass/use-now.ts'
import { useText } from '../../i18n/use-text.ts'
import { Screen } from '../../ui/Screen.tsx'
import { listWords } from './list-words.ts'

/** The icon's "Agenda": that of the next meeting, if there is one. */
export default function NextScreen() {
  const t = useText(listWords)
  const comes = useComes(useNow())
  if (comes) return <Redirect to={comes.next ? paths.meeting(comes.next.id) : paths.meet} replace />
  return (
    <Screen title={t.title} back={paths.meet}>
      <p role="status">{t.searching}</p>
    </Screen>
  )
}
