import type { Bytes } from '@porchlight/shared/base/bytes'
import type { GroupId } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { newDeviceKeys } from '@porchlight/shared/crypto/device'
import type { KeyPair } from '@porchlight/shared/crypto/keys'
import type { Channel } from '@porchlight/shared/wire/channel'
import { buildPairingEntry, openPairingEntry, type PairingAnswer, type PairingOffer, pairingKeys } from '@porchlight/shared/wire/pairing'
import { readWorkFile, type WorkFile } from '@porchlight/shared/wire/work-file'
import type { PairingPart, PairingView, StartPairing } from '../api-devices.ts'
import type { Invitation, Progress } from '../api.ts'
import { cursorWrites } from '../backup/restore.ts'
import { readChannel, whenOnline } from '../join.ts'
import { sayMyName } from '../my-name.ts'
import type { Newcomers } from '../newcomers.ts'
import type { Write } from '../ports.ts'
import type { Shell } from '../shell.ts'
import { createRelayLink, type RelayLink } from '../transports/link.ts'
import { enter, type Entered, logOf } from './enter.ts'
import { followChannel } from './follow.ts'
import { completed, type Pending, pendingWrite, readPending, viewOf, writePending } from './pending.ts'

type Guest = Omit<PairingPart, 'recover'> & {
  /** A work file with the answer to one of our cards: the group is on this phone afterwards. Undefined: with none. */
  answerIn(file: Blob): Promise<Result<GroupId | undefined>>
}

