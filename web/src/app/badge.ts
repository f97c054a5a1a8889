import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { Engine } from '../engine/api.ts'

interface Badging {
  setAppBadge?(count: number): Promise<void>
  clearAppBadge?(): Promise<void>
}

/** On the app's icon: how many saved changes wait to be sent, over all groups. Browsers without badges do without. */
export function useWaitingBadge(engine: Engine): void {
  const [groups, setGroups] = useState(() => engine.groups())
  useEffect(() => engine.subscribe(() => setGroups(engine.groups())), [engine])
  // A number on the icon of a locked phone would say something of what is behind the lock.
  const subscribe = useCallback((listener: () => void) => engine.subscribe(listener), [engine])
  const isSilent = useSyncExternalStore(subscribe, () => engine.lock().isOn)
  useEffect(() => {
    const all = groups.map(({ id }) => engine.group(id))
    let shown: number | undefined
    const show = () => {
      const waiting = isSilent ? 0 : all.reduce((sum, group) => sum + group.status().waiting, 0)
      if (waiting === shown) return
      shown = waiting
      const badging = navigator as Badging
      // Turned down where notifications are: a badge is only a kindness.
      void (waiting > 0 ? badging.setAppBadge?.(waiting) : badging.clearAppBadge?.())?.catch(() => undefined)
    }
    const stops = all.map(group => group.subscribe(show))
    show()
    return () => stops.forEach(stop => stop())
  }, [engine, groups, isSilent])
}
