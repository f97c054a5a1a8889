import { useCallback, useState } from 'react'
import type { DocId } from '@porchlight/shared/base/ids'
import type { Refusal } from '@porchlight/shared/base/refusal'
import type { Action, Kind } from '@porchlight/shared/doc/kind'
import { useGroup } from '../services.tsx'
import { noteUnsaved } from '../unsaved.ts'

/** Changes a document; answers whether it is saved. The last refusal is for `<RefusalNotice>`. */
export interface Change {
  <D extends object, A>(kind: Kind<D, unknown>, doc: DocId, action: Action<D, A>, args: A): Promise<boolean>
}

/** Unlike useAct any number at once: items that are moved on quickly each want their place. */
export function useChange(): readonly [Change, Refusal | undefined] {
  const group = useGroup()
  const [refusal, setRefusal] = useState<Refusal>()
  const change = useCallback<Change>(
    async (kind, doc, action, args) => {
      const result = await noteUnsaved(group.change(kind, doc, action, args))
      setRefusal(result.ok ? undefined : result.error)
      return result.ok
    },
    [group],
  )
  return [change, refusal]
}
