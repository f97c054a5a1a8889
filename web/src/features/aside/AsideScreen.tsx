import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { useGroup, useMe, useStatus } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import { announce } from '../../app/announce.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import type { AsideItem, PendingJoin } from '../../engine/api-aside.ts'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Empty, Notice } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Items } from './parts/Items.tsx'
import { Joins } from './parts/Joins.tsx'
import { Twins } from './parts/Twins.tsx'
import { useAside } from './use-aside.ts'
import { asideWords } from './words.ts'

/** What came in and does not count: from whom, why, and what an organizer can do about it. */
export default function AsideScreen() {
  const t = useText(asideWords)
  const format = useFormat()
  const group = useGroup()
  const { role } = useMe()
  const { waitingFor } = useStatus()
  const { items, joins, twins, cleared } = useAside()
  const organizes = role === 'admin' || role === 'organizer'
  const admit = useAct(async (item: AsideItem) => {
    const done = await group.admit(item.id)
    if (done.ok) announce(t.admitted)
    return done
  })
  const letIn = useAct((join: PendingJoin) => group.admitJoin(join.join))
  const clear = useAct((some: readonly AsideItem[]) => group.clearAside(some.map(one => one.id)))
  const isEmpty = items.length + joins.length + twins.length + waitingFor === 0
  return (
    <Screen title={t.title} back={paths.group} status={<WorkStatus />}>
      <RefusalNotice refusal={admit.refusal ?? letIn.refusal ?? clear.refusal} />
      {isEmpty && (
        <Empty icon="check" action={<LinkButton href={paths.group}>{t.back}</LinkButton>}>
          {t.empty}
        </Empty>
      )}
      <Twins twins={twins} />
      {waitingFor > 0 && <Notice title={t.waitingFor(waitingFor, format.number(waitingFor))}>{t.waitingForText}</Notice>}
      {joins.length > 0 && <Joins joins={joins} letIn={organizes ? join => void letIn.run(join) : undefined} />}
      {items.length > 0 && (
        <>
          <Items items={items} admit={organizes ? item => void admit.run(item) : undefined} clear={item => void clear.run([item])} />
          {items.length > 1 && (
            <Button wide isPending={clear.isPending} onPress={() => void clear.run(items)}>
              {t.clearAll}
            </Button>
          )}
          <p>{t.clearText}</p>
        </>
      )}
      {cleared > 0 && <p>{t.cleared(cleared, format.number(cleared))}</p>}
    </Screen>
  )
}
