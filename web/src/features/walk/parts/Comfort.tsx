import { useLargeType, useKeepAwakeSetting } from '../../../app/canvass/comfort.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Check } from '../../../ui/Choice.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { doorMoreWords } from '../door-more-words.ts'

/** For the whole phone: what makes walking easier. */
export function Comfort() {
  const t = useText(doorMoreWords)
  const [isLarge, setLarge] = useLargeType()
  const [isAwake, setAwake] = useKeepAwakeSetting()
  return (
    <Fold title={t.comfort}>
      <Check label={t.largeType} value={isLarge} onChange={setLarge} />
      <Check label={t.awake} description={t.awakeMore} value={isAwake} onChange={setAwake} />
    </Fold>
  )
}
