import type { ReactNode } from 'react'
import { createContext, use, useCallback, useRef, useSyncExternalStore } from 'react'
import type { DocId } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import type { Kind } from '@porchlight/shared/doc/kind'
import type { Engine, Group, GroupSummary, Me, PhoneStatus, RosterView, Status } from '../engine/api.ts'
import type { LockState } from '../engine/api-lock.ts'
import type { DeviceView, Standing } from '../engine/api-devices.ts'
import type { Farewell, HandedBack } from '../engine/api-members.ts'
import { noteUnsaved } from './unsaved.ts'

const EngineContext = createContext<Engine | undefined>(undefined)
const GroupContext = createContext<Group | undefined>(undefined)

export const EngineProvider = ({ engine, children }: { readonly engine: Engine; readonly children: ReactNode }) => (
  <EngineContext value={engine}>{children}</EngineContext>
)
export const GroupProvider = ({ group, children }: { readonly group: Group; readonly children: ReactNode }) => (
  <GroupContext value={group}>{children}</GroupContext>
)

export function useEngine(): Engine {
  const engine = use(EngineContext)
  if (!engine) throw new Error('EngineProvider is missing')
  return engine
}

/** The group that is open; only inside a group's screens. */
export function useGroup(): Group {
  const group = use(GroupContext)
  if (!group) throw new Error('no group is open here')
  return group
}

/** Whether this stands inside a group's screens: for what is shown before there is one, too. */
export const useIsInGroup = (): boolean => use(GroupContext) !== undefined

export function useGroups(): readonly GroupSummary[] {
  const engine = useEngine()
  return useSyncExternalStore(useListen(engine), () => engine.groups())
}

/** This group as the list of groups has it: its name is known before any document is. */
export function useGroupSummary(): GroupSummary | undefined {
  const group = useGroup()
  return useGroups().find(each => each.id === group.id)
}

export function useMe(): Me {
  const group = useGroup()
  return useSyncExternalStore(useListen(group), () => group.me())
}

export function useFarewells(): readonly Farewell[] {
  const engine = useEngine()
  return useSyncExternalStore(useListen(engine), () => engine.farewells())
}

export function useHandedBack(): readonly HandedBack[] {
  const engine = useEngine()
  return useSyncExternalStore(useListen(engine), () => engine.handedBack())
}

export function useStatus(): Status {
  const group = useGroup()
  return useSyncExternalStore(useListen(group), () => group.status())
}

export function useRoster(): RosterView {
  const group = useGroup()
  return useSyncExternalStore(useListen(group), () => group.roster())
}

/** Devices of everybody in the group, this one first. */
export function useDevices(): readonly DeviceView[] {
  const group = useGroup()
  return useSyncExternalStore(useListen(group), () => group.devices())
}

export function useStanding(): Standing {
  const group = useGroup()
  return useSyncExternalStore(useListen(group), () => group.standing())
}

export function usePhone(): PhoneStatus {
  const engine = useEngine()
  return useSyncExternalStore(useListen(engine), () => engine.phone())
}

export function useLock(): LockState {
  const engine = useEngine()
  return useSyncExternalStore(useListen(engine), () => engine.lock())
}

/** The view of a document, live; undefined until it is known. Keeps the document open while the screen is shown. */
export function useView<D extends object, V>(kind: Kind<D, V>, doc: DocId): V | undefined {
  const group = useGroup()
  const subscribe = useCallback((listener: () => void) => group.watch(doc, listener), [group, doc])
  return useSyncExternalStore(subscribe, () => group.view(kind, doc))
}

/** The views of several documents, in the order of `docs`; changes whenever one of them does. */
export function useViews<D extends object, V>(kind: Kind<D, V>, docs: readonly DocId[]): readonly (V | undefined)[] {
  const group = useGroup()
  const key = docs.join('\n')
  const last = useRef<readonly (V | undefined)[]>([])
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = key === '' ? [] : key.split('\n').map(doc => group.watch(doc as DocId, listener))
      return () => stops.forEach(stop => stop())
    },
    [group, key],
  )
  return useSyncExternalStore(subscribe, () => {
    const views = docs.map(doc => group.view(kind, doc))
    const same = views.length === last.current.length && views.every((view, index) => view === last.current[index])
    if (!same) last.current = views
    return last.current
  })
}

/** The docs of a kind that I can read. */
export function useDocs(kind: string): readonly DocId[] {
  const group = useGroup()
  const last = useRef<readonly DocId[]>([])
  return useSyncExternalStore(useListen(group), () => {
    const docs = group.docs(kind)
    if (docs.length !== last.current.length || docs.some((doc, index) => doc !== last.current[index])) last.current = docs
    return last.current
  })
}

/** A small setting of this phone, and how to change it; `fallback` until there is one. Durable when the promise resolves. */
export function useSetting<T>(key: string, fallback: T): readonly [T, (value: T) => Promise<Result<void>>] {
  const engine = useEngine()
  const value = useSyncExternalStore(useListen(engine), () => engine.setting(key)) as T | undefined
  const set = useCallback((next: T) => noteUnsaved(engine.setSetting(key, next)), [engine, key])
  return [value ?? fallback, set]
}

const useListen = (source: { subscribe(listener: () => void): () => void }) =>
  useCallback((listener: () => void) => source.subscribe(listener), [source])
