import { fromUtf8, utf8 } from '@porchlight/shared/base/bytes'
import { type DeviceId, type GroupId, isTurf, type MemberId, type OpId, type Role, type Scope } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import type { Farewell, HandedBack, Out } from './api-members.ts'
import type { Store, Write } from './ports.ts'

/** What this phone knows of a group before anything is loaded: enough to paint its first screen. */
export interface GroupRecord {
  readonly id: GroupId
  readonly name: string
  readonly sample: boolean
  readonly openedAt: number
  /** `wss://…`, or `none`. */
  readonly relay: string
  readonly myName: string
  readonly member: MemberId
  readonly device: DeviceId
  readonly role: Role
  readonly scopes: readonly Scope[]
  /** This device is no longer of the group; what is unsent is being handed over. */
  readonly out?: Out
  /** The move whose relay this phone has taken over. */
  readonly relayBy?: OpId
}

interface HomeData {
  readonly groups: readonly GroupRecord[]
  readonly settings: Readonly<Record<string, unknown>>
  readonly farewells?: readonly Farewell[]
  readonly handedBack?: readonly HandedBack[]
}

const NAME = 'home'
const NONE: readonly never[] = []
const EMPTY: HomeData = { groups: [], settings: {} }

/** Groups and settings of this phone: one sealed value, read first of all. */
export interface Home {
  load(): Promise<void>
  groups(): readonly GroupRecord[]
  group(id: GroupId): GroupRecord | undefined
  setting(key: string): unknown
  settingNames(): readonly string[]
  /** Changes one group's record, durable together with `writes`; undefined removes it. */
  putGroup(id: GroupId, record: GroupRecord | undefined, writes?: readonly Write[]): Promise<Result<void>>
  putSetting(key: string, value: unknown): Promise<Result<void>>
  farewells(): readonly Farewell[]
  /** The group is gone from here, and this stays to be read. */
  sayFarewell(farewell: Farewell): Promise<Result<void>>
  dismissFarewell(group: GroupId): Promise<Result<void>>
  handedBack(): readonly HandedBack[]
  /** These scopes are gone from here: with `writes`, and with what was half typed in them. */
  sayHandedBack(some: readonly HandedBack[], writes: readonly Write[]): Promise<Result<void>>
  dismissHandedBack(group: GroupId): Promise<Result<void>>
  onChange(listener: () => void): () => void
}

export function createHome(store: Store): Home {
  let data = EMPTY
  let last: Promise<unknown> = Promise.resolve()
  const listeners = new Set<() => void>()

  /** Reads what is stored, since another tab may have written, changes that, and stores it: one after the other. */
  function change(edit: (now: HomeData) => HomeData, writes: readonly Write[] = []): Promise<Result<void>> {
    const work = last.then(async () => {
      const next = edit(await read('now'))
      const saved = await store.commit([...writes, { to: 'value', name: NAME, value: utf8(JSON.stringify(next)) }])
      if (saved.ok) adopt(next)
      return saved
    })
    last = work.catch(() => undefined)
    return work
  }

  async function read(how?: 'now'): Promise<HomeData> {
    const stored = await store.value(NAME, how)
    return stored ? (JSON.parse(fromUtf8(stored)) as HomeData) : EMPTY
  }

  function adopt(next: HomeData): void {
    data = next
    for (const listener of listeners) listener()
  }

  return {
    load: async () => adopt(await read()),
    groups: () => data.groups,
    group: id => data.groups.find(group => group.id === id),
    setting: key => data.settings[key],
    settingNames: () => Object.keys(data.settings),
    putGroup: (id, record, writes) =>
      change(now => {
        const others = now.groups.filter(group => group.id !== id)
        const rest = record ? now : without(now, id)
        return { ...rest, groups: (record ? [record, ...others] : others).toSorted((a, b) => b.openedAt - a.openedAt) }
      }, writes),
    putSetting: (key, value) =>
      change(now => {
        const { [key]: _old, ...others } = now.settings
        return { ...now, settings: value === undefined ? others : { ...others, [key]: value } }
      }),
    farewells: () => data.farewells ?? NONE,
    sayFarewell: farewell =>
      change(now => {
        const { groups, farewells = NONE, ...rest } = without(now, farewell.group)
        return {
          ...rest,
          groups: groups.filter(one => one.id !== farewell.group),
          farewells: [...farewells.filter(one => one.group !== farewell.group), farewell],
        }
      }),
    dismissFarewell: group =>
      change(({ farewells = NONE, ...now }) => ({ ...now, farewells: farewells.filter(one => one.group !== group) })),
    handedBack: () => data.handedBack ?? NONE,
    sayHandedBack: (some, writes) =>
      change(now => {
        const { handedBack = NONE, settings, ...rest } = now
        const isNew = (one: HandedBack) => !some.some(other => other.group === one.group && other.scope === one.scope)
        const left = Object.entries(settings).filter(([name, value]) => !some.some(one => isAbout(one, name, value)))
        return { ...rest, settings: Object.fromEntries(left), handedBack: [...handedBack.filter(isNew), ...some] }
      }, writes),
    dismissHandedBack: group =>
      change(({ handedBack = NONE, ...now }) => ({ ...now, handedBack: handedBack.filter(one => one.group !== group) })),
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** What is half typed in a group, and where one was, names it; it goes with the group. */
function without({ settings, handedBack = NONE, ...now }: HomeData, group: GroupId): HomeData {
  const left = Object.entries(settings).filter(([name]) => !name.includes(group))
  return { ...now, settings: Object.fromEntries(left), handedBack: handedBack.filter(one => one.group !== group) }
}

/** Drafts of a turf name it, and so does the place where one was on it. What a role has shown is in no setting of its own. */
function isAbout({ group, scope }: HandedBack, name: string, value: unknown): boolean {
  if (!name.includes(group)) return false
  if (!isTurf(scope)) return true
  const turf = scope.slice('turf/'.length)
  return name.includes(turf) || (typeof value === 'string' && value.includes(turf))
}
