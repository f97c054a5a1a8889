import { useLocation } from 'wouter'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { takeOff } from '@porchlight/shared/canvass/lists-off'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { listsWords } from '../lists-words.ts'
import { CANVASS } from '../save-list.ts'

/** A list that was the wrong one, or has served. */
export function TakeOff({ list }: { readonly list: string }) {
  const t = useText(listsWords)
  const group = useGroup()
  const [, navigate] = useLocation()
  const off = useAct(() => group.change(canvassKind, CANVASS, takeOff, { list, off: true }))
  const act = async () => {
    const done = await off.run()
    if (done?.ok) navigate(`${paths.lists}?off=${list}`)
  }
  return (
    <Fold title={t.noLonger}>
      <p>{t.offText}</p>
      <RefusalNotice refusal={off.refusal} />
      <Button isPending={off.isPending} onPress={() => void act()}>
        {t.off}
      </Button>
    </Fold>
  )
}

/** The list that was taken off last comes back by one touch. */
export function BringBack({ list }: { readonly list: string }) {
  const t = useText(listsWords)
  const group = useGroup()
  const [, navigate] = useLocation()
  const back = useAct(() => group.change(canvassKind, CANVASS, takeOff, { list, off: false }))
  const act = async () => {
    const done = await back.run()
    if (done?.ok) navigate(paths.lists, { replace: true })
  }
  return (
    <>
      <RefusalNotice refusal={back.refusal} />
      <Notice
        tone="go"
        actions={
          <Button icon="undo" isPending={back.isPending} onPress={() => void act()}>
            {t.undo}
          </Button>
        }
      >
        {t.isOff}
      </Notice>
    </>
  )
}
