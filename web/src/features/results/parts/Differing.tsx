import { addressLine } from '@porchlight/shared/canvass/address'
import { walkerKey } from '@porchlight/shared/canvass/credit'
import type { Disagreement } from '@porchlight/shared/canvass/results-doors'
import { useSay } from '../../../app/canvass/say.ts'
import { paths } from '../../../app/paths.ts'
import { useText } from '../../../i18n/use-text.ts'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { qualityWords } from '../quality-words.ts'
import type { ResultsNow } from '../use-results.ts'

/** Where two people say different things: both, by name, with the way to the door. */
export function Differing({ all, now }: { readonly all: readonly Disagreement[]; readonly now: ResultsNow }) {
  const t = useText(qualityWords)
  const say = useSay()
  return (
    <Section title={t.disagree}>
      {all.length === 0 ? (
        <p>{t.noneDisagree}</p>
      ) : (
        <>
          <p>{t.disagreeWhy}</p>
          <List label={t.disagree}>
            {all.map(({ scope, view, name, results }) => (
              <Row
                key={`${scope} ${results[0]!.visit.id}`}
                href={paths.door(now.counted.turfs.find(one => one.scope === scope)!.scope, view.door.id)}
                title={[addressLine(view.door.address), name].filter(Boolean).join(' · ')}
                detail={results
                  .map(one => t.saysOf(now.nameOf(walkerKey(one.visit)), say.result(one.result), say.when(one.at)))
                  .join(' · ')}
              />
            ))}
          </List>
        </>
      )}
    </Section>
  )
}
