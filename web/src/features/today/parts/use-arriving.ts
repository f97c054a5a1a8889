import { useState } from 'react'
import { docId } from '@porchlight/shared/base/ids'
import { groupKind } from '@porchlight/shared/group/group'
import { useStatus, useView } from '../../../app/services.tsx'

/**
 * `on-its-way`: this phone has come into the group a moment ago and does not have it yet. Every group has a name from its
 * first moment on, so one without has not been read; and with the name comes the rest. `just-came`: since this screen opened.
 */
export function useArriving(): 'on-its-way' | 'just-came' | undefined {
  const name = useView(groupKind, docId('group', 'group'))?.name
  const { upToDate } = useStatus()
  const [cameEmpty, setCameEmpty] = useState(false)
  if (name === '' && !cameEmpty) setCameEmpty(true)
  if (!cameEmpty) return undefined
  return name === '' || !upToDate ? 'on-its-way' : 'just-came'
}
