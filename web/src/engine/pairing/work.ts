import type { GroupId } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { recoveryKeyOf } from '@porchlight/shared/wire/recovery-key'
import type { PairingPart } from '../api-devices.ts'
import { whenOnline } from '../join.ts'
import type { Newcomers } from '../newcomers.ts'
import type { Shell } from '../shell.ts'
import { createRelayLink } from '../transports/link.ts'
import { createGuest } from './guest.ts'
import { recoverMember } from './recover.ts'

/** Coming into a group as a device that somebody lets in, or that a printed key adds. */
export function createPairing(shell: Shell, keep: Newcomers['keep']) {
  const { options, phone, docs, home } = shell
  const { clock, random } = options.world

  const recover: PairingPart['recover'] = async (invitation, { relay }, progress = {}) => {
    const address = invitation.relay || relay || options.ownRelay
    if (address === 'none') return fail(refusal('recovery-needs-relay'))
    const here = invitation.group && home.group(invitation.group)
    if (here) return fail(refusal('already-in-group', { values: { name: here.name } }))
    const links = [createRelayLink(address, { dial: options.dial, clock, random })]
    const lineTo = async (to: string) => {
      const link = createRelayLink(to, { dial: options.dial, clock, random })
      links.push(link)
      const online = await whenOnline(link, progress)
      return online.ok ? ok(link) : online
    }
    try {
      const online = await whenOnline(links[0]!, progress)
      if (!online.ok) return online
      const key = await recoveryKeyOf(invitation.seed)
      return await enter(await recoverMember(key, { link: links[0]!, lineTo, store: phone.store, random, progress }), address)
    } finally {
      for (const link of links) link.close()
    }
  }

  async function enter(recovered: Awaited<ReturnType<typeof recoverMember>>, address: string): Promise<Result<GroupId>> {
    if (!recovered.ok) return recovered
    const { session, state, writes, relay } = recovered.value
    const here = home.group(session.group)
    if (here) return fail(refusal('already-in-group', { values: { name: here.name } }))
    // Names come with the group's document.
    const record = { name: '', sample: false, openedAt: clock.now(), relay: relay ?? address, myName: '' }
    const kept = await keep(session, state.keeper, record, writes)
    if (!kept.ok) return kept
    await docs.warm(session.group, session.docs())
    return ok(session.group)
  }

  return { ...createGuest(shell, keep), recover }
}
