import type { Line } from '@porchlight/shared/canvass/results-tally'
import { RESULTS } from '@porchlight/shared/canvass/types'
import { useSay } from '../../../app/canvass/say.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Section } from '../../../ui/Screen.tsx'
import { numbersWords } from '../numbers-words.ts'
import { Shares } from './Shares.tsx'

/** The eight results, the commonest first. */
export function EveryResult({ line }: { readonly line: Line }) {
  const t = useText(numbersWords)
  const say = useSay()
  const found = RESULTS.filter(code => line.results[code] > 0).toSorted((a, b) => line.results[b] - line.results[a])
  if (found.length === 0) return null
  return (
    <Section title={t.every}>
      <Shares
        caption={t.every}
        what={t.result}
        counted={t.count}
        rows={found.map(code => ({ key: code, name: say.result(code), value: line.results[code] }))}
      />
    </Section>
  )
}
