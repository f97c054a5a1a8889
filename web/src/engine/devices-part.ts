import { docId, type DeviceId, type DocId, isTurf } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { devicesKind, nameDevice } from '@porchlight/shared/group/devices'
import { codeOf } from '@porchlight/shared/wire/invitation-link'
import { cardText, checkLetters, openPairingEntry, type PairingCard, pairingKeys, readCardText } from '@porchlight/shared/wire/pairing'
import type { CardView, DevicesPart, NewRecoveryKey } from './api-devices.ts'
import type { Group } from './api.ts'
import type { PairingMailbox } from './my-mailboxes.ts'
import type { Session } from './session.ts'

export interface DevicesPorts {
  /** As this tab has it; undefined until it is loaded. */
  loaded(): Session | undefined
  call<T>(name: string, args: object): Promise<Result<T>>
  linkTo(seed: Uint8Array, what?: 'device' | 'member' | 'recovery'): string
  change: Group['change']
  view: Group['view']
  /** Looks whether there is another session now, as after a renewal. */
  load(): Promise<void>
  changed(): void
}

/** What `Group` does about devices, in any tab; loaded with the first of it. */
export function createDevicesPart(ports: DevicesPorts): Omit<DevicesPart, 'devices' | 'standing'> {
  const { loaded, call, linkTo } = ports

  const offerOf = (id: string): PairingMailbox | undefined =>
    loaded()
      ?.mailboxes()
      .find((one): one is PairingMailbox => one.is === 'pairing' && one.channel.id === id)

  /** What the leading tab has made durable is here, too. */
  async function upToDate(id: string): Promise<PairingMailbox | undefined> {
    if (!offerOf(id)) await loaded()?.reload()
    return offerOf(id)
  }

  /** Members' devices are named in the group, canvassers' in their turfs. */
  function namingDocs(): readonly DocId[] {
    const held =
      loaded()
        ?.docs()
        .map(doc => doc.slice(doc.indexOf('@') + 1)) ?? []
    const scopes = held.includes('group') ? ['group'] : [...new Set(held)].filter(scope => isTurf(scope as never))
    return scopes.map(scope => docId('devices', scope as never))
  }

  const name: DevicesPart['nameDevice'] = async (device, called, use) => {
    const places = namingDocs()
    if (places.length === 0) return fail(refusal('not-here-yet'))
    for (const doc of places) {
      const named = await ports.change(devicesKind, doc, nameDevice, { device, name: called, ...(use ? { use } : {}) })
      if (!named.ok) return named
    }
    return ok(undefined)
  }

  return {
    nameDevice: name,
    async renewDevice() {
      const old = loaded()?.keys.id
      const names = namingDocs().map(doc => old && ports.view(devicesKind, doc)?.names[old])
      const renewed = await call<DeviceId>('renewDevice', {})
      await ports.load()
      // The same phone to its owner: it is called as before.
      const called = names.find(Boolean)
      if (renewed.ok && called) await name(renewed.value, called)
      return renewed
    },
    async offer(input) {
      const made = await call<string>('offer', { input })
      if (!made.ok) return made
      const mailbox = await upToDate(made.value)
      if (!mailbox) return fail(refusal('internal', { detail: 'offer' }))
      return ok({ id: made.value, link: linkTo(mailbox.seed, input.what), code: codeOf(mailbox.seed) })
    },
    async cards(id) {
      const [session, mailbox] = [loaded(), await upToDate(id)]
      if (!session || !mailbox) return []
      const { x, channel } = await pairingKeys(mailbox.seed)
      const found = new Map<string, CardView>()
      for await (const entry of session.storedEntries(channel.id)) {
        const opened = await openPairingEntry(x, channel.id, entry)
        if (!opened.ok || opened.value.type !== 'card' || opened.value.channel !== channel.id) continue
        const card = await viewOf(opened.value, false)
        found.set(card.check, card)
      }
      return [...found.values()]
    },
    async readCard(id, text) {
      const card = await readCardText(text)
      if (!card.ok) return card
      return card.value.channel === id ? ok(await viewOf(card.value, true)) : fail(refusal('card-other-offer'))
    },
    letIn: (offer, card) => call('letIn', { offer, card: card.text }),
    refuse: (offer, card) => call('refuse', { offer, card: card.text }),
    answerFile: (offer, brief) => call('answerFile', { offer, brief }),
    endOffer: offer => call('endOffer', { offer }),
    async makeRecoveryKey() {
      const made = await call<{ seed: Uint8Array; device: DeviceId }>('makeRecoveryKey', {})
      if (!made.ok) return made
      const { seed, device } = made.value
      if (
        !loaded()
          ?.mailboxes()
          .some(one => one.is === 'recovery' && one.device === device)
      )
        await loaded()?.reload()
      ports.changed()
      return ok<NewRecoveryKey>({ device, link: linkTo(seed, 'recovery'), code: codeOf(seed) })
    },
  }
}

const viewOf = async (card: PairingCard, seen: boolean): Promise<CardView> => ({
  text: cardText(card),
  name: card.name,
  check: await checkLetters(card),
  seen,
})