/** On the phone that is being let in. */
export function createGuest(shell: Shell, keep: Newcomers['keep']): Guest {
  const { options, phone, docs, home } = shell
  const { clock, random } = options.world

  async function onLine<T>(address: string, progress: Progress, work: (link: RelayLink) => Promise<Result<T>>): Promise<Result<T>> {
    if (address === 'none') return fail(refusal('offer-without-relay'))
    const link = createRelayLink(address, { dial: options.dial, clock, random })
    try {
      const online = await whenOnline(link, progress)
      return online.ok ? await work(link) : online
    } finally {
      link.close()
    }
  }

  async function startPairing(offer: Invitation, { name, relay }: StartPairing, progress: Progress = {}): Promise<Result<PairingView>> {
    const address = offer.relay || relay || options.ownRelay
    const seed = offer.seed.slice() as Bytes
    const said =
      offer.group && (offer.what === 'device' || offer.what === 'member')
        ? { group: offer.group, what: offer.what, relay: address }
        : undefined
    const known = said ? ok(said) : await onLine(address, progress, link => readOffer(link, seed, progress))
    if (!known.ok) return known
    const here = home.group(known.value.group)
    if (here) return fail(refusal('already-in-group', { values: { name: here.name } }))
    const others = (await readPending(phone.store)).filter(one => one.group !== known.value.group)
    // Scanned once more, before the answer has come: it is still the same phone.
    const again = (await readPending(phone.store)).find(one => one.group === known.value.group)
    const keys = again?.keys ?? (await newDeviceKeys(random))
    const pending = await completed({ ...known.value, name, keys, seed })
    const stored = await writePending(phone.store, [...others, pending])
    return stored.ok ? ok(await viewOf(pending)) : stored
  }

  async function readOffer(link: RelayLink, seed: Bytes, progress: Progress): Promise<Result<Omit<PairingOffer, 'type'>>> {
    const { channel, x } = await pairingKeys(seed)
    const entries = await readChannel(link, channel, progress)
    if (!entries.ok) return entries.error.code === 'unknown-channel' ? fail(refusal('offer-unknown')) : entries
    if (await isNoAmong(x, channel, entries.value)) return fail(refusal('offer-over'))
    for (const entry of entries.value) {
      const opened = await openPairingEntry(x, channel.id, entry)
      if (opened.ok && opened.value.type === 'offer') return ok(opened.value)
    }
    return fail(refusal('offer-unknown'))
  }

  async function finishPairing(id: string, progress: Progress = {}): Promise<Result<GroupId>> {
    const pending = (await readPending(phone.store)).find(one => one.channel.id === id)
    if (!pending) return fail(refusal('offer-unknown'))
    return onLine(pending.relay, progress, async link => {
      const shown = await showCard(link, pending)
      if (!shown.ok) return shown
      progress.report?.(1, 3)
      const said = await followChannel(link, pending.channel, progress, entries => saidAmong(pending, entries))
      if (!said.ok) return said
      const answer = said.value
      if (!answer.ok) {
        // With these keys nobody lets it in any more: whoever begins again has others.
        await dropPairing(id)
        return answer
      }
      progress.report?.(2, 3)
      const entered = await followChannel(link, await logOf(answer.value), progress, async entries => {
        const done = await enter(phone.store, pending, answer.value, entries)
        return !done.ok && done.error.code === 'not-here-yet' ? undefined : done
      })
      if (!entered.ok) return entered
      return entered.value.ok ? finish(pending, answer.value, entered.value.value, []) : entered.value
    })
  }

  async function showCard(link: RelayLink, { channel, x, card }: Pending): Promise<Result<unknown>> {
    const opened = await link.open(channel.preimage)
    if (!opened.ok) return opened
    const entry = await buildPairingEntry(x.public, channel.id, card, random)
    return link.append(channel.id, [entry])
  }

  async function answerAmong({ keys, channel }: Pending, entries: readonly Bytes[]): Promise<PairingAnswer | undefined> {
    for (const entry of entries) {
      const opened = await openPairingEntry(keys.x, channel.id, entry)
      if (opened.ok && opened.value.type === 'answer') return opened.value
    }
    return undefined
  }

  /** An answer, else a no: to this phone, or to whoever waits. `pairing-refused`, `offer-over`. */
  async function saidAmong(pending: Pending, entries: readonly Bytes[]): Promise<Result<PairingAnswer> | undefined> {
    const answer = await answerAmong(pending, entries)
    if (answer) return ok(answer)
    if (await isNoAmong(pending.keys.x, pending.channel, entries)) return fail(refusal('pairing-refused'))
    return (await isNoAmong(pending.x, pending.channel, entries)) ? fail(refusal('offer-over')) : undefined
  }

  async function isNoAmong(x: KeyPair, { id }: Channel, entries: readonly Bytes[]): Promise<boolean> {
    for (const entry of entries) {
      const opened = await openPairingEntry(x, id, entry)
      if (opened.ok && opened.value.type === 'no') return true
    }
    return false
  }

  const dropPairing = async (id: string): Promise<Result<void>> =>
    writePending(
      phone.store,
      (await readPending(phone.store)).filter(one => one.channel.id !== id),
    )

  async function finish(
    pending: Pending,
    answer: PairingAnswer,
    { session, writes }: Entered,
    more: readonly Write[],
  ): Promise<Result<GroupId>> {
    const { groupName, myName } = answer
    const record = { name: groupName, sample: false, openedAt: clock.now(), relay: pending.relay, myName }
    const left = (await readPending(phone.store)).filter(one => one.group !== pending.group)
    const kept = await keep(session, answer.keeper, record, [...writes, ...more, pendingWrite(left)])
    if (!kept.ok) return kept
    // A new member says who they are; a further phone's owner has said so long ago.
    if (pending.what === 'member') await sayMyName(session, docs, myName, 'joining')
    await docs.warm(session.group, session.docs())
    return ok(session.group)
  }

  async function answerIn(file: Blob): Promise<Result<GroupId | undefined>> {
    const waiting = await readPending(phone.store)
    if (waiting.length === 0) return ok(undefined)
    const read = await readWorkFile(new Uint8Array(await file.arrayBuffer()))
    const pending = read.ok && waiting.find(one => one.group === read.value.group)
    if (!pending || home.group(pending.group)) return ok(undefined)
    const answer = await answerAmong(pending, entriesOf(read.value, pending.channel))
    if (!answer) return fail(refusal('answer-other-phone'))
    const log = await logOf(answer)
    const entered = await enter(phone.store, pending, answer, entriesOf(read.value, log))
    if (!entered.ok) return entered
    // What came by hand is given to the relay, which may never have heard of it.
    return finish(pending, answer, entered.value, cursorWrites([log.id]))
  }

  return {
    startPairing,
    finishPairing,
    pairings: async () => Promise.all((await readPending(phone.store)).map(viewOf)),
    dropPairing,
    answerIn,
  }
}

const entriesOf = (file: WorkFile, { id }: Channel): readonly Bytes[] =>
  file.parts.filter(part => part.channel.id === id).flatMap(part => part.entries)
