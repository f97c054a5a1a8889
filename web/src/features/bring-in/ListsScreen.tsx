import { useSearchParams } from 'wouter'
import { docId } from '@porchlight/shared/base/ids'
import { olderCopy } from '@porchlight/shared/canvass/base-changes'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import { useSay } from '../../app/canvass/say.ts'
import { canvassWords } from '../../app/canvass/words.ts'
import { paths } from '../../app/paths.ts'
import { useView } from '../../app/services.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Feedback.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { withCopies } from '@porchlight/shared/canvass/pin-turfs'
import { behind } from '@porchlight/shared/canvass/turf-update'
import { listPath } from './list-path.ts'
import { BringBack } from './parts/TakeOff.tsx'
import { listsWords } from './lists-words.ts'
import { bringWords } from './messages.ts'
import { reviewWords } from './review-messages.ts'
import { useTurfsInUse } from './use-turfs-in-use.ts'

const NONE: readonly VoterBase[] = []

/** Two organizers may have brought in the same file at once. */
const listedTwice = (bases: readonly VoterBase[]): ReadonlySet<string> =>
  new Set(
    bases
      .filter(base =>
        olderCopy(
          base,
          bases.filter(other => other !== base),
        ),
      )
      .map(base => base.importId),
  )

/** The lists that the organizers have. */
export default function ListsScreen() {
  const t = useText(bringWords)
  const format = useFormat()
  const words = useText(canvassWords)
  const say = useSay()
  const review = useText(reviewWords)
  const lists = useText(listsWords)
  const turfs = useTurfsInUse()
  const late = (base: VoterBase): string => {
    const count = behind(turfs, withCopies(canvass?.olderCopies?.[base.importId] ?? [], canvass?.pins)).length
    return count > 0 ? ` · ${review.behind(count, format.number(count))}` : ''
  }
  const canvass = useView(canvassKind, docId('canvass', 'organizers'))
  const bases = canvass?.bases ?? NONE
  const twice = listedTwice(bases)
  const off = useSearchParams()[0].get('off')
  const undo = off && !bases.some(base => base.importId === off) && <BringBack list={off} />
  if (bases.length === 0) {
    return (
      <Screen title={t.listsTitle} back={paths.today} status={<WorkStatus />}>
        {undo}
        <Empty
          icon="file"
          action={
            <LinkButton look="primary" href={paths.bringList}>
              {t.bring}
            </LinkButton>
          }
        >
          {t.listsEmpty}
        </Empty>
      </Screen>
    )
  }
  const actions = (
    <>
      <LinkButton href={paths.bringList} icon="plus">
        {t.bringAnother}
      </LinkButton>
      <LinkButton look="primary" wide href={paths.cut}>
        {t.cut}
      </LinkButton>
    </>
  )
  return (
    <Screen title={t.listsTitle} back={paths.today} status={<WorkStatus />} actions={actions}>
      {undo}
      <List label={t.listOf}>
        {bases.map(base => (
          <Row
            key={base.importId}
            href={listPath(base.importId)}
            title={base.source === 'sample' ? t.sampleName : base.fileName}
            detail={
              <>
                {t.at(
                  words.people(format.number(base.voters.length), base.voters.length),
                  words.doors(format.number(base.doors.length), base.doors.length),
                )}{' '}
                · {t.broughtIn(say.when(base.importedAt))}
                {base.terms && ` · ${t.terms}: ${base.terms}`}
                {late(base)}
                {twice.has(base.importId) && ` · ${lists.twice}`}
              </>
            }
          />
        ))}
      </List>
    </Screen>
  )
}
