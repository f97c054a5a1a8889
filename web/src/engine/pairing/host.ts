import type { ChannelId, DeviceId, GroupId, TurfScope } from '@porchlight/shared/base/ids'
import { isTurf } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { deviceCard } from '@porchlight/shared/roster/author'
import { DEVICES_LIMIT } from '@porchlight/shared/roster/operations'
import type { NewAct } from '@porchlight/shared/roster/sign-operation'
import { devicesOf, isOrganizer, memberOf, RANK } from '@porchlight/shared/roster/state'
import { scopesOf } from '@porchlight/shared/roster/who-may'
import { newSeed } from '@porchlight/shared/wire/invitation-link'
import { buildMailboxEntry } from '@porchlight/shared/wire/mailbox'
import type { PairingCard } from '@porchlight/shared/wire/pairing'
import { buildPairingEntry, deviceOfCard, pairingKeys, readCardText } from '@porchlight/shared/wire/pairing'
import { FRAMES_LIMIT } from '@porchlight/shared/wire/qr-frames'
import { recoveryKeyOf } from '@porchlight/shared/wire/recovery-key'
import type { NewOffer } from '../api-devices.ts'
import { mailboxesWrite, type MyMailbox, type PairingMailbox } from '../my-mailboxes.ts'
import { outgoingWrite } from '../outgoing.ts'
import type { Runtime } from '../runtime.ts'
import type { Runtimes } from '../runtimes.ts'
import type { Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { writeWorkFile } from '../work-files.ts'

interface Here {
  readonly runtime: Runtime
  readonly session: Session
}

/** Letting a phone in, and keys on paper: what the leading tab of the phone that is in the group already does. */
export function createHost({ options, home }: Shell, runtimes: Runtimes) {
  const { random, clock } = options.world

  async function here(group: GroupId): Promise<Result<Here>> {
    const [runtime, session] = [await runtimes.start(group), await runtimes.session(group)]
    return runtime && session.ok ? ok({ runtime, session: session.value }) : fail(refusal('keys-damaged'))
  }

  async function offer({ group, input }: { group: GroupId; input: NewOffer }): Promise<Result<string>> {
    const at = await here(group)
    if (!at.ok) return at
    const { session, runtime } = at.value
    const why = mayOffer(session, input)
    if (why) return fail(refusal(why))
    const seed = newSeed(random)
    const { channel, x } = await pairingKeys(seed)
    const role = input.what === 'member' ? input.role : 'canvasser'
    const scopes = input.what === 'member' ? input.scopes.filter(isTurf) : []
    const mine: PairingMailbox = { is: 'pairing', channel, seed, what: input.what, role, scopes, answered: undefined, ended: false }
    const message = { type: 'offer', group, what: input.what, relay: home.group(group)!.relay } as const
    const entry = await buildPairingEntry(x.public, channel.id, message, random)
    const list = [...(await kept(session)), mine]
    const stored = await session.store.commit([mailboxesWrite(group, list), outgoingWrite(group, channel.id, entry, 0)])
    if (!stored.ok) return stored
    await session.setMailboxes(list)
    await runtime.lookAgain()
    return ok(channel.id)
  }

  /** Without those that are over, as soon as nothing of theirs waits to be sent. */
  async function kept(session: Session): Promise<readonly MyMailbox[]> {
    const waiting = new Set((await session.store.outgoing(session.group)).map(row => row.channel))
    return session.mailboxes().filter(one => one.is === 'recovery' || !one.ended || waiting.has(one.channel.id))
  }

  async function letIn({ group, offer: id, card: text }: { group: GroupId; offer: string; card: string }): Promise<Result<DeviceId>> {
    const at = await here(group)
    if (!at.ok) return at
    const { session, runtime } = at.value
    const mailbox = pairingOf(session, id)
    const card = await readCardText(text)
    if (!card.ok) return card
    if (!mailbox || card.value.channel !== mailbox.channel.id) return fail(refusal('card-other-offer'))
    const device = await deviceOfCard(card.value)
    // Touched twice, or answered before a restart: the answer is on its way.
    if (mailbox.answered === device) return ok(device)
    const list = session.mailboxes().map(one => (one === mailbox ? { ...mailbox, answered: device } : one))
    const done = await runtime.acts.letIn(actOf(mailbox, card.value), async () => {
      const entry = await answerEntry(session, mailbox, card.value)
      return entry.ok ? ok([mailboxesWrite(group, list), outgoingWrite(group, mailbox.channel.id, entry.value, 0)]) : entry
    })
    if (!done.ok) return done
    await session.setMailboxes(list)
    return ok(device)
  }

  async function answerEntry(session: Session, { channel, what }: PairingMailbox, card: PairingCard) {
    const log = session.ring.newest('log')
    if (!log.ok) return log
    const { nonce, key, locator, epoch } = log.value
    const { name, myName } = home.group(session.group)!
    const says = { group: session.group, keeper: session.state()!.keeper, epoch: epoch!, nonce, key, locator, groupName: name }
    const message = { type: 'answer', ...says, myName: what === 'device' ? myName : card.name } as const
    return ok(await buildPairingEntry(card.x, channel.id, message, random))
  }

  /** That phone is told, so that nobody waits beside it; others go on, and this one may still be let in by hand. */
  async function refuse({ group, offer: id, card: text }: { group: GroupId; offer: string; card: string }): Promise<Result<void>> {
    const at = await here(group)
    if (!at.ok) return at
    const [mailbox, card] = [pairingOf(at.value.session, id), await readCardText(text)]
    if (!card.ok) return card
    if (!mailbox || card.value.channel !== mailbox.channel.id) return fail(refusal('card-other-offer'))
    const stored = await at.value.session.store.commit([await noWrite(mailbox, group, card.value.x)])
    if (stored.ok) await at.value.runtime.lookAgain()
    return stored
  }

  const noWrite = async ({ channel }: PairingMailbox, group: GroupId, to: Uint8Array) =>
    outgoingWrite(group, channel.id, await buildPairingEntry(to, channel.id, { type: 'no', group }, random), 0)

  async function answerFile({ group, offer: id, brief }: { group: GroupId; offer: string; brief: boolean }): Promise<Result<Blob>> {
    const at = await here(group)
    if (!at.ok) return at
    const { session, runtime } = at.value
    const mailbox = pairingOf(session, id)
    const member = mailbox?.answered && memberOf(session.state()!, mailbox.answered)
    if (!member) return fail(refusal('offer-unknown'))
    const scopes = scopesOf(session.state()!, member)
    const theirs = ({ doc, channel }: { doc: string; channel: { id: ChannelId } }): boolean =>
      doc === 'mailbox'
        ? channel.id === mailbox.channel.id
        : doc === 'log' || scopes.some(scope => doc.endsWith(`@${scope}`) || doc === `keys/${scope}`)
    const isNeeded = ({ doc }: { doc: string }) => !doc.includes('@') || doc.startsWith('index/') || doc.startsWith('group/')
    const whole = await writeWorkFile(session, runtime, clock.now(), theirs)
    if (!whole.ok || !brief || whole.value.size <= FRAMES_LIMIT) return whole
    // What a turf needs comes along while there is room; everything else comes with the next signal.
    const some = await writeWorkFile(session, runtime, clock.now(), one => theirs(one) && isNeeded(one))
    return some.ok && some.value.size > FRAMES_LIMIT ? fail(refusal('too-large-to-show')) : some
  }

  async function endOffer({ group, offer: id }: { group: GroupId; offer: string }): Promise<Result<void>> {
    const at = await here(group)
    if (!at.ok) return at
    const { session, runtime } = at.value
    const mailbox = pairingOf(session, id)
    if (!mailbox || mailbox.ended) return ok(undefined)
    const list = session.mailboxes().map(one => (one === mailbox ? { ...mailbox, ended: true } : one))
    // Whoever else holds this code is told that it is over; the answer, which stands before, is for one phone alone.
    const over = await noWrite(mailbox, group, (await pairingKeys(mailbox.seed)).x.public)
    const stored = await session.store.commit([mailboxesWrite(group, list), over])
    if (!stored.ok) return stored
    await session.setMailboxes(list)
    await runtime.lookAgain()
    return ok(undefined)
  }

  async function makeRecoveryKey({ group }: { group: GroupId }): Promise<Result<{ seed: Uint8Array; device: DeviceId }>> {
    if (home.group(group)!.relay === 'none') return fail(refusal('recovery-needs-relay'))
    const at = await here(group)
    if (!at.ok) return at
    const { session, runtime } = at.value
    const seed = newSeed(random)
    const { device, mailbox } = await recoveryKeyOf(seed)
    const list = [...(await kept(session)), { is: 'recovery', channel: mailbox, device: device.id, ready: false } as const]
    const done = await runtime.acts.letIn({ type: 'addDevice', ...(await deviceCard(device, group)) }, async () => {
      const log = session.ring.newest('log')
      if (!log.ok) return log
      const { nonce, key, locator, epoch } = log.value
      const content = { group, keeper: session.state()!.keeper, scope: 'log', epoch: epoch!, nonce, key, locator } as const
      const entry = await buildMailboxEntry(device.x.public, mailbox.id, content, random)
      return ok([mailboxesWrite(group, list), outgoingWrite(group, mailbox.id, entry, 0)])
    })
    if (!done.ok) return done
    await session.setMailboxes(list)
    await runtime.lookAgain()
    return ok({ seed, device: device.id })
  }

  return { offer, letIn, refuse, answerFile, endOffer, makeRecoveryKey }
}

const pairingOf = (session: Session, id: string): PairingMailbox | undefined =>
  session.mailboxes().find((one): one is PairingMailbox => one.is === 'pairing' && one.channel.id === id)

/** Said at once, before anybody holds a phone up to be scanned. */
function mayOffer(session: Session, input: NewOffer): string | undefined {
  const [state, me] = [session.state(), session.me()]
  if (!state || !me) return 'not-here-yet'
  if (input.what === 'device') return devicesOf(state, me.id).length >= DEVICES_LIMIT ? 'too-many-devices' : undefined
  if (!isOrganizer(me.role)) return 'not-organizer'
  return me.role !== 'admin' && RANK[input.role] >= RANK.organizer ? 'not-admin' : undefined
}

function actOf({ what, role, scopes }: PairingMailbox, { ed, x, possession }: PairingCard): NewAct {
  const card = { ed, x, possession }
  return what === 'device' ? { type: 'addDevice', ...card } : { type: 'addMember', role, scopes: scopes.toSorted() as TurfScope[], ...card }
}
