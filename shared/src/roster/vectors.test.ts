import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeVectors } from './testing/make-vectors.ts'
import { fromBase64Url, fromHex, toHex } from '../base/bytes.ts'
import type { ChannelId, DocId, GroupId, OpId, Scope } from '../base/ids.ts'
import { must } from '../base/result.ts'
import { deviceKeysFrom } from '../crypto/device.ts'
import { createKeyRing } from './key-ring.ts'
import { parseOperation } from './parse-operation.ts'
import { createRoster } from './roster.ts'
import { isActorOf, isSignedBy, parseBatch, signBatch } from '../wire/batch.ts'
import { channelFor } from '../wire/channel.ts'
import { importSealingKey, openEntry, sealEntry, tagFor } from '../wire/entry.ts'
import { codeOf, invitationKeys, readInvitationText } from '../wire/invitation-link.ts'
import { openMailboxEntry } from '../wire/mailbox.ts'
import { unpackChanges } from '../wire/payload.ts'
import { readWorkFile } from '../wire/work-file.ts'

/** Version 1 of every format, frozen. What is read here was written once and is never written again. */
interface Vectors {
  device: { ed: string; x: string; edPkcs8: string; xPkcs8: string; id: string }
  newcomer: { id: string; edPkcs8: string; xPkcs8: string }
  group: GroupId
  operations: { type: string; id: OpId; raw: string }[]
  epochs: { id: string; scope: Scope; key: string; locator: string }[]
  boxes: { scope: Scope; entry: string }[]
  invitation: { seed: string; code: string; link: string; id: string; mailbox: ChannelId; preimage: string; entries: string[] }
  channel: { doc: DocId; id: ChannelId; preimage: string; tag: string }
  actor: string
  batch: { changes: string[]; payload: string; first: { id: string; signed: string }; second: { id: string; signed: string } }
  entry: string
  workFile: string
}
const frozen = JSON.parse(readFileSync(new URL('../../vectors/v1.json', import.meta.url), 'utf8')) as Vectors
const keysOf = (one: { edPkcs8: string; xPkcs8: string }) => deviceKeysFrom({ ed: fromHex(one.edPkcs8), x: fromHex(one.xPkcs8) })
const roster = createRoster(frozen.group)

beforeAll(async () => {
  for (const { type, raw } of frozen.operations) if (type !== 'move') expect(must(await roster.receive(fromHex(raw)))).toBe('added')
})

describe('frozen vectors, version 1', () => {
  it('device ids follow from the keys', async () => {
    const keys = await keysOf(frozen.device)
    expect([keys.id, toHex(keys.ed.public), toHex(keys.x.public)]).toEqual([frozen.device.id, frozen.device.ed, frozen.device.x])
    expect((await keysOf(frozen.newcomer)).id).toBe(frozen.newcomer.id)
  })

  it('every type of operation is there, and has its id', async () => {
    const types = []
    for (const { type, id, raw } of frozen.operations) {
      const op = must(await parseOperation(fromHex(raw)))
      expect([op.id, op.act.type]).toEqual([id, type])
      types.push(type)
    }
    expect(types.toSorted()).toEqual(
      'addDevice addMember admit ask genesis grant invite join move rekey removeDevice removeMember revoke revokeInvite setRole welcome'.split(
        ' ',
      ),
    )
  })

  it('boxes open, by own key and by the organizers’, to the keys that the epochs are', async () => {
    const ring = createKeyRing(await keysOf(frozen.device), frozen.group)
    for (const { scope, entry } of frozen.boxes) expect(must(await ring.receiveBoxes(scope, fromHex(entry)))).toBe('opened')
    expect(await ring.update(roster.view()!)).toEqual([])
    for (const { id, scope, key, locator } of frozen.epochs) {
      const held = ring.byEpoch(id as never)!
      expect([held.scope, toHex(held.key), toHex(held.locator)]).toEqual([scope, key, locator])
    }
    expect(frozen.epochs).toHaveLength(4)
  })

  it('link, code and mailbox', async () => {
    const { seed, code, link, id, mailbox, preimage, entries } = frozen.invitation
    const read = must(readInvitationText(link))
    expect([toHex(read.seed), read.group, read.relay]).toEqual([seed, frozen.group, 'wss://relay.example/relay'])
    expect([toHex(must(readInvitationText(code)).seed), codeOf(fromHex(seed))]).toEqual([seed, code])
    const keys = await invitationKeys(fromHex(seed))
    expect([keys.id, keys.mailbox.id, toHex(keys.mailbox.preimage)]).toEqual([id, mailbox, preimage])
    for (const entry of entries) {
      const content = must(await openMailboxEntry(keys.x, mailbox, fromHex(entry)))
      const epoch = frozen.epochs.find(one => one.id === content.epoch)!
      expect([content.scope, toHex(content.key), toHex(content.locator), content.group]).toEqual([
        epoch.scope,
        epoch.key,
        epoch.locator,
        frozen.group,
      ])
    }
    expect(entries).toHaveLength(2)
  })

  it('channel, tag, actor, batch and entry, byte for byte', async () => {
    const { channel, batch } = frozen
    const turf = frozen.epochs.find(one => one.scope.startsWith('turf/'))!
    const made = await channelFor(roster.view()!.keeper, fromHex(turf.locator), channel.doc)
    expect([made.id, toHex(made.preimage)]).toEqual([channel.id, channel.preimage])
    const key = await importSealingKey(fromHex(turf.key))
    expect(await tagFor(key, channel.id)).toBe(channel.tag)
    const keys = await keysOf(frozen.device)
    expect(await isActorOf(frozen.actor, keys.id, channel.doc)).toBe(true)
    const first = must(await parseBatch(fromHex(batch.first.signed)))
    expect([first.id, await isSignedBy(first, keys.ed.public)]).toEqual([batch.first.id, true])
    expect(must(await unpackChanges(first.payload)).map(toHex)).toEqual(batch.changes)
    // DEFLATE may be written in other ways one day; what is signed over these bytes may not.
    const header = { kind: 'changes', group: frozen.group, doc: channel.doc, auth: first.auth } as const
    const again = await signBatch(keys, { ...header, seq: 1, prev: undefined }, fromHex(batch.payload))
    expect(toHex(again.signed)).toBe(batch.first.signed)
    const second = await signBatch(keys, { ...header, seq: 2, prev: first.id }, fromHex(batch.payload))
    expect([second.id, toHex(second.signed)]).toEqual([batch.second.id, batch.second.signed])
    expect(toHex(must(await sealEntry(key, channel.id, channel.doc, first.signed)))).toBe(frozen.entry)
    expect(toHex(must(await openEntry(key, channel.id, channel.doc, fromHex(frozen.entry))))).toBe(batch.first.signed)
  })

  it('work file', async () => {
    const file = must(await readWorkFile(fromBase64Url(frozen.workFile)))
    expect([file.group, file.made, file.problem]).toEqual([frozen.group, 1_790_000_000_000, undefined])
    expect(file.parts.map(part => [part.channel.id, part.entries.map(toHex)])).toEqual([[frozen.channel.id, [frozen.entry]]])
  })

  it('are what the code of today would write', async () => {
    const { batch: _batch, entry: _entry, workFile: _file, ...today } = (await makeVectors()) as unknown as Vectors
    const { batch, entry, workFile, ...then } = frozen
    expect(today).toEqual(then)
    expect([batch, entry, workFile].every(Boolean)).toBe(true)
  })
})
