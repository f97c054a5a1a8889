import type { ChannelId, DocId, GroupId, InvitationId, MemberId, OpId, Role, Scope } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { BACKUP_START, looksLikeBackup } from '@porchlight/shared/wire/backup-file'
import { readWorkFile } from '@porchlight/shared/wire/work-file'
import type { AsideView } from './api-aside.ts'
import type { BroughtIn, NewInvitation } from './api.ts'
import type { StorageView } from './api-storage.ts'
import type { Who } from './acts.ts'
import type { Removed } from './api-members.ts'
import { isRelayAddress } from './follow-relay.ts'
import type { Leaving } from './leaving.ts'
import type { Runtime } from './runtime.ts'
import type { Runtimes } from './runtimes.ts'
import type { Shell } from './shell.ts'
import { takeWorkFile, writeWorkFile } from './work-files.ts'

export function createWork(shell: Shell, runtimes: Runtimes, leaving: Pick<Leaving, 'wipe'>) {
  const { options, home } = shell

  const onGroup =
    <A extends object, T>(act: (runtime: Runtime, args: A & { group: GroupId }) => Promise<Result<T>>) =>
    async (args: A & { group: GroupId }): Promise<Result<T>> => {
      const runtime = await runtimes.start(args.group)
      return runtime ? act(runtime, args) : fail(refusal('keys-damaged'))
    }

  async function bringIn({ file }: { file: Blob }): Promise<Result<BroughtIn>> {
    if (looksLikeBackup(new Uint8Array(await file.slice(0, BACKUP_START).arrayBuffer()))) return fail(refusal('file-is-backup'))
    const read = await readWorkFile(new Uint8Array(await file.arrayBuffer()))
    if (!read.ok) return read
    const { group, problem } = read.value
    if (!home.group(group)) return fail(refusal('file-other-group'))
    const runtime = await runtimes.start(group)
    const session = await runtimes.session(group)
    if (!runtime || !session.ok) return fail(refusal('keys-damaged'))
    const taken = await takeWorkFile(session.value, runtime, read.value)
    // What could be read of a damaged file is in; the rest has to be said.
    return taken.ok && problem ? fail({ ...problem, values: { added: taken.value.added } }) : taken
  }

  return {
    newTurfs: onGroup<{ count: number }, readonly Scope[]>(async (runtime, { group, count }) => {
      const made = await runtime.acts.newTurfs(count)
      // Screens write into the new turfs at once.
      await runtimes.noteMe(group)
      return made
    }),
    invite: onGroup<{ input: NewInvitation }, InvitationId>((runtime, { input }) => runtime.acts.invite(input)),
    revokeInvitation: onGroup<{ invitation: InvitationId }, void>((runtime, { invitation }) => runtime.acts.revokeInvitation(invitation)),
    grant: onGroup<{ member: MemberId; scope: Scope }, void>((runtime, { member, scope }) => runtime.acts.grant(member, scope)),
    revoke: onGroup<{ member: MemberId; scope: Scope }, void>((runtime, { member, scope }) => runtime.acts.revoke(member, scope)),
    remove: onGroup<{ who: Who; cause: boolean }, Removed>(async (runtime, { who, cause }) => {
      const ended = await runtime.acts.remove(who, cause)
      return ended.ok ? ok({ ended: ended.value }) : ended
    }),
    leave: onGroup<object, void>(async (runtime, { group }) => {
      const session = await runtimes.session(group)
      const me = session.ok ? session.value.me() : undefined
      if (!me) return fail(refusal('not-synced'))
      const left = await runtime.acts.remove({ member: me.id }, false)
      return left.ok ? ok(undefined) : left
    }),
    setRole: onGroup<{ member: MemberId; role: Role }, void>((runtime, { member, role }) => runtime.acts.setRole(member, role)),
    move: onGroup<{ relay: string | undefined }, void>(async (runtime, { relay }) => {
      const address = relay === '' ? options.ownRelay : relay
      if (address !== undefined && !isRelayAddress(address)) return fail(refusal('relay-address', { detail: address }))
      return runtime.acts.move(address)
    }),
    aside: onGroup<object, AsideView>(async runtime => ok(runtime.aside.view())),
    admit: onGroup<{ id: string }, void>((runtime, { id }) => runtime.aside.admit(id)),
    admitJoin: onGroup<{ join: OpId }, void>((runtime, { join }) => runtime.aside.admitJoin(join)),
    clearAside: onGroup<{ ids: readonly string[] }, void>((runtime, { ids }) => runtime.aside.clear(ids)),
    saveToFile: onGroup<object, Blob>(async (runtime, { group }) => {
      const session = await runtimes.session(group)
      return session.ok ? writeWorkFile(session.value, runtime, options.world.clock.now()) : session
    }),
    storage: onGroup<object, StorageView>(async runtime => ok(await runtime.storage())),
    bringIn,
    /** Bytes of a document were found damaged, or are gone. */
    repair: onGroup<{ doc: DocId }, void>((runtime, { doc }) => runtime.repair(doc)),
    /** An entry had bad bytes, and was set aside. */
    async readAgain({ channel }: { channel: ChannelId }): Promise<Result<void>> {
      for (const { id } of home.groups()) {
        const session = await runtimes.session(id)
        const isOurs = session.ok && session.value.channels().some(one => one.channel.id === channel)
        if (isOurs) await (await runtimes.running(id))?.readAgain(channel)
      }
      return ok(undefined)
    },
    retryNow: onGroup<object, void>(async runtime => {
      runtime.retryNow()
      return ok(undefined)
    }),
    cast: onGroup<{ doc: DocId; what: unknown }, void>(async (runtime, { doc, what }) => {
      await runtime.cast(doc, what)
      return ok(undefined)
    }),
    setRelay: onGroup<{ address: string }, void>(async (runtime, { group, address }) => {
      const relay = address === '' ? options.ownRelay : address
      const saved = await home.putGroup(group, { ...home.group(group)!, relay })
      if (saved.ok) runtime.setRelay(relay)
      return saved
    }),
    forget: ({ group }: { group: GroupId }) => leaving.wipe(group),
  }
}
