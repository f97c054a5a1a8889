import type { TurfScope } from '@porchlight/shared/base/ids'
import { useGroup, useSetting } from '../../app/services.tsx'

/** A cut that is under way: which doors each turf gets. Kept on this phone, so that a kill in between can be made good. */
export interface Plan {
  readonly importId: string
  /** Those that are still to be made. */
  readonly turfs: readonly PlannedTurf[]
}

export interface PlannedTurf {
  readonly scope: TurfScope
  readonly name: string
  readonly doors: readonly string[]
}

export function usePlan(): { readonly plan: Plan | undefined; readonly keep: (plan: Plan | undefined) => Promise<unknown> } {
  const group = useGroup()
  const [plan, set] = useSetting<Plan | null>(`cut/${group.id}`, null)
  return { plan: plan ?? undefined, keep: next => set(next && next.turfs.length > 0 ? next : null) }
}
