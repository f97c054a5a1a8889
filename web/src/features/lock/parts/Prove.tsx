import { useState } from 'react'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useLock } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import type { Proof } from '../../../engine/api-lock.ts'
import type { Result } from '@porchlight/shared/base/result'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { lockWords } from '../words.ts'
import { CodeForm } from './CodeForm.tsx'
import { SecretEntry } from './SecretEntry.tsx'

export interface ProveProps {
  /** What is done when it is proven, in words. */
  readonly act: string
  readonly prove: (proof: Proof) => Promise<Result<void>>
}

/** Before the lock is changed: the phone may lie open in somebody else's hand. */
export function Prove({ act, prove }: ProveProps) {
  const t = useText(lockWords)
  const lock = useLock()
  const [busy, setBusy] = useState<Proof['by']>()
  const proving = useAct(prove)
  const go = (proof: Proof) => {
    setBusy(proof.by)
    void proving.run(proof)
  }
  return (
    <>
      <p>{t.prove}</p>
      <RefusalNotice refusal={proving.refusal} />
      {proving.isPending && <p role="status">{t.unlocking}</p>}
      {lock.passkey && (
        <Button wide isPending={proving.isPending && busy === 'passkey'} onPress={() => go({ by: 'passkey' })}>
          {t.byPasskey}
        </Button>
      )}
      {lock.secret && (
        <SecretEntry
          kind={lock.secret}
          label={t[lock.secret]}
          act={act}
          isPending={proving.isPending}
          onSecret={text => go({ by: 'secret', text })}
        />
      )}
      <Fold title={t.forgot}>
        <CodeForm act={act} isPending={proving.isPending} onCode={code => go({ by: 'recovery', code })} />
      </Fold>
    </>
  )
}
