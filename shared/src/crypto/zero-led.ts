import { fromHex, toBase64Url, toHex } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import type { Curve } from './keys.ts'

/**
 * Private keys that begin with a zero byte, one in 256: WebKitGTK (2.50.6, by libgcrypt) refuses them as PKCS#8. It takes
 * the same X25519 key written another way, and an Ed25519 key as JWK, which wants the public half beside it.
 */
const SEED = 16
const AS_ED25519 = '302e020100300506032b657004220420'

/** Throws `refusal`, what the browser has said of the key as it is, unless it is such a key. */
export async function importRefused(
  refusal: unknown,
  curve: Curve,
  pkcs8: Bytes,
  extractable: boolean,
  usages: KeyUsage[],
): Promise<CryptoKey> {
  if (pkcs8.length !== SEED + 32 || pkcs8[SEED] !== 0) throw refusal
  const { subtle } = globalThis.crypto
  if (curve === 'X25519') {
    // The three lowest bits of the first byte count for nothing (RFC 7748, section 5).
    const same = pkcs8.slice()
    same[SEED] = 1
    return subtle.importKey('pkcs8', same, curve, extractable, usages)
  }
  if (toHex(pkcs8.subarray(0, SEED)) !== AS_ED25519) throw refusal
  const seed = pkcs8.slice(SEED)
  const jwk = { kty: 'OKP', crv: curve, d: toBase64Url(seed), x: toBase64Url(await publicOfSeed(seed)) }
  return subtle.importKey('jwk', jwk, curve, extractable, usages)
}

const P = 2n ** 255n - 19n
const D = 0x52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3n
/** As X : Y : Z : T with x = X/Z, y = Y/Z, xy = T/Z. */
type Point = readonly [bigint, bigint, bigint, bigint]
const X = 0x216936d3cd6e53fec0a4e231fdd6dc5c692cc7609525a7b2c9562d608f25d51an
const Y = 0x6666666666666666666666666666666666666666666666666666666666666658n
const BASE: Point = [X, Y, 1n, mod(X * Y)]
const NEUTRAL: Point = [0n, 1n, 1n, 0n]

/** RFC 8032, section 5.1.5. Not in constant time: for the device's own key, once, where there is no other way. */
export async function publicOfSeed(seed: Bytes): Promise<Bytes> {
  const hash = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-512', seed))
  const scalar = hash.slice(0, 32)
  scalar[0]! &= 0xf8
  scalar[31] = (scalar[31]! & 0x7f) | 0x40
  const [x, y, z] = times(numberOf(scalar), BASE)
  const inverse = power(z, P - 2n)
  const encoded = bytesOf(mod(y * inverse))
  encoded[31]! |= Number(mod(x * inverse) & 1n) << 7
  return encoded
}

function times(scalar: bigint, point: Point): Point {
  let [sum, doubled] = [NEUTRAL, point]
  for (let left = scalar; left > 0n; left >>= 1n) {
    if (left & 1n) sum = add(sum, doubled)
    doubled = add(doubled, doubled)
  }
  return sum
}

/** Section 5.1.4; complete, so that it doubles as well. */
function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = mod((y1 - x1) * (y2 - x2))
  const b = mod((y1 + x1) * (y2 + x2))
  const c = mod(2n * t1 * t2 * D)
  const d = mod(2n * z1 * z2)
  const [e, f, g, h] = [b - a, d - c, d + c, b + a]
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)]
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base]
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = mod(result * square)
    square = mod(square * square)
  }
  return result
}

function mod(number: bigint): bigint {
  const rest = number % P
  return rest < 0n ? rest + P : rest
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes.slice().reverse())}`)
const bytesOf = (number: bigint): Bytes => fromHex(number.toString(16).padStart(64, '0')).reverse()
