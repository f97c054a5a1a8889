import { WALK_ORDERS, type WalkOrder } from '@porchlight/shared/canvass/walk'
import type { Engine } from '../../engine/api.ts'
import { useEngine, useSetting } from '../services.tsx'

/** How whoever has this phone likes to walk, in every turf. */
const SETTING = 'walk-order'

const read = (value: unknown): WalkOrder => WALK_ORDERS.find(one => one === value) ?? 'sides'

export const walkOrder = (engine: Engine): WalkOrder => read(engine.setting(SETTING))

export function useWalkOrder(): readonly [WalkOrder, (order: string) => void] {
  const engine = useEngine()
  const [order] = useSetting<string>(SETTING, '')
  return [read(order), next => void engine.setSetting(SETTING, read(next))]
}
