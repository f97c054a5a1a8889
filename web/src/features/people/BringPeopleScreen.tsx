import './people.css'
import type { PeopleView } from '@porchlight/shared/people/types'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { appWords } from '../../app/words.ts'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Notice, Progress } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { bringWords } from './bring-words.ts'
import { ChooseList } from './parts/ChooseList.tsx'
import { Columns } from './parts/Columns.tsx'
import { Preview } from './parts/Preview.tsx'
import { useBring } from './use-bring.ts'
import { usePeople } from './use-people.ts'

/** People out of a text, a table or an address book. Nothing is changed before one has looked at it. */
export default function BringPeopleScreen() {
  const t = useText(bringWords)
  const { opening } = useText(appWords)
  const view = usePeople()
  if (view) return <Bring view={view} />
  return (
    <Screen title={t.title} back={paths.people} status={<WorkStatus />}>
      <Progress words={opening} />
    </Screen>
  )
}

function Bring({ view }: { readonly view: PeopleView }) {
  const t = useText(bringWords)
  const format = useFormat()
  const { stage, read, bring, nameColumns, restart } = useBring(view)
  const number = (of: { readonly done: number; readonly total: number } | undefined) =>
    of ? { ...of, detail: t.progress(format.number(of.done), format.number(of.total)) } : {}
  if (read.isPending || bring.isPending)
    return (
      <Screen title={t.title} back={paths.people} status={<WorkStatus />}>
        {read.isPending ? (
          <Progress words={t.reading} onCancel={read.cancel} />
        ) : (
          <Progress words={t.bringing} {...number(bring.steps)} onCancel={bring.cancel} />
        )}
      </Screen>
    )
  if (stage.at === 'columns')
    return <Columns preview={stage.preview} onMap={mapping => nameColumns(stage.source, stage.preview, mapping)} refusal={read.refusal} />
  if (stage.at === 'preview')
    return <Preview read={stage.read} onBring={people => void bring.run(people)} onBack={restart} refusal={bring.refusal} />
  if (stage.at === 'choose') return <ChooseList onSource={source => void read.run(source)} refusal={read.refusal} />
  const { done, total } = stage
  const isAll = done === total
  return (
    <Screen
      title={isAll ? t.doneTitle : t.stoppedTitle}
      back={paths.people}
      status={<WorkStatus />}
      actions={
        <>
          <LinkButton look="primary" wide href={paths.people}>
            {t.toList}
          </LinkButton>
          <LinkButton wide href={paths.duplicates}>
            {t.twiceTitle}
          </LinkButton>
        </>
      }
    >
      <RefusalNotice refusal={bring.refusal} />
      <Notice tone={isAll ? 'go' : 'porch'} isAlert>
        {isAll ? t.done(done, format.number(done)) : t.stopped(format.number(done), format.number(total))}
      </Notice>
    </Screen>
  )
}
