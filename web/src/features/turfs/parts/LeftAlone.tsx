import { useState } from 'react'
import { useSay } from '../../../app/canvass/say.ts'
import { canvassWords } from '../../../app/canvass/words.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { turfWords } from '../messages.ts'
import type { Board, BoardTurf } from '../use-board.ts'
import type { LeftAlone as Asked } from '../use-left-alone.ts'
import { leftAloneIn } from '../use-left-alone.ts'
import { LiftSheet } from './LiftSheet.tsx'

/** Who asked not to be contacted in a turf; each can be lifted, with a reason. */
export function LeftAlone({ board, turf }: { readonly board: Board; readonly turf: BoardTurf }) {
  const t = useText(turfWords)
  const words = useText(canvassWords)
  const say = useSay()
  const [open, setOpen] = useState<Asked>()
  const all = turf.turf ? leftAloneIn(turf.turf, turf.visits, words) : []
  if (all.length === 0) return null
  return (
    <Section title={words.doNotContact}>
      <List label={words.doNotContact}>
        {all.map(one => (
          <Row
            key={one.target}
            title={one.who}
            detail={[one.where, one.reason, t.askedOn(say.when(one.at))].filter(Boolean).join(' · ')}
            actions={
              <Button label={t.liftOf(one.who)} onPress={() => setOpen(one)}>
                {t.lift}
              </Button>
            }
          />
        ))}
      </List>
      {open && <LiftSheet key={open.target} board={board} asked={open} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}
