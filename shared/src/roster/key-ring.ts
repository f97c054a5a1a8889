import { equalBytes, fromHex, toHex, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { asFields, bytesField, listField, onlyFields, readCbor, writeCbor } from '../base/cbor.ts'
import type { ChannelId, EpochId, GroupId, Scope } from '../base/ids.ts'
import { refusal, Refused } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import { fail, ok } from '../base/result.ts'
import type { Result } from '../base/result.ts'
import { openOnce } from '../crypto/aead.ts'
import type { DeviceKeys } from '../crypto/device.ts'
import { hkdf } from '../crypto/hash.ts'
import { keyPairFromPkcs8 } from '../crypto/keys.ts'
import type { KeyPair } from '../crypto/keys.ts'
import { xFromSeed } from '../crypto/x25519.ts'
import { attempt } from '../wire/attempt.ts'
import { boundTo, isCommitted, openMyBox, parseBoxes, prevInfo } from '../wire/boxes.ts'
import type { BoxesEntry, EpochSecret } from '../wire/boxes.ts'
import { importSealingKey } from '../wire/entry.ts'
import type { SealingKey } from '../wire/entry.ts'
import { scopeField } from '../wire/mailbox.ts'
import type { MailboxContent } from '../wire/mailbox.ts'
import { wrongBoxes } from './boxes-check.ts'
import { locatorHalf, locatorOf } from './homes.ts'
import { cleanEpochs, epochsOf, latest } from './recipients.ts'
import type { Epoch, RosterState } from './state.ts'
import { createPool, letGoOf } from './boxes-pool.ts'
import { spoiledOf } from './spoiled.ts'
import type { Spoiled } from './spoiled.ts'
import { createTags } from './tags.ts'

/** One epoch's key as this device holds it. */
export interface EpochKey extends EpochSecret {
  readonly scope: Scope
  readonly nonce: Bytes
  readonly sealing: SealingKey
  /** The pair whose public half the epoch's operation publishes. */
  readonly x: KeyPair
  /** Undefined until the roster has confirmed it: good for opening, not for sealing. */
  readonly epoch: EpochId | undefined
}

/** The keys of one group on one device. */
export interface KeyRing {
  /** A key of our own making, with the boxes that were made for it. */
  add(scope: Scope, nonce: Bytes, secret: EpochSecret, boxes?: BoxesEntry): Promise<void>
  addMailbox(content: MailboxContent): Promise<void>
  /** A further key pair that boxes may be for: an invitation's, on the phone that came by it. */
  addOpener(pair: KeyPair): void
  /** A boxes entry of `keys/<scope>`; what cannot be opened or judged yet is kept. `malformed`. */
  receiveBoxes(scope: Scope, entry: Uint8Array): Promise<Result<'opened' | 'kept' | 'known'>>
  /**
   * Brings the ring up to the roster: confirms keys, walks back through `prev`, opens kept boxes.
   * Answers what it found wrong since last time: `key-commitment`, `recipients-mismatch`.
   */
  update(state: RosterState): Promise<readonly Refusal[]>
  /** What a rekey or welcome has spoiled for this device. `complete`: everything that there is has come. */
  spoiled(complete: boolean): Spoiled
  /** Boxes (hash, hex) that an operation names and that may have been let go: too many came that none named. */
  letGo(scope: Scope): ReadonlySet<string>
  /** The key to seal new content under. `needs-rekey`: no clean epoch; `missing-key`: there is one, not here yet. */
  newest(scope: Scope): Result<EpochKey>
  /** For late work of somebody who is no longer a recipient. */
  newestHeld(scope: Scope): EpochKey | undefined
  /** The key that an entry of this channel with this tag is sealed under. */
  byTag(scope: Scope, channel: ChannelId, tag: string): Promise<EpochKey | undefined>
  byEpoch(epoch: EpochId): EpochKey | undefined
  /** Where the scope's channels are now; undefined when the group has moved and the new locator is not here. */
  locator(scope: Scope): Bytes | undefined
  /** The locator with this half of a commitment, if it is here: of a home that was left, for example. */
  locatorOf(scope: Scope, half: string): Bytes | undefined
  /** Every key of a scope that is here. */
  held(scope: Scope): readonly EpochKey[]
  /** Scopes of which some key is here. */
  scopes(): readonly Scope[]
  /** Everything secret, for sealing at rest. */
  toBytes(): Bytes
}

const NO_LOCATOR: Bytes = new Uint8Array(0)

export function createKeyRing(device: DeviceKeys, group: GroupId): KeyRing {
  /** By scope, nonce and key: somebody may post another key under a known nonce, and only the roster tells which is right. */
  const keys = new Map<string, EpochKey>()
  const confirmed = new Map<EpochId, EpochKey>()
  const boxes = createPool()
  const checked = new Set<string>()
  const bad = new Set<EpochId>()
  const mine: KeyPair[] = [device.x]
  /** Keys that the roster has shown to be wrong: never taken again. */
  const rejected = new Set<string>()
  const tags = createTags<EpochKey>()
  let state: RosterState | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const nameOf = (scope: Scope, nonce: Uint8Array, key: Uint8Array) => `${scope} ${toHex(nonce)} ${toHex(key)}`

  async function put(scope: Scope, nonce: Uint8Array, secret: EpochSecret): Promise<EpochKey> {
    const name = nameOf(scope, nonce, secret.key)
    const known = keys.get(name)
    if (known && equalBytes(known.locator, secret.locator)) return known
    const key = secret.key.slice()
    const x = await xFromSeed(await hkdf(key, new Uint8Array(0), utf8('porchlight/epoch-x/v1'), 32))
    const made = {
      key,
      locator: secret.locator.slice(),
      scope,
      nonce: nonce.slice(),
      sealing: await importSealingKey(key),
      x,
      epoch: undefined,
    }
    if (!known?.epoch && !rejected.has(name)) keys.set(name, made)
    return made
  }

  const boundOf = (epoch: Epoch) => boundTo(epoch.op === (group as string) ? undefined : group)

  /** Ours, and the organizers' for turfs. */
  const openers = (scope: Scope): KeyPair[] =>
    scope.startsWith('turf/') ? [...mine, ...[...keys.values()].filter(one => one.scope === 'organizers').map(one => one.x)] : mine

  async function tryBoxes(scope: Scope, entry: BoxesEntry): Promise<boolean> {
    for (const pair of openers(scope)) {
      for (const bound of [boundTo(group), boundTo(undefined)]) {
        const secret = await openMyBox(entry, bound, scope, pair)
        if (!secret) continue
        await put(scope, entry.nonce, secret)
        return true
      }
    }
    return false
  }

  async function confirm(epoch: Epoch, wrong: Refusal[]): Promise<boolean> {
    for (const [name, key] of keys) {
      if (key.epoch || key.scope !== epoch.scope || !equalBytes(key.nonce, epoch.nonce)) continue
      const fits =
        (await isCommitted(epoch.commit, boundOf(epoch), epoch.scope, epoch.nonce, key)) && equalBytes(key.x.public, epoch.public)
      if (!fits) {
        keys.delete(name)
        rejected.add(name)
        tags.forget(key)
        wrong.push(refusal('key-commitment', { detail: `${epoch.scope} ${epoch.id}` }))
        continue
      }
      const known = { ...key, epoch: epoch.id }
      keys.set(name, known)
      confirmed.set(epoch.id, known)
      tags.replace(key, known)
      return true
    }
    return false
  }

  const hasBehind = (epoch: Epoch) => confirmed.has(epoch.id) && epoch.prev.some(one => !confirmed.has(one.epoch))

  /** The keys before this one, which it carries. */
  async function walkBack(epoch: Epoch, now: RosterState): Promise<boolean> {
    const key = confirmed.get(epoch.id)!
    let found = false
    for (const one of epoch.prev) {
      const before = now.epochs.get(one.epoch)
      if (!before || confirmed.has(one.epoch)) continue
      const sealer = await hkdf(key.key, epoch.nonce, prevInfo(one.epoch), 32)
      const plain = await openOnce(sealer, fromHex(one.epoch), one.sealed)
      if (plain?.length !== 32) continue
      // From before a move: it led where the group is no longer.
      const locator = locatorHalf(before) === locatorHalf(epoch) ? key.locator : NO_LOCATOR
      await put(before.scope, before.nonce, { key: plain, locator })
      found = (await confirm(before, [])) || found
    }
    return found
  }

  async function bring(now: RosterState): Promise<Refusal[]> {
    state = now
    const wrong: Refusal[] = []
    const epochs = [...now.epochs.values()]
    for (let more = true; more;) {
      more = false
      for (const epoch of epochs) if (!confirmed.has(epoch.id)) more = (await confirm(epoch, wrong)) || more
      for (const epoch of epochs) if (hasBehind(epoch)) more = (await walkBack(epoch, now)) || more
      if (more) continue
      const lacking = new Set(epochs.filter(one => !confirmed.has(one.id)).map(one => toHex(one.nonce)))
      for (const { scope, entry } of boxes.values()) if (lacking.has(toHex(entry.nonce))) more = (await retry(scope, entry)) || more
    }
    const unseen = boxes.hashes().some(hash => !checked.has(hash))
    for (const epoch of unseen ? epochs : []) {
      const about = await wrongBoxes(epoch, boxes, checked)
      // A stranger may hold the key now, or somebody lacks it: nobody seals under it any more.
      if (about.length > 0) bad.add(epoch.id)
      for (const detail of about) wrong.push(refusal('recipients-mismatch', { detail }))
    }
    boxes.tidy(epochs, epoch => confirmed.has(epoch.id) && !bad.has(epoch.id))
    return wrong
  }

  async function retry(scope: Scope, entry: BoxesEntry): Promise<boolean> {
    const before = keys.size
    await tryBoxes(scope, entry)
    return keys.size > before
  }

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }

  const held = (scope: Scope): EpochKey[] => [...keys.values()].filter(one => one.scope === scope)

  function newestHeld(scope: Scope): EpochKey | undefined {
    const known = state ? epochsOf(state, scope).filter(one => confirmed.has(one.id) && !bad.has(one.id)) : []
    const [newest] = state ? latest(state, known) : []
    return newest ? confirmed.get(newest.id) : held(scope).at(-1)
  }

  const locatorWith = (scope: Scope, half: string): Bytes | undefined =>
    held(scope).find(one => one.epoch && one.locator.length > 0 && locatorHalf(state!.epochs.get(one.epoch)!) === half)?.locator

  function locator(scope: Scope): Bytes | undefined {
    const half = state && locatorOf(state, scope)
    // Before the roster knows the scope, or confirms any key of it, the mailbox is believed.
    if (half === undefined || held(scope).every(one => !one.epoch)) return held(scope).at(-1)?.locator
    return locatorWith(scope, half)
  }

  return {
    add: (scope, nonce, secret, made) =>
      inTurn(async () => {
        await put(scope, nonce, secret)
        if (!made) return
        boxes.put(toHex(made.hash), { scope, entry: made })
        checked.add(toHex(made.hash))
      }),
    addMailbox: content => inTurn(async () => void (await put(content.scope, content.nonce, content))),
    addOpener: pair => {
      if (!mine.some(one => equalBytes(one.public, pair.public))) mine.push(pair)
    },
    receiveBoxes: (scope, raw) =>
      inTurn(() =>
        attempt(async () => {
          const parsed = await parseBoxes(raw)
          if (!parsed.ok) throw new Refused(parsed.error.code, parsed.error)
          const entry = parsed.value
          const hash = toHex(entry.hash)
          if (boxes.has(hash)) return 'known' as const
          boxes.put(hash, { scope, entry })
          return (await tryBoxes(scope, entry)) ? ('opened' as const) : ('kept' as const)
        }),
      ),
    update: now => inTurn(() => bring(now)),
    newest(scope) {
      if (!state) return fail(refusal('missing-key'))
      const clean = cleanEpochs(state, scope).filter(one => !bad.has(one.id))
      const best = clean.find(one => confirmed.has(one.id))
      if (best) return ok(confirmed.get(best.id)!)
      return fail(refusal(clean.length > 0 ? 'missing-key' : 'needs-rekey', { detail: scope }))
    },
    spoiled: complete =>
      state ? spoiledOf(state, { bad, confirmed, boxes, openers, device: toHex(device.x.public), complete }) : { renew: [], ask: [] },
    letGo: scope => (state ? letGoOf(epochsOf(state, scope), boxes, confirmed) : new Set()),
    newestHeld,
    async byTag(scope, channel, tag) {
      // Several entries are opened side by side: all of them wait for the same tags.
      await Promise.all(held(scope).map(key => tags.learn(nameOf(key.scope, key.nonce, key.key), channel, name => keys.get(name) ?? key)))
      return tags.at(channel, tag)
    },
    byEpoch: epoch => confirmed.get(epoch),
    locator,
    locatorOf: (scope, half) => (state ? locatorWith(scope, half) : undefined),
    held,
    scopes: () => [...new Set([...keys.values()].map(one => one.scope))].sort(),
    toBytes: () =>
      writeCbor({
        v: 1,
        openers: mine.slice(1).map(one => one.pkcs8),
        keys: [...keys.values()].map(one => [one.scope, one.nonce, one.key, one.locator]),
        boxes: [...boxes.values()].map(one => [one.scope, one.entry.raw]),
      }),
  }
}

/** Reads `toBytes` back; call `update` with the roster afterwards. Throws Refused('malformed') for other bytes. */
export async function keyRingFrom(device: DeviceKeys, group: GroupId, bytes: Uint8Array): Promise<KeyRing> {
  const fields = asFields(readCbor(bytes))
  onlyFields(fields, ['v', 'openers', 'keys', 'boxes'])
  const ring = createKeyRing(device, group)
  for (const item of listField(fields, 'openers', 1_000)) ring.addOpener(await keyPairFromPkcs8('X25519', (item as Bytes).slice()))
  for (const item of listField(fields, 'keys', 100_000)) {
    const row = asFields(Object.assign({}, item as unknown[]))
    const scope = scopeField(row, '0')
    await ring.add(scope, bytesField(row, '1', 16), { key: bytesField(row, '2', 32), locator: bytesField(row, '3', undefined, 32) })
  }
  for (const item of listField(fields, 'boxes', 100_000)) {
    const row = asFields(Object.assign({}, item as unknown[]))
    await ring.receiveBoxes(scopeField(row, '0'), bytesField(row, '1'))
  }
  return ring
}
