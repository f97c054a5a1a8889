import { useMemo, useRef, useState } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { systemClock } from '@porchlight/shared/base/ports'
import { ok } from '@porchlight/shared/base/result'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { packBase } from '@porchlight/shared/canvass/pack-base'
import { behindPins, pinnedTurfs, recordCopies } from '@porchlight/shared/canvass/pin-turfs'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { addBasePart } from '@porchlight/shared/canvass/turf.actions'
import { turfDoc } from '../../app/canvass/turf-docs.ts'
import { useGroup, useView, useViews } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import { CANVASS } from './board-doc.ts'

const NONE = { bases: [], pins: {} }

/** Turfs in use whose doors are elsewhere by now, and how they get the places of now; one by one, so that what is stopped half-way goes on next time. */
export function usePinnedTurfs() {
  const group = useGroup()
  const canvass = useView(canvassKind, CANVASS)
  const scopes = useMemo(
    () => (canvass?.turfs ?? []).filter(record => !record.retired).map(record => record.scope as TurfScope),
    [canvass?.turfs],
  )
  // As they stand in their documents: maps lay the pins over them.
  const views = useViews(
    turfKind,
    useMemo(() => scopes.map(turfDoc), [scopes]),
  )
  const turfs = useMemo(() => scopes.flatMap((scope, i) => (views[i] ? [{ scope, turf: views[i] }] : [])), [scopes, views])
  const table = canvass ?? NONE
  const late = useMemo(() => behindPins(turfs, table).length, [turfs, table])
  const [progress, setProgress] = useState({ done: 0, total: 0 })
  const stopping = useRef<AbortController>(undefined)
  const act = useAct(async () => {
    const { signal } = (stopping.current = new AbortController())
    let done = 0
    for (const { scope, base, of } of pinnedTurfs(turfs, table, systemClock.now())) {
      if (signal.aborted) break
      setProgress({ done, total: late })
      const recorded = await group.change(canvassKind, CANVASS, recordCopies, { copies: [{ id: base.importId, of }] })
      if (!recorded.ok) return recorded
      for (const part of packBase(base)) {
        const saved = await group.change(turfKind, turfDoc(scope as TurfScope), addBasePart, part)
        if (!saved.ok) return saved
      }
      done++
    }
    return ok(done)
  })
  return { late, progress, act, stop: () => stopping.current?.abort() }
}
