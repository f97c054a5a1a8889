import { useMemo, useState } from 'react'
import { baseChanges, updateOf } from '@porchlight/shared/canvass/base-changes'
import { isSameList } from '@porchlight/shared/canvass/same-list'
import { behind } from '@porchlight/shared/canvass/turf-update'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import { useSay } from '../../../app/canvass/say.ts'
import { canvassWords } from '../../../app/canvass/words.ts'
import { paths } from '../../../app/paths.ts'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Notice, Progress } from '../../../ui/Feedback.tsx'
import { FileButton } from '../../../ui/FileButton.tsx'
import { Screen, Section } from '../../../ui/Screen.tsx'
import type { ImportClient } from '../import-client.ts'
import { listPath } from '../list-path.ts'
import { bringWords } from '../messages.ts'
import { reviewWords } from '../review-messages.ts'
import type { BringIn } from '../use-bring-in.ts'
import { useDraft } from '../use-draft.ts'
import type { DraftInHand } from '../use-draft.ts'
import { useTurfsInUse } from '../use-turfs-in-use.ts'
import { Changes } from './Changes.tsx'
import { FileFault } from './FileFault.tsx'
import { TakeOff } from './TakeOff.tsx'

interface ReviewProps {
  readonly base: VoterBase
  /** The list in whose place this one may go; the same one when only more is told of it. */
  readonly before: VoterBase
  readonly bringIn: BringIn
  readonly client: ImportClient
}

/** A newer copy of a list before it is saved: what is different, and what else is known of its doors and people. */
export function ReviewScreen({ base, before, bringIn, client }: ReviewProps) {
  const t = useText(reviewWords)
  const words = useText(canvassWords)
  const names = useText(bringWords)
  const format = useFormat()
  const say = useSay()
  const isNewer = base.importId !== before.importId
  const [isUpdate, setUpdate] = useState(true)
  const updated = useMemo(() => (isNewer ? updateOf(before, base) : base), [base, before, isNewer])
  const draft = useDraft(isUpdate ? updated : base, client)
  const changes = useMemo(() => baseChanges(before, updated), [before, updated])
  const isSame = useMemo(() => isNewer && isSameList(before, updated), [before, updated, isNewer])
  const late = behind(useTurfsInUse(), bringIn.olderCopies(before)).length
  const save = () => bringIn.saveDraft(draft.base, isNewer || draft.isChanged)
  const isIdle = !isNewer && !draft.isChanged
  const actions = (
    <Button look="primary" wide isDisabled={draft.working !== undefined || (isIdle && late === 0)} onPress={() => void save()}>
      {isIdle && late > 0 ? t.bringUp : t.save}
    </Button>
  )
  const name = before.source === 'sample' ? names.sampleName : before.fileName
  if (isSame) return <SameScreen base={base} before={before} name={name} late={late} bringIn={bringIn} />
  return (
    <Screen
      title={isNewer ? t.newer : t.addTitle}
      over={base.fileName || name}
      back={paths.lists}
      status={<WorkStatus />}
      actions={actions}
    >
      {isNewer ? (
        <>
          <p>{t.newerLead(name, say.when(before.importedAt))}</p>
          <Choice
            label={t.what}
            value={isUpdate ? 'update' : 'own'}
            onChange={value => setUpdate(value === 'update')}
            options={[
              { value: 'update', label: t.update, description: t.updateHint },
              { value: 'own', label: t.own, description: t.ownHint },
            ]}
          />
          {isUpdate && <Changes changes={changes} />}
        </>
      ) : (
        <p>
          {t.addLead(
            words.people(format.number(base.voters.length), base.voters.length),
            words.doors(format.number(base.doors.length), base.doors.length),
          )}
        </p>
      )}
      {!isNewer && late > 0 && <Notice tone="porch">{t.behind(late, format.number(late))}</Notice>}
      <Additions draft={draft} />
      {!isNewer && <TakeOff list={before.importId} />}
    </Screen>
  )
}

interface SameProps extends Omit<ReviewProps, 'client'> {
  readonly name: string
  /** Turfs that still have an older copy. */
  readonly late: number
}

/** The same file once more, or one that says the same: nothing to save, and on to what was meant. */
function SameScreen({ base, before, name, late, bringIn }: SameProps) {
  const t = useText(reviewWords)
  const words = useText(canvassWords)
  const names = useText(bringWords)
  const format = useFormat()
  const say = useSay()
  const [people, doors] = [base.voters.length, before.doors.length]
  const actions = (
    <>
      <FileButton look="quiet" onFile={file => void bringIn.pick(file)}>
        {names.again}
      </FileButton>
      <LinkButton look="primary" wide href={paths.lists}>
        {t.toLists}
      </LinkButton>
    </>
  )
  return (
    <Screen title={t.sameTitle} over={base.fileName} back={paths.lists} status={<WorkStatus />} actions={actions}>
      <Notice tone="go" isAlert>
        {t.sameAs(name, say.when(before.importedAt), words.people(format.number(people), people), words.doors(format.number(doors), doors))}
      </Notice>
      <p>{t.sameNext}</p>
      {late > 0 && <p>{t.behind(late, format.number(late))}</p>}
      <LinkButton href={listPath(before.importId)}>{late > 0 ? t.bringUp : t.open}</LinkButton>
    </Screen>
  )
}

/** Files that tell more of the same doors and people. */
function Additions({ draft }: { readonly draft: DraftInHand }) {
  const t = useText(reviewWords)
  const format = useFormat()
  const { base, places, working } = draft
  const placed = base.doors.filter(door => door.at).length
  const all = format.number(base.doors.length)
  const isBusy = working !== undefined
  return (
    <Section title={t.add}>
      {draft.refusal && <FileFault refusal={draft.refusal} />}
      {working && <Progress words={t.working} done={working.done} total={working.total} />}
      <p className="bring-quiet">{t.pointsLead}</p>
      <p role="status">
        {places ? t.matched(format.number(places.found.length), all, format.number(places.points)) : t.placed(format.number(placed), all)}
      </p>
      <FileButton look="quiet" wide isDisabled={isBusy} onFile={file => void draft.addPoints(file)}>
        {t.points}
      </FileButton>
      <p className="bring-quiet">{t.historyLead}</p>
      {base.elections && <p role="status">{t.elections(base.elections.length, format.number(base.elections.length))}</p>}
      <FileButton look="quiet" wide isDisabled={isBusy} onFile={file => void draft.addHistory(file)}>
        {t.history}
      </FileButton>
    </Section>
  )
}
