import { useState } from 'react'
import { hash64 } from '@porchlight/shared/base/hash64'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { recordVisits, undoVisits } from '@porchlight/shared/canvass/several.actions'
import type { ResultCode } from '@porchlight/shared/canvass/types'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { newId } from '../../app/canvass/new-id.ts'
import { currentVisits, visitsWith } from '../../app/canvass/turf-docs.ts'
import { buzz, sayMyName } from '../../app/canvass/use-record.ts'
import { useGroup } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import type { Walk } from './use-walk.ts'

export interface Several {
  /** `id`: one for each time of choosing, so that a double touch, or one more after a kill, is one visit a door. */
  readonly save: (
    id: string,
    doors: readonly string[],
    said: { readonly result?: ResultCode; readonly literature: boolean },
  ) => Promise<boolean>
  readonly undo: () => Promise<boolean>
  /** What was saved last, as long as it can be taken back from here. */
  readonly saved: readonly string[]
  readonly isPending: boolean
  readonly refusal: Refusal | undefined
}

/** The same at several doors: one visit each, all of them in one write. */
export function useSeveral(walk: Walk): Several {
  const group = useGroup()
  const [saved, setSaved] = useState<readonly string[]>([])
  const record = useAct(
    async (id: string, doors: readonly string[], said: { readonly result?: ResultCode; readonly literature: boolean }) => {
      const visits = doors.map(door => ({ id: hash64(`${id} ${door}`), target: { level: 'door', id: door } as const, door, ...said }))
      const done = await group.change(visitsKind, currentVisits(group, walk.scope), recordVisits, { visits })
      if (!done.ok) return done
      setSaved(visits.map(visit => visit.id))
      buzz()
      await sayMyName(group, walk.scope)
      return done
    },
  )
  const back = useAct(async () => {
    const undos = saved.map(visit => ({ id: newId(), visit }))
    const done = await group.change(visitsKind, visitsWith(group, walk.scope, saved[0]!), undoVisits, { undos })
    if (done.ok) setSaved([])
    return done
  })
  return {
    save: async (...given) => (await record.run(...given))?.ok ?? false,
    undo: async () => (await back.run())?.ok ?? false,
    saved,
    isPending: record.isPending || back.isPending,
    refusal: record.refusal ?? back.refusal,
  }
}
