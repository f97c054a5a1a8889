import { useEffect } from 'react'
import { isTurf, parseDocId } from '@porchlight/shared/base/ids'
import type { Engine, Group } from '../../engine/api.ts'
import { paths } from '../paths.ts'
import { useEngine, useGroup } from '../services.tsx'

/** Where in the walk this phone is, so that the app opens at the same door after the phone has killed it. */
const key = (group: Group): string => `place/${group.id}`

/** Only who opens the app by its icon is led back; who opens another place by its address means that place. */
let restored = typeof location !== 'undefined' && location.pathname !== '/' && location.pathname !== paths.walk

/** Keeps `path` as the place; undefined (a list, a finished turf) forgets it. */
export function useKeepPlace(path: string | undefined): void {
  const engine = useEngine()
  const group = useGroup()
  useEffect(() => {
    restored = true
    const next = path ?? ''
    if ((engine.setting(key(group)) ?? '') !== next) void engine.setSetting(key(group), next)
  }, [engine, group, path])
}

/** The door to open when the app begins: once in the life of a page, so that "Walk" still leads to the list. */
export function placeToRestore(engine: Engine, group: Group): string | undefined {
  if (restored) return undefined
  restored = true
  const place = engine.setting(key(group))
  return typeof place === 'string' && place.startsWith('/walk/') ? place : undefined
}

/** The door or turf where this phone was last. */
export function lastPlace(engine: Engine, group: Group): string | undefined {
  const place = engine.setting(key(group))
  return typeof place === 'string' && place !== '' ? place : undefined
}

/** Where "Walk" leads: straight on when there is one turf. */
export function onlyTurf(group: Group): string | undefined {
  const turfs = group.docs('turf').flatMap(doc => parseDocId(doc)?.scope ?? [])
  return turfs.length === 1 && isTurf(turfs[0]!) ? paths.turf(turfs[0]) : undefined
}
