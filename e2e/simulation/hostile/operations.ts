import { concat, toHex } from '@porchlight/shared/base/bytes'
import type { Bytes } from '@porchlight/shared/base/bytes'
import type { OpId, Scope } from '@porchlight/shared/base/ids'
import { newDeviceKeys } from '@porchlight/shared/crypto/device'
import { deviceCard } from '@porchlight/shared/roster/author'
import { makeEpoch } from '@porchlight/shared/roster/epochs'
import { epochsOf, recipientsOf } from '@porchlight/shared/roster/recipients'
import type { NewAct } from '@porchlight/shared/roster/sign-operation'
import { boundTo, buildBoxes } from '@porchlight/shared/wire/boxes'
import type { Choice } from '../acts.ts'
import type { Hostile } from './acts.ts'

/** What somebody hostile may do to the roster and its keys. */
export function hostileOperations({ world, hands, honest, post }: Hostile): readonly Choice[] {
  const { random } = world
  const { session } = hands
  const scopes = (): readonly Scope[] => session.ring.scopes()
  const founder = () => honest[0]!.engine.group(honest[0]!.group).me()
  const me = () => session.me()!.id
  const say = async (act: NewAct, how: Parameters<typeof hands.operation>[1] = {}) => hands.postOperation(await hands.operation(act, how))
  const someEpochs = () => [...session.state()!.epochs.keys()].filter(() => random.chance(0.4)).slice(0, 3)

  async function epoch(scope: Scope, to: (keys: string[]) => string[]) {
    const view = session.state()!
    const prev = epochsOf(view, scope).flatMap(one => session.ring.byEpoch(one.id) ?? [])
    const keys = to([...recipientsOf(view, scope)])
    return makeEpoch(view.group, scope, keys, random.chance(0.7) ? prev : [], session.ring.locator(scope), random)
  }

  async function rekey(to: (keys: string[]) => string[], boxes: 'with' | 'without' | 'other'): Promise<void> {
    const scope = random.pick(scopes())
    const made = await epoch(scope, to)
    const other = { ...made.secret, key: random.bytes(32).slice() as Bytes }
    const all = recipientsOf(session.state()!, scope)
    const entry = boxes === 'other' ? await buildBoxes(boundTo(session.group), scope, made.item.nonce, all, other, random) : made.boxes
    if (boxes !== 'without') await post(`keys/${scope}`, entry.raw)
    await say({ type: 'rekey', epochs: [{ ...made.item, boxesHash: entry.hash }] })
  }

  async function welcome(): Promise<void> {
    const scope = random.pick(scopes())
    const key = session.ring.newestHeld(scope)
    if (!key?.epoch) return
    const stranger = await newDeviceKeys(random)
    const boxes = await buildBoxes(boundTo(session.group), scope, key.nonce, [toHex(stranger.x.public)], key, random)
    if (random.chance(0.6)) await post(`keys/${scope}`, boxes.raw)
    await say({ type: 'welcome', scope, epoch: key.epoch, boxesHash: boxes.hash })
  }

  async function move(): Promise<void> {
    const known = [...session.state()!.tips.keys()].toSorted().filter(scope => session.ring.locator(scope))
    const items = []
    for (const scope of known) items.push((await epoch(scope, to => to)).item)
    await say({ type: 'move', keeper: random.bytes(32).slice() as Bytes, epochs: items })
  }

  async function addDevice(possession?: Bytes): Promise<void> {
    const card = await deviceCard(await newDeviceKeys(random), session.group)
    await say({ type: 'addDevice', ...card, ...(possession ? { possession } : {}) })
  }

  return [
    [2, 'promote', () => say({ type: 'setRole', member: me(), role: 'admin' })],
    [1, 'remove the founder', () => say({ type: 'removeMember', member: founder().member, cause: true, cut: [] })],
    [1, 'a stranger’s', async () => say({ type: 'ask', epochs: someEpochs() }, { keys: await newDeviceKeys(random) })],
    [
      1,
      'in the founder’s name',
      () => say({ type: 'setRole', member: me(), role: 'admin' }, { keys: { ...session.keys, id: founder().device } }),
    ],
    [1, 'on nothing', () => say({ type: 'revoke', member: me(), scope: TURF }, { parents: [toHex(random.bytes(32)) as OpId] })],
    [1, 'ask', () => say({ type: 'ask', epochs: someEpochs() })],
    [1, 'own device', () => addDevice()],
    [1, 'claimed device', () => addDevice(random.bytes(64).slice() as Bytes)],
    [2, 'rekey', () => rekey(to => to, 'with')],
    [2, 'rekey for some', () => rekey(to => to.filter(() => random.chance(0.7)), 'with')],
    [2, 'rekey without boxes', () => rekey(to => to, 'without')],
    [2, 'rekey with other keys', () => rekey(to => to, 'other')],
    [2, 'boxes for nothing', async () => post(`keys/${random.pick(scopes())}`, (await epoch(random.pick(scopes()), to => to)).boxes.raw)],
    [2, 'welcome', welcome],
    [1, 'move', move],
    [1, 'garbage in the log', async () => post('log', await hands.seal('log', random.bytes(65 + random.below(200))))],
    [
      1,
      'garbage in keys',
      () => post(`keys/${random.pick(scopes())}`, concat(new Uint8Array([random.below(6)]), random.bytes(1 + random.below(300)))),
    ],
    [1, 'late garbage', async () => (session.channelOf('late') ? post('late', concat(new Uint8Array([4]), random.bytes(200))) : undefined)],
  ]
}

const TURF = 'turf/0123456789abcdef'
