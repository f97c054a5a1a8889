import type { TwinDevice } from '../../../engine/api-aside.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { useNamed } from '../use-aside.ts'
import { asideWords } from '../words.ts'

/** Phones that are used twice: mine says what to do. */
export function Twins({ twins }: { readonly twins: readonly TwinDevice[] }) {
  const t = useText(asideWords)
  const named = useNamed()
  const group = useGroup()
  const renew = useAct(() => group.renewDevice())
  const title = (name: string | undefined) => (name ? t.twin(name) : t.twinSomebody)
  return twins.map(twin =>
    twin.isThisPhone ? (
      <Notice
        key={twin.device}
        tone="stop"
        title={t.twinMine}
        actions={
          <Button look="primary" isPending={renew.isPending} onPress={() => void renew.run()}>
            {t.renew}
          </Button>
        }
      >
        {t.twinMineText}
        <RefusalNotice refusal={renew.refusal} />
      </Notice>
    ) : (
      <Notice key={twin.device} tone="porch" title={title(named.nameOf(twin.member))}>
        {t.twinText}
      </Notice>
    ),
  )
}
