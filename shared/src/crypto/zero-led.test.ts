import { afterEach, describe, expect, it, vi } from 'vitest'
import { concat, fromHex, toHex, utf8 } from '../base/bytes.ts'
import { edFromSeed, signRaw, verifyRaw } from './ed25519.ts'
import { keyPairFromPkcs8 } from './keys.ts'
import { agree, xFromSeed } from './x25519.ts'
import { publicOfSeed } from './zero-led.ts'

const seedOf = (i: number) => concat(new Uint8Array([0, i]), new Uint8Array(30).fill(i))
const THEIRS = new Uint8Array(32).fill(7)

/** As WebKitGTK does it. */
function refuseZeroLed(): void {
  const { subtle } = globalThis.crypto
  const importKey = subtle.importKey.bind(subtle) as (...args: unknown[]) => Promise<CryptoKey>
  vi.spyOn(subtle, 'importKey').mockImplementation(((format: string, data: Uint8Array, ...more: unknown[]) =>
    format === 'pkcs8' && data[16] === 0
      ? Promise.reject(new DOMException('Data provided to an operation does not meet requirements', 'DataError'))
      : importKey(format, data, ...more)) as never)
}

const told = async (i: number) => {
  const [ed, x, theirs] = [await edFromSeed(seedOf(i)), await xFromSeed(seedOf(i)), await xFromSeed(THEIRS)]
  const signature = await signRaw(ed, utf8('hello'))
  return [ed.public, ed.pkcs8, x.public, x.pkcs8, signature, await agree(x, theirs.public)].map(toHex)
}

describe('private keys that begin with a zero byte', () => {
  afterEach(() => void vi.restoreAllMocks())

  it('are the same keys where the browser refuses them as they are', async () => {
    const wanted = await Promise.all(Array.from({ length: 40 }, (_, i) => told(i)))
    refuseZeroLed()
    for (const [i, one] of wanted.entries()) expect(await told(i)).toEqual(one)
    const again = await edFromSeed(seedOf(3))
    expect(await verifyRaw(again.public, utf8('hello'), await signRaw(again, utf8('hello')))).toBe(true)
    expect(toHex((await keyPairFromPkcs8('X25519', (await xFromSeed(seedOf(3))).pkcs8)).public)).toBe(wanted[3]![2])
  })

  it('have the public half that the browser says', async () => {
    for (let i = 0; i < 60; i++) {
      const seed = new Uint8Array(32).map((_, at) => (at * 37 + i * 101) & 0xff)
      expect(toHex(await publicOfSeed(seed))).toBe(toHex((await edFromSeed(seed)).public))
    }
  })

  it('are still refused when they are no keys', async () => {
    refuseZeroLed()
    const { pkcs8 } = await edFromSeed(seedOf(1))
    await expect(keyPairFromPkcs8('X25519', pkcs8)).rejects.toThrow()
    const { pkcs8: other } = await xFromSeed(seedOf(1))
    await expect(keyPairFromPkcs8('Ed25519', other)).rejects.toThrow()
    await expect(keyPairFromPkcs8('Ed25519', fromHex('00'.repeat(48)))).rejects.toThrow()
    await expect(keyPairFromPkcs8('Ed25519', pkcs8.slice(0, 40))).rejects.toThrow()
  })
})
