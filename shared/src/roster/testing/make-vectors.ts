import { toBase64Url, toHex } from '../../base/bytes.ts'
import type { Bytes } from '../../base/bytes.ts'
import { docId } from '../../base/ids.ts'
import type { OpId } from '../../base/ids.ts'
import type { Random } from '../../base/ports.ts'
import { must } from '../../base/result.ts'
import { newDeviceKeys } from '../../crypto/device.ts'
import { act, deviceCard, invite, join, newGroup, rekey, welcome } from '../author.ts'
import type { Operation } from '../operations.ts'
import { signOperation } from '../sign-operation.ts'
import { newActor, signBatch } from '../../wire/batch.ts'
import { channelFor } from '../../wire/channel.ts'
import { sealEntry, tagFor } from '../../wire/entry.ts'
import { codeOf, linkOf } from '../../wire/invitation-link.ts'
import { packChanges } from '../../wire/payload.ts'
import { workFileEnd, workFileHead, workFileParts } from '../../wire/work-file.ts'

/** Fixed keys: bytes that count upwards. */
function counting(): Random {
  let next = 0
  return { bytes: length => Uint8Array.from({ length }, () => next++ & 255), unit: () => 0.5 }
}

/** Every format once, under fixed keys: what `shared/vectors` holds. */
export async function makeVectors(): Promise<Record<string, unknown>> {
  const random = counting()
  const hex = (bytes: Uint8Array) => toHex(bytes)
  const keys = await newDeviceKeys(random)
  const newcomer = await newDeviceKeys(random)
  const third = await newDeviceKeys(random)
  const TURF = 'turf/0f3a91c24be07d55'
  const ops: Operation[] = []
  const keep = (op: Operation) => (ops.push(op), op)

  const { group, roster, ring, op, boxes } = await newGroup(keys, random)
  keep(op)
  const turf = must(await rekey(roster, ring, keys, [TURF], random))
  keep(turf.op)
  const invited = must(await invite(roster, ring, keys, { role: 'canvasser', scopes: [TURF], uses: 2, expires: 1_800_000_000_000 }, random))
  keep(invited.op)
  keep(must(await join(roster, newcomer, invited.keys)))
  const other = await deviceCard(third, group)
  keep(must(await act(roster, keys, { type: 'addMember', ...other, role: 'member', scopes: [TURF] })))
  const fourth = await deviceCard(await newDeviceKeys(random), group)
  keep(must(await act(roster, keys, { type: 'addDevice', ...fourth })))
  const [member, target] = [newcomer.id as string as never, third.id]
  const scope = TURF
  keep(must(await act(roster, keys, { type: 'grant', member, scope })))
  keep(must(await act(roster, keys, { type: 'revoke', member, scope })))
  keep(must(await act(roster, keys, { type: 'setRole', member, role: 'organizer' })))
  const key = must(ring.newest('log'))
  const cut = [[docId('visits', TURF), third.id, 'ab'.repeat(32)]] as never
  keep(must(await welcome(roster, ring, keys, 'group', random))!.op)
  keep(must(await act(roster, keys, { type: 'revokeInvite', invitation: invited.keys.id })))
  keep(must(await act(roster, keys, { type: 'ask', epochs: [key.epoch!] })))
  keep(must(await act(roster, keys, { type: 'admit', join: ops.find(one => one.act.type === 'join')!.id })))
  keep(must(await act(roster, keys, { type: 'removeDevice', target, cause: false, cut })))
  keep(must(await act(roster, keys, { type: 'removeMember', member, cause: true, cut })))
  const heads = roster.heads() as OpId[]
  const item = turf.op.act.type === 'rekey' ? turf.op.act.epochs[0]! : undefined
  const moved = { type: 'move', keeper: random.bytes(32) as Bytes, epochs: [item!], relay: 'wss://relay.example/relay' } as const
  keep(await signOperation(keys, group, heads, moved))

  const doc = docId('visits', TURF)
  const view = roster.view()!
  const channel = await channelFor(view.keeper, ring.locator(TURF)!, doc)
  const turfKey = ring.newestHeld(TURF)!
  const changes = [random.bytes(30), random.bytes(5)]
  const payload = await packChanges(changes)
  const first = await signBatch(keys, { kind: 'changes', group, doc, seq: 1, prev: undefined, auth: heads }, payload)
  const second = await signBatch(keys, { kind: 'changes', group, doc, seq: 2, prev: first.id, auth: heads }, payload)
  const entry = must(await sealEntry(turfKey.sealing, channel.id, doc, first.signed))
  const file = [workFileHead({ group, made: 1_790_000_000_000 }), ...workFileParts(channel, [entry]), workFileEnd(1, 1)]
  const turfBoxes = turf.boxes[0]!.entry
  return {
    device: { ed: hex(keys.ed.public), x: hex(keys.x.public), edPkcs8: hex(keys.ed.pkcs8), xPkcs8: hex(keys.x.pkcs8), id: keys.id },
    group,
    newcomer: { id: newcomer.id, edPkcs8: hex(newcomer.ed.pkcs8), xPkcs8: hex(newcomer.x.pkcs8) },
    operations: ops.map(one => ({ type: one.act.type, id: one.id, raw: hex(one.raw) })),
    epochs: [...view.epochs.values()].map(one => ({
      id: one.id,
      scope: one.scope,
      key: hex(ring.byEpoch(one.id)!.key),
      locator: hex(ring.byEpoch(one.id)!.locator),
    })),
    boxes: [...boxes, { scope: TURF, entry: turfBoxes }].map(one => ({ scope: one.scope, entry: hex(one.entry) })),
    invitation: {
      seed: hex(invited.seed),
      code: codeOf(invited.seed),
      link: linkOf('https://app.example/', { seed: invited.seed, group, relay: 'wss://relay.example/relay' }),
      id: invited.keys.id,
      mailbox: invited.mailbox.id,
      preimage: hex(invited.mailbox.preimage),
      entries: invited.mailboxes.map(one => hex(one.entry)),
    },
    channel: { doc, id: channel.id, preimage: hex(channel.preimage), tag: await tagFor(turfKey.sealing, channel.id) },
    actor: await newActor(keys.id, doc, counting()),
    batch: {
      changes: changes.map(hex),
      payload: hex(payload),
      first: { id: first.id, signed: hex(first.signed) },
      second: { id: second.id, signed: hex(second.signed) },
    },
    entry: hex(entry),
    workFile: toBase64Url(Uint8Array.from(file.flatMap(part => [...part]))),
  }
}
