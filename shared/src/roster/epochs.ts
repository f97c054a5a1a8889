import { fromHex, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import type { GroupId, Scope } from '../base/ids.ts'
import type { Random } from '../base/ports.ts'
import { sealOnce } from '../crypto/aead.ts'
import { hkdf } from '../crypto/hash.ts'
import { xFromSeed } from '../crypto/x25519.ts'
import { boundTo, buildBoxes, commitTo, prevInfo } from '../wire/boxes.ts'
import type { BoxesEntry, EpochSecret } from '../wire/boxes.ts'
import type { EpochKey } from './key-ring.ts'
import type { EpochItem } from './operations.ts'

/** A new epoch before its operation exists. */
export interface MadeEpoch {
  readonly item: EpochItem
  readonly secret: EpochSecret
  /** For `keys/<scope>`; to be appended before the operation. */
  readonly boxes: BoxesEntry
}

const NOTHING = new Uint8Array(0)

/** The X25519 public half of an epoch's key. */
export const publicOf = async (key: Uint8Array): Promise<Bytes> =>
  (await xFromSeed(await hkdf(key, NOTHING, utf8('porchlight/epoch-x/v1'), 32))).public

/** `group` undefined: in genesis. `prev`: the tips that the author holds. A first epoch draws the scope's locator. */
export async function makeEpoch(
  group: GroupId | undefined,
  scope: Scope,
  recipients: Iterable<string>,
  prev: readonly EpochKey[],
  locator: Bytes | undefined,
  random: Random,
): Promise<MadeEpoch> {
  const bound = boundTo(group)
  const secret = { key: random.bytes(32).slice() as Bytes, locator: locator ?? (random.bytes(32).slice() as Bytes) }
  const nonce = random.bytes(16).slice() as Bytes
  const [commit, publicKey] = await Promise.all([commitTo(bound, scope, nonce, secret), publicOf(secret.key)])
  const boxes = await buildBoxes(bound, scope, nonce, recipients, secret, random)
  const carried = await Promise.all(
    prev.map(async one => {
      const epoch = one.epoch!
      const sealed = await sealOnce(await hkdf(secret.key, nonce, prevInfo(epoch), 32), fromHex(epoch), one.key)
      return { epoch, sealed }
    }),
  )
  carried.sort((a, b) => (a.epoch < b.epoch ? -1 : 1))
  return { item: { scope, nonce, commit, public: publicKey, prev: carried, boxesHash: boxes.hash }, secret, boxes }
}

export const keeperSecretOf = (organizersLocator: Uint8Array): Promise<Bytes> =>
  hkdf(organizersLocator, NOTHING, utf8('porchlight/keeper/v1'), 32)
