import type { DeviceId, GroupId, MemberId } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { type DeviceUse, devicesKind, nameDevice } from '@porchlight/shared/group/devices'
import { docId } from '@porchlight/shared/base/ids'
import type { CardView, DeviceView, DevicesPart, NewOffer, Offer, PairingPart, PairingView, Standing } from '../engine/api-devices.ts'
import type { Group } from '../engine/api.ts'
import { work } from './fake-work.ts'

const CODE = 'K7Q2M-9XDTA-40RJE-BWH5N'
const CHECK = '4F7K-2QXM'
const CARD = `PORCHLIGHT-CARD1.${'q'.repeat(220)}`

/** What is in the group besides. */
interface Around {
  newId(): string
  name(args: { device: DeviceId; name: string; use?: DeviceUse }): void
  change: Group['change']
}

/** Phones, keys on paper, and a phone that is being let in, as screens see them. */
export class FakeDevices implements DevicesPart {
  readonly #group: Around
  readonly #flags: ReadonlySet<string>
  #devices: readonly DeviceView[]
  #cards: readonly CardView[] = []

  constructor(group: Around, member: MemberId, device: DeviceId, flags: ReadonlySet<string>) {
    this.#group = group
    this.#flags = flags
    this.#devices = [{ id: device, member, isThis: true, use: undefined, ready: true }]
    if (flags.has('devices'))
      for (const [name, use] of [
        ['Old Pixel', undefined],
        ['Paper in the desk', 'paper'],
        ['Backup', 'backup'],
      ] as const)
        this.#add(member, name, use)
  }

  #add(member: MemberId, name: string, use?: DeviceUse, ready = true): DeviceId {
    const id = this.#group.newId() as DeviceId
    this.#devices = [...this.#devices, { id, member, isThis: false, use, ready }]
    this.#group.name({ device: id, name, ...(use ? { use } : {}) })
    return id
  }

  devices = () => this.#devices
  standing = (): Standing => (this.#flags.has('pending') ? 'pending' : 'active')
  nameDevice = (device: DeviceId, name: string, use?: DeviceUse) =>
    this.#group.change(devicesKind, docId('devices', 'group'), nameDevice, { device, name, ...(use ? { use } : {}) })
  async offer(input: NewOffer): Promise<Result<Offer>> {
    await work(1)
    if (this.#flags.has('full-hands')) return fail(refusal('too-many-devices'))
    if (this.#flags.has('card')) this.#cards = [{ text: CARD, name: input.what === 'device' ? 'Tablet' : 'Ana', check: CHECK, seen: false }]
    return ok({ id: 'offer', link: `${location.origin}/#${input.what === 'device' ? 'd' : 'm'}1.${'A'.repeat(60)}.`, code: CODE })
  }
  cards = async () => this.#cards
  readCard = async (_offer: string, text: string) =>
    text.startsWith('PORCHLIGHT-CARD') ? ok({ text, name: 'Tablet', check: CHECK, seen: true }) : fail(refusal('card-not-recognised'))
  async letIn(_offer: string, card: CardView): Promise<Result<DeviceId>> {
    await work(2)
    return ok(this.#add(this.#devices[0]!.member, card.name))
  }
  answerFile = async () => ok(new Blob([new Uint8Array(6000)]))
  refuse = async () => ok(undefined)
  endOffer = async () => ok(undefined)
  async makeRecoveryKey() {
    await work(2)
    const device = this.#add(this.#devices[0]!.member, 'Paper', 'paper', !this.#flags.has('offline'))
    return ok({ device, link: `${location.origin}/#r1.${'A'.repeat(60)}.`, code: CODE })
  }
  renewDevice = async () => ok(this.#devices[0]!.id)
  remove(device: DeviceId): void {
    this.#devices = this.#devices.filter(one => one.id !== device)
  }
}

/** A phone that is being let in: it waits for ever, as one beside which nobody stands, unless the other has said no. */
export function fakePairing(flags: ReadonlySet<string>): PairingPart {
  let pending: PairingView | undefined
  return {
    async startPairing(offer, { name }) {
      pending = { id: 'offer', what: offer.what === 'member' ? 'member' : 'device', name, relay: '', card: CARD, check: CHECK }
      return ok(pending)
    },
    pairings: async () => (pending ? [pending] : []),
    finishPairing: (_, progress) =>
      flags.has('refused')
        ? Promise.resolve(fail(refusal('pairing-refused')))
        : new Promise<Result<GroupId>>(resolve => progress?.signal?.addEventListener('abort', () => resolve(fail(refusal('cancelled'))))),
    dropPairing: async () => {
      pending = undefined
      return ok(undefined)
    },
    async recover(_key, _input, progress) {
      await work(6, progress)
      return fail(refusal('recovery-unknown'))
    },
  }
}
