import { useMemo, useRef, useState } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { systemClock } from '@porchlight/shared/base/ports'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { behindPins } from '@porchlight/shared/canvass/pin-turfs'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { turfDoc } from '../../app/canvass/turf-docs.ts'
import { useGroup, useView, useViews } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import { CANVASS } from './board-doc.ts'
import { pinTurfsNow } from './pin-turfs-now.ts'

const NONE = { bases: [], pins: {} }

/** Turfs in use whose doors are elsewhere by now, and how they get the places of now. */
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
  const act = useAct(() => {
    const { signal } = (stopping.current = new AbortController())
    const report = (done: number, total: number) => setProgress({ done, total })
    return pinTurfsNow(group, turfs, table, { signal, report, now: systemClock.now() })
  })
  return { late, progress, act, stop: () => stopping.current?.abort() }
}
