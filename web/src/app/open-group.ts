import { useCallback } from 'react'
import type { GroupId } from '@porchlight/shared/base/ids'
import type { Engine, Group, GroupSummary } from '../engine/api.ts'
import { useEngine, useGroups, useSetting } from './services.tsx'

const SETTING = 'open-group'

/** The group that is open: the one last chosen on this phone, else the one used last; undefined when there is none. */
export function useOpenGroup(): Group | undefined {
  const engine = useEngine()
  const groups = useGroups()
  const [chosen] = useSetting<string>(SETTING, '')
  return groupOf(engine, groups, chosen)
}

/** The same, before there is a screen. */
export const openGroupOf = (engine: Engine): Group | undefined => groupOf(engine, engine.groups(), engine.setting(SETTING))

function groupOf(engine: Engine, groups: readonly GroupSummary[], chosen: unknown): Group | undefined {
  const summary = groups.find(group => group.id === chosen) ?? groups[0]
  return summary && engine.group(summary.id)
}

/** Opens another group of this phone; settled when the choice is kept. */
export function useChooseGroup(): (id: GroupId) => Promise<unknown> {
  const [, set] = useSetting<string>(SETTING, '')
  return useCallback((id: GroupId) => set(id), [set])
}
