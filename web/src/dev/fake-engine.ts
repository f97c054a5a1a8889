/** For building screens without keys, relay or storage: everything in memory. In development only, by `?fake`. */
import type { GroupId, Scope } from '@porchlight/shared/base/ids'
import { fail, ok } from '@porchlight/shared/base/result'
import { refusal } from '@porchlight/shared/base/refusal'
import type { Engine, GroupSummary, Invitation, PhoneStatus } from '../engine/api.ts'
import { fakePairing } from './fake-devices.ts'
import { FakeGroup, hex } from './fake-group.ts'
import { fakeLock } from './fake-lock.ts'
import { seedCanvasser, seedOrganizer } from './fake-seed.ts'
import { work } from './fake-work.ts'

const FAREWELLS = [{ group: hex(32) as GroupId, name: 'Lindenville Neighbors', out: 'removed' as const, at: 0 }]

const turfBack = (name: string) => ({ group: hex(32) as GroupId, scope: `turf/${hex(8)}` as Scope, name, at: 0 })
const HANDED_BACK = [turfBack('Oak Street')]
const ROLE_BACK = [turfBack('Oak Street'), { ...turfBack(''), scope: 'group' as const }]
const NOTHING_BACK: ReturnType<Engine['handedBack']> = []

/** The same one each time: a snapshot keeps its identity. */
const NOBODY_LEFT: ReturnType<Engine['farewells']> = []

export function createFakeEngine(flags: ReadonlySet<string>): Engine {
  const groups = new Map<GroupId, FakeGroup>()
  const listeners = new Set<() => void>()
  const settings = new Map<string, unknown>()
  let summaries: readonly GroupSummary[] = []
  const phone: PhoneStatus = { persisted: false, usage: 3_400_000, quota: 2_000_000_000, problem: undefined, tabs: 1 }

  const changed = () => {
    summaries = [...groups.values()].map(group => group.summary()).toReversed()
    for (const listener of listeners) listener()
  }
  const add = (group: FakeGroup) => {
    groups.set(group.id, group)
    group.subscribe(changed)
    changed()
    return group
  }

  if (flags.has('canvasser')) seedCanvasser(add(new FakeGroup('Lindenville Neighbors', 'Sam Ortiz', 'canvasser', flags)))
  else if (!flags.has('empty')) seedOrganizer(add(new FakeGroup('Lindenville Neighbors', 'Alex Rivera', 'admin', flags)), flags)
  if (flags.has('two')) add(new FakeGroup('Tenants of Oak Street', 'Alex', 'member', flags))

  return {
    ...fakeLock(flags, changed),
    ready: async () =>
      flags.has('locked') ? fail(refusal('locked')) : flags.has('no-store') ? fail(refusal('storage-refused')) : ok(undefined),
    groups: () => summaries,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    startGroup: async (input, progress) => {
      await work(4, progress)
      const group = add(new FakeGroup(input.groupName, input.myName, 'admin', flags, input.relay, input.sample))
      if (input.sample) seedOrganizer(group)
      return ok(group.id)
    },
    readInvitation: text => {
      const plain = text.replaceAll(/[\s-]/g, '')
      const seed = new Uint8Array(13)
      const what = { d: 'device', m: 'member', r: 'recovery' } as const
      const mark = /#([jdmr])1\./.exec(text)?.[1]
      if (mark) return ok<Invitation>({ seed, group: hex(32) as GroupId, relay: '', ...(mark === 'j' ? {} : { what: what[mark as 'd'] }) })
      return plain.length === 20 ? ok<Invitation>({ seed, group: undefined, relay: '' }) : fail(refusal('invitation-damaged'))
    },
    ...fakePairing(flags),
    join: async (_invitation, input, progress) => {
      await work(5, progress)
      if (flags.has('used-up')) return fail(refusal('invitation-used-up'))
      const group = add(new FakeGroup('Lindenville Neighbors', input.myName, 'canvasser', flags))
      seedCanvasser(group)
      return ok(group.id)
    },
    group: id => {
      const group = groups.get(id)
      if (!group) throw new Error(`no group ${id}`)
      return group
    },
    farewells: () => (flags.has('farewell') ? FAREWELLS : NOBODY_LEFT),
    dismissFarewell: async () => ok(undefined),
    handedBack: () => (flags.has('handed-back') ? HANDED_BACK : flags.has('handed-back-role') ? ROLE_BACK : NOTHING_BACK),
    dismissHandedBack: async () => ok(undefined),
    forget: async id => {
      groups.delete(id)
      changed()
      return ok(undefined)
    },
    bringIn: async (file, progress) => {
      await work(8, progress)
      if (file.size < 20) return fail(refusal('file-not-work'))
      return ok({ group: [...groups.keys()][0]!, added: 41, total: 128 })
    },
    backUp: async (_groups, _passphrase, progress) => {
      await work(12, progress)
      return progress?.signal?.aborted ? fail(refusal('cancelled')) : ok(new Blob(['PORCHLIGHT-BACKUP1\n']))
    },
    restore: async (_file, passphrase, progress) => {
      await work(12, progress)
      if (passphrase === 'wrong') return fail(refusal('backup-wrong-passphrase'))
      const [group] = groups.values()
      const name = group?.summary().name ?? ''
      return ok({ made: Date.now() - 86_400_000, groups: group ? [{ group: group.id, name, is: 'here-already' as const }] : [] })
    },
    setting: key => settings.get(key),
    setSetting: async (key, value) => {
      settings.set(key, value)
      changed()
      return ok(undefined)
    },
    phone: () => phone,
    askToPersist: async () => true,
    close: async () => {},
  }
}
