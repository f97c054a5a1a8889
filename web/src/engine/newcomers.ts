import { docId, type GroupId } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { newDeviceKeys } from '@porchlight/shared/crypto/device'
import { groupKind } from '@porchlight/shared/group/group'
import { renameGroup } from '@porchlight/shared/group/group.actions'
import { newGroup } from '@porchlight/shared/roster/author'
import { memberOf } from '@porchlight/shared/roster/state'
import { scopesOf } from '@porchlight/shared/roster/who-may'
import type { Channel } from '@porchlight/shared/wire/channel'
import { publishWrites } from './publish.ts'
import type { Invitation, JoinGroup, Progress, StartGroup } from './api.ts'
import type { GroupRecord } from './home.ts'
import { joinByInvitation, readChannel, whenOnline } from './join.ts'
import type { Leaving } from './leaving.ts'
import { sayMyName } from './my-name.ts'
import type { Write } from './ports.ts'
import type { Runtimes } from './runtimes.ts'
import { createSession, type Session } from './session.ts'
import { keysName, packDeviceKeys, ringName } from './session-keys.ts'
import type { Shell } from './shell.ts'
import { createRelayLink, type RelayLink } from './transports/link.ts'

type NewRecord = Omit<GroupRecord, 'id' | 'member' | 'device' | 'role' | 'scopes'>

/** How a group comes onto this phone: begun here, or joined by an invitation. */
export function createNewcomers(shell: Shell, runtimes: Runtimes, leaving: Pick<Leaving, 'letGo'>) {
  const { options, phone, docs, home, tabs } = shell
  const { clock, random } = options.world

  async function startGroup(input: StartGroup, progress: Progress = {}): Promise<Result<GroupId>> {
    const { groupName, myName, relay, sample = false } = input
    const keys = await newDeviceKeys(random)
    const made = await newGroup(keys, random)
    progress.report?.(1, 3)
    const session = createSession(phone.store, made.group, keys, made.roster, made.ring)
    await session.settle()
    const writes = await publishWrites(session, made)
    if (!writes.ok) return writes
    const record = { name: groupName, sample, openedAt: clock.now(), relay: relay === '' ? options.ownRelay : relay, myName }
    const kept = await keep(session, made.roster.view()!.keeper, record, writes.value)
    if (!kept.ok) return kept
    progress.report?.(2, 3)
    const author = session.author()
    const named = await docs.change(made.group, author, groupKind, docId('group', 'group'), renameGroup, { name: groupName })
    if (!named.ok) return named
    await sayMyName(session, docs, myName, 'joining')
    progress.report?.(3, 3)
    return ok(made.group)
  }

  async function join(
    invitation: Invitation,
    { myName, relay, evenIfExpired }: JoinGroup,
    progress: Progress = {},
  ): Promise<Result<GroupId>> {
    const address = invitation.relay || relay || options.ownRelay
    if (address === 'none') return fail(refusal('invitation-without-relay'))
    const known = invitation.group && home.group(invitation.group)
    const link = createRelayLink(address, { dial: options.dial, clock, random })
    try {
      const online = await whenOnline(link, progress)
      if (!online.ok) return online
      const present = known ? await runtimes.session(known.id) : undefined
      // Removed ids never return: somebody who comes back comes as somebody new.
      const isBack = present?.ok === true && present.value.isOut()
      const keys = present?.ok && !isBack ? present.value.keys : await newDeviceKeys(random)
      const joined = await joinByInvitation(invitation, {
        link,
        store: phone.store,
        keys,
        progress,
        now: evenIfExpired ? undefined : clock.now(),
      })
      // The link that somebody came by is used up for others; to them it says where they are.
      if (!joined.ok && known && joined.error.code === 'invitation-used-up') return inGroup(known.name)
      if (!joined.ok) return invitation.group === undefined ? await otherCode(joined, invitation, link) : joined
      const { session, keeper, writes } = joined.value
      const already = home.group(session.group)
      if (already && !isBack && !bringsMore(session, already)) return inGroup(already.name)
      if (already) await runtimes.stop(session.group)
      const unsent = isBack ? await leaving.letGo(session.group) : []
      const record = { name: already?.name ?? '', sample: false, openedAt: clock.now(), relay: address, myName: already?.myName ?? myName }
      const kept = await keep(session, keeper, record, [...writes, ...unsent])
      if (!kept.ok) return kept
      if (isBack) await home.dismissFarewell(session.group)
      await sayMyName(session, docs, record.myName, 'joining')
      progress.report?.(4, 4)
      await docs.warm(session.group, session.docs())
      return ok(session.group)
    } finally {
      link.close()
    }
  }

  /** A code does not say what it opens: perhaps somebody stands beside who lets this phone in, or it is on paper. */
  async function otherCode(refused: Result<never>, { seed }: Invitation, link: RelayLink): Promise<Result<never>> {
    if (refused.ok || refused.error.code !== 'invitation-unknown') return refused
    const { pairingKeys } = await import('@porchlight/shared/wire/pairing')
    const { recoveryKeyOf } = await import('@porchlight/shared/wire/recovery-key')
    const isThere = async (channel: Channel) => (await readChannel(link, channel, {})).ok
    if (await isThere((await pairingKeys(seed)).channel)) return fail(refusal('code-is-offer'))
    return (await isThere((await recoveryKeyOf(seed)).mailbox)) ? fail(refusal('code-is-recovery')) : refused
  }

  const inGroup = (name: string) => fail(refusal('already-in-group', { values: { name } }))

  /** The second Saturday's link adds a turf to a member; a link that adds nothing must not make a second self. */
  function bringsMore(session: Session, already: GroupRecord): boolean {
    if (already.device !== session.keys.id) return false
    return !scopesOf(session.state()!, session.me()!).every(scope => already.scopes.includes(scope))
  }

  /** A new group on this phone, durable as a whole: keys, log and record in one commit. */
  async function keep(session: Session, keeper: Uint8Array, record: NewRecord, writes: readonly Write[]): Promise<Result<void>> {
    const { group, keys } = session
    const state = session.state()!
    const me = memberOf(state, keys.id)!
    const before = runtimes.hasSession(group)
    // Screens ask for it as soon as the record is there.
    runtimes.setSession(group, Promise.resolve(ok(session)))
    const stored = await home.putGroup(
      group,
      { ...record, id: group, member: me.id, device: keys.id, role: me.role, scopes: scopesOf(state, me) },
      [
        { to: 'value', name: keysName(group), value: packDeviceKeys(keys) },
        { to: 'value', name: ringName(group), value: session.ring.toBytes() },
        { to: 'value', name: `keeper/${group}`, value: keeper },
        ...writes,
      ],
    )
    if (!stored.ok) {
      runtimes.setSession(group, before)
      return stored
    }
    session.stored()
    shell.tell({ type: 'groups' })
    if (tabs.leading) await runtimes.start(group)
    return stored
  }

  return { startGroup, join, keep }
}
export type Newcomers = ReturnType<typeof createNewcomers>
