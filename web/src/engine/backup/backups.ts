import type { Bytes } from '@porchlight/shared/base/bytes'
import { docId, isTurf, parseDocId } from '@porchlight/shared/base/ids'
import type { ChannelId, GroupId } from '@porchlight/shared/base/ids'
import { Refused, refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { devicesKind, nameDevice } from '@porchlight/shared/group/devices'
import { attempt } from '@porchlight/shared/wire/attempt'
import { openBackup, sealBackup, type SealedBackup, type Stretching } from '@porchlight/shared/wire/backup-file'
import { type BackupEntries, type BackupGroup, readItems } from '@porchlight/shared/wire/backup-items'
import type { Progress, Restored, RestoredGroup } from '../api.ts'
import { mineWrite } from '../my-invitations.ts'
import type { Newcomers } from '../newcomers.ts'
import { outgoingWrite } from '../outgoing.ts'
import type { Runtime } from '../runtime.ts'
import type { Runtimes } from '../runtimes.ts'
import { listFirst } from '../scope-docs.ts'
import type { Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { readRecovery } from './recovery.ts'
import { sourceOf } from './source.ts'
import { backupItems, countEntries, type Subject } from './write.ts'
import { cursorWrites, ownerOf, renewMember } from './restore.ts'

/** What the leading tab does of a backup: it alone changes rosters, and what it holds is what there is. */
export function createBackups(shell: Shell, runtimes: Runtimes, keep: Newcomers['keep']) {
  const { home, phone, docs, options } = shell
  const { clock, random } = options.world

  async function backUp(args: { groups: readonly GroupId[]; key: Bytes; stretching: Stretching }, progress: Progress) {
    const subjects: Subject[] = []
    for (const group of args.groups) {
      const runtime = await runtimes.start(group)
      const session = await runtimes.session(group)
      const record = home.group(group)
      if (!runtime || !session.ok || !record) return fail(refusal('keys-damaged'))
      const ready = await prepare(runtime)
      if (!ready.ok) return ready
      await sayWhatItIs(session.value)
      subjects.push({ session: session.value, record, entries: await countEntries(session.value) })
    }
    const total = subjects.reduce((sum, one) => sum + one.entries, 0)
    let done = 0
    const took = (count: number) => progress.report?.(Math.min((done += count), total), total)
    // What is half typed, or half planned, in one of these groups goes along.
    const names = home.settingNames().filter(name => args.groups.some(group => name.includes(group)))
    const settings = JSON.stringify(Object.fromEntries(names.map(name => [name, home.setting(name)])))
    const head = { type: 'backup', made: clock.now(), groups: subjects.length, settings } as const
    return attempt(async () => {
      // Put together piece by piece: the browser keeps large ones on the disk.
      let file = new Blob([], { type: 'application/x-porchlight' })
      const items = backupItems(head, subjects, { took, signal: progress.signal })
      for await (const part of sealBackup(args.key, args.stretching, items)) file = new Blob([file, part], { type: file.type })
      return file
    })
  }

  /** What is unsent is sealed, since only this device can do that; where it cannot be yet, a backup would lack it. */
  async function prepare({ acts, outbox }: Runtime): Promise<Result<void>> {
    const renewed = await acts.rekeyUnclean()
    const cut = renewed.ok ? await outbox.cut() : renewed
    return cut.ok ? acts.needRecovery() : cut
  }

  /** So that its owner, and who removes a lost phone, can tell it from phones. What cannot be said now is said with the next one. */
  async function sayWhatItIs(session: Session): Promise<void> {
    const recovery = await readRecovery(session.store, session.group)
    const held = session.docs().map(doc => parseDocId(doc)!.scope)
    const scope = held.includes('group') ? 'group' : held.find(isTurf)
    if (!recovery || !scope) return
    const [doc, author] = [docId('devices', scope), session.author()]
    const listed = await listFirst(docs, session.group, author, doc)
    const what = { device: recovery.id, name: 'Backup', use: 'backup' } as const
    if (listed.ok) await docs.change(session.group, author, devicesKind, doc, nameDevice, what)
  }

  async function restore({ file, key }: { file: Blob; key: Bytes }, progress: Progress): Promise<Result<Restored>> {
    const opened = await openBackup(sourceOf(file))
    if (!opened.ok) return opened
    if (!(await opened.value.isKey(key))) return fail(refusal('backup-wrong-passphrase'))
    // Read to its end before anything is stored: a file that was cut short changes nothing.
    const looked = await attempt(() => look(opened.value, key, file.size, progress))
    if (!looked.ok) return looked
    const { made, settings, groups } = looked.value
    const holding: GroupId[] = []
    try {
      for (const found of groups) {
        const how = await begin(found)
        if (!how.ok) return how
        if (how.value === 'restored') holding.push(found.saved.group)
      }
      const taken = await attempt(() => takeAll(opened.value, key, file.size, progress))
      if (!taken.ok) return taken
    } finally {
      for (const group of holding) await runtimes.hold(group, false)
    }
    for (const [name, value] of Object.entries(settings)) if (home.setting(name) === undefined) await home.putSetting(name, value)
    return ok({ made, groups: await Promise.all(groups.map(found => outcome(found.saved, holding))) })
  }

  async function outcome(saved: BackupGroup, restored: readonly GroupId[]): Promise<RestoredGroup> {
    const { group, name } = saved
    if (restored.includes(group)) return { group, name, is: 'restored' }
    const session = await runtimes.session(group)
    const mine = session.ok && (await ownerOf(saved, session.value.state()!)) === session.value.me()?.id
    return { group, name, is: mine ? 'here-already' : 'somebody-else' }
  }

  /** A group that is not here begins anew, as a new device; one that is here takes what it lacks, and stays who it is. */
  async function begin({ saved, log, channels }: Found): Promise<Result<'restored' | 'here'>> {
    const { group, name } = saved
    if (home.group(group)) return ok('here')
    const renewed = await renewMember(saved, log, phone.store, random)
    if (!renewed.ok) return renewed
    const { session, state, writes } = renewed.value
    await runtimes.hold(group, true)
    const { sample, relay, myName } = saved
    const mine = saved.invitations.length > 0 ? [mineWrite(group, await invitationsOf(saved))] : []
    const record = { name, sample, openedAt: clock.now(), relay, myName }
    const kept = await keep(session, state.keeper, record, [...writes, ...mine, ...cursorWrites(channels)])
    if (kept.ok) return ok('restored')
    await runtimes.hold(group, false)
    return kept
  }

  /** Hands every entry to its group. Channels that an index names only later are gone back to. */
  async function takeAll(sealed: SealedBackup, key: Bytes, size: number, progress: Progress): Promise<void> {
    const later = new Set<ChannelId>()
    for (let before = -1, first = true; first || (later.size > 0 && later.size !== before); first = false) {
      before = later.size
      const wanted = first ? undefined : new Set(later)
      later.clear()
      let group: Session | undefined
      for await (const { item, at } of readItems(sealed, key)) {
        if (progress.signal?.aborted) throw new Refused('cancelled')
        if (first) progress.report?.(size + at, 2 * size)
        if (item.type === 'group') group = await sessionOf(item.group)
        if (item.type !== 'entries' || !group || (wanted && !wanted.has(item.channel.id))) continue
        if (!(await take(group, item))) later.add(item.channel.id)
      }
    }
    for (const { id } of home.groups()) await docs.warm(id, (await sessionOf(id)).docs())
  }

  async function sessionOf(group: GroupId): Promise<Session> {
    const session = await runtimes.session(group)
    if (!session.ok) throw new Refused(session.error.code, session.error)
    return session.value
  }

  /** False when this device does not know the channel (yet). */
  async function take(session: Session, { channel, entries, waiting }: BackupEntries): Promise<boolean> {
    const followed = session.channels().find(one => one.channel.id === channel.id)
    const runtime = await runtimes.start(session.group)
    if (!followed || !runtime) return false
    const fresh: Bytes[] = []
    const unsent = []
    for (const [i, entry] of entries.entries()) {
      const known = await session.store.hasEntry(channel.id, entry)
      // What came with the log is stored, but has not been queued.
      if (!known) fresh.push(entry)
      if (waiting && (!known || followed.doc === 'log')) unsent.push(outgoingWrite(session.group, channel.id, entry, waiting[i]!))
    }
    const taken = await runtime.inbox.take(followed.doc, followed.channel, fresh, unsent)
    if (!taken.ok) throw new Refused(taken.error.code, taken.error)
    if (fresh.length === 0 && unsent.length > 0) await session.store.commit(unsent)
    return true
  }

  return { backUp, restore }
}

interface Found {
  readonly saved: BackupGroup
  /** Entries of what may be the log: of the group's first channel. */
  readonly log: ReadonlyMap<ChannelId, readonly Bytes[]>
  readonly channels: ReadonlySet<ChannelId>
}

async function look(sealed: SealedBackup, key: Bytes, size: number, { report, signal }: Progress) {
  let made = 0
  let settings: Record<string, unknown> = {}
  const groups: { saved: BackupGroup; log: Map<ChannelId, Bytes[]>; channels: Set<ChannelId> }[] = []
  for await (const { item, at } of readItems(sealed, key)) {
    if (signal?.aborted) throw new Refused('cancelled')
    report?.(at, 2 * size)
    if (item.type === 'backup') {
      made = item.made
      settings = JSON.parse(item.settings) as Record<string, unknown>
    }
    if (item.type === 'group') groups.push({ saved: item, log: new Map(), channels: new Set() })
    const group = groups.at(-1)
    if (item.type !== 'entries' || !group) continue
    group.channels.add(item.channel.id)
    // The log comes first.
    const first = group.log.keys().next().value ?? item.channel.id
    if (item.channel.id === first) group.log.set(first, [...(group.log.get(first) ?? []), ...item.entries])
  }
  return { made, settings, groups: groups as readonly Found[] }
}

async function invitationsOf(saved: BackupGroup) {
  const { invitationKeys } = await import('@porchlight/shared/wire/invitation-link')
  return Promise.all(
    saved.invitations.map(async one => {
      const { id, mailbox } = await invitationKeys(one.seed)
      return { ...one, id, mailbox }
    }),
  )
}
