import { useState } from 'react'
import { useLocation } from 'wouter'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { retireTurf } from '@porchlight/shared/canvass/canvass.actions'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { Ask } from '../../../ui/Sheet.tsx'
import { turfWords } from '../messages.ts'
import type { BoardTurf } from '../use-board.ts'
import { CANVASS } from '../board-doc.ts'

/** Takes a turf off the board: only one that nobody has, so that nobody walks doors that go to somebody else. */
export function Retire({ turf }: { readonly turf: BoardTurf }) {
  const t = useText(turfWords)
  const group = useGroup()
  const [, navigate] = useLocation()
  const [asks, setAsks] = useState(false)
  const isHeld = turf.holders.length > 0 || turf.links.length > 0
  const retire = useAct(() => group.change(canvassKind, CANVASS, retireTurf, { scope: turf.scope }))
  const act = async () => {
    const done = await retire.run()
    if (done?.ok) navigate(paths.turfs)
  }
  return (
    <Fold title={t.retireFold}>
      <p>{isHeld ? t.retireHeld : t.retireText}</p>
      <Button look="danger" isDisabled={isHeld} onPress={() => setAsks(true)}>
        {t.retire}
      </Button>
      <Ask
        title={t.retireTitle(turf.name)}
        act={t.retire}
        isOpen={asks}
        isPending={retire.isPending}
        onAct={() => void act()}
        onClose={() => setAsks(false)}
      >
        <p>{t.retireText}</p>
        <RefusalNotice refusal={retire.refusal} />
      </Ask>
    </Fold>
  )
}
