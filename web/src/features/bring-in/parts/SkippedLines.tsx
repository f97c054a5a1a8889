import type { Skipped } from '@porchlight/shared/canvass/import/tabulate'
import { SKIPS } from '@porchlight/shared/canvass/import/row-reader'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Fold } from '../../../ui/Screen.tsx'
import { bringWords } from '../messages.ts'
import { remedyWords, skipWords } from '../skip-words.ts'

/** Which lines are left out, and why: by their numbers, so that the file can be mended. */
export function SkippedLines({ skipped }: { readonly skipped: Skipped }) {
  const t = useText(bringWords)
  const reasons = useText(skipWords)
  const remedies = useText(remedyWords)
  const format = useFormat()
  if (skipped.total === 0) return null
  return (
    <Fold title={t.skipped(skipped.total, format.number(skipped.total))}>
      <dl className="bring-skipped">
        {SKIPS.filter(reason => skipped.counts[reason] > 0).map(reason => {
          const lines = skipped.examples.filter(example => example.reason === reason).slice(0, 12)
          const rest = skipped.counts[reason] - lines.length
          return (
            <div key={reason}>
              <dt>
                {format.number(skipped.counts[reason])} · {reasons[reason]}
              </dt>
              <dd>
                {t.line(lines.map(example => format.number(example.line)).join(', '), lines.length)}
                {rest > 0 && ` ${t.andMore(format.number(rest))}`}. {remedies[reason]}
              </dd>
            </div>
          )
        })}
      </dl>
    </Fold>
  )
}
