import { useGroup, useSetting } from '../../app/services.tsx'
import type { Plan } from './plan.ts'

export function usePlan(): { readonly plan: Plan | undefined; readonly keep: (plan: Plan | undefined) => Promise<unknown> } {
  const group = useGroup()
  const [plan, set] = useSetting<Plan | null>(`cut/${group.id}`, null)
  return { plan: plan ?? undefined, keep: next => set(next && (next.turfs.length > 0 || next.recut) ? next : null) }
}
