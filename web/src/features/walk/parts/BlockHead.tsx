import type { WalkBlock } from '@porchlight/shared/canvass/walk'
import { useText } from '../../../i18n/use-text.ts'
import { Hidden } from '../../../ui/Feedback.tsx'
import { walkWords } from '../messages.ts'

export const blockId = (block: WalkBlock): string => `block-${block.key.replace(/[^a-z0-9]+/gi, '-')}`

/** `Oak St · odd side  12/38` */
export function BlockHead({ block }: { readonly block: WalkBlock }) {
  const t = useText(walkWords)
  const nameOf = useBlockName()
  const knocked = block.doors.filter(door => door.state !== 'untouched').length
  return (
    <h2 className="block-head" id={blockId(block)}>
      <span>{nameOf(block)}</span>
      <span className="block-count" aria-hidden="true">
        {t.streetProgress(knocked, block.doors.length)}
      </span>
      <Hidden>, {t.streetProgressSpoken(knocked, block.doors.length)}</Hidden>
    </h2>
  )
}

/** `Oak St · odd side` */
export function useBlockName(): (block: WalkBlock) => string {
  const t = useText(walkWords)
  const sides = { odd: t.odd, even: t.even, none: t.otherSide, both: '' }
  return ({ street, side }) => [street, sides[side]].filter(Boolean).join(' · ')
}
