import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { openOnce, sealOnce } from './aead.ts'
import { verifyRaw } from './ed25519.ts'
import { hkdf, hmacSha256 } from './hash.ts'
import { keyPairFromPkcs8 } from './keys.ts'
import { isWeakEd, isWeakX } from './weak.ts'
import { agree, xFromSeed } from './x25519.ts'

/** C2SP/wycheproof, read from beside the repository where somebody has put it there. */
const FOLDER = fileURLToPath(new URL('../../../../shared/data/wycheproof/', import.meta.url))

interface Vector {
  tcId: number
  result: 'valid' | 'acceptable' | 'invalid'
  flags: string[]
  [name: string]: unknown
}
type Group = { tests: Vector[]; [name: string]: unknown }

const read = (name: string): Group[] => (JSON.parse(readFileSync(FOLDER + name, 'utf8')) as { testGroups: Group[] }).testGroups
const hex = (value: unknown): Bytes => fromHex(value as string)

describe.runIf(existsSync(FOLDER))('wycheproof', () => {
  it('Ed25519: 151 signatures', async () => {
    let count = 0
    for (const group of read('ed25519_test.json')) {
      const key = hex((group['publicKey'] as { pk: string }).pk)
      expect(isWeakEd(key)).toBe(false)
      for (const test of group.tests) {
        count++
        expect([test.tcId, await verifyRaw(key, hex(test['msg']), hex(test['sig']))]).toEqual([test.tcId, test.result === 'valid'])
      }
    }
    expect(count).toBe(151)
  })

  it('X25519: 518 agreements; keys of small order and second encodings are refused', async () => {
    let agreed = 0
    let refused = 0
    for (const group of read('x25519_test.json')) {
      for (const test of group.tests) {
        const [mine, theirs] = [await xFromSeed(hex(test['private'])), hex(test['public'])]
        const isBad = isWeakX(theirs)
        if (isBad) {
          refused++
          expect(test.result).toBe('acceptable')
          await expect(agree(mine, theirs)).rejects.toThrow('weak-key')
        } else {
          agreed++
          expect([test.tcId, toHex(await agree(mine, theirs))]).toEqual([test.tcId, test['shared']])
        }
        if (test.flags.includes('LowOrderPublic') || test.flags.includes('ZeroSharedSecret'))
          expect([test.tcId, isBad]).toEqual([test.tcId, true])
      }
    }
    expect(agreed + refused).toBe(518)
    expect(refused).toBeGreaterThan(10)
    expect(agreed).toBeGreaterThan(400)
  })

  it('HKDF: 86 derivations', async () => {
    let count = 0
    for (const group of read('hkdf_sha256_test.json')) {
      for (const test of group.tests) {
        count++
        const made = hkdf(hex(test['ikm']), hex(test['salt']), hex(test['info']), test['size'] as number)
        if (test.result === 'valid') expect([test.tcId, toHex(await made)]).toEqual([test.tcId, test['okm']])
        else await expect(made).rejects.toThrow()
      }
    }
    expect(count).toBe(86)
  })

  it('HMAC: 174 codes', async () => {
    let count = 0
    for (const group of read('hmac_sha256_test.json')) {
      for (const test of group.tests) {
        count++
        const tag = toHex(await hmacSha256(hex(test['key']), hex(test['msg']))).slice(0, (group['tagSize'] as number) / 4)
        expect([test.tcId, tag === test['tag']]).toEqual([test.tcId, test.result === 'valid'])
      }
    }
    expect(count).toBe(174)
  })

  it('AES-GCM: of 316 vectors the 256-bit keys with the nonce length that we use, on this platform', async () => {
    let [count, tried] = [0, 0]
    for (const group of read('aes_gcm_test.json')) {
      for (const test of group.tests) {
        count++
        if (group['keySize'] !== 256 || group['ivSize'] !== 96) continue
        tried++
        const sealed = hex((test['ct'] as string) + (test['tag'] as string))
        const [iv, additionalData] = [hex(test['iv']), hex(test['aad'])]
        const key = await crypto.subtle.importKey('raw', hex(test['key']), 'AES-GCM', false, ['decrypt'])
        const open = crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed)
        const plain = await open.then(bytes => toHex(new Uint8Array(bytes))).catch(() => undefined)
        expect([test.tcId, plain]).toEqual([test.tcId, test.result === 'invalid' ? undefined : test['msg']])
        if (iv.some(byte => byte !== 0)) continue
        const opened = await openOnce(hex(test['key']), additionalData, sealed)
        expect([test.tcId, opened && toHex(opened)]).toEqual([test.tcId, plain])
        if (plain !== undefined) expect(toHex(await sealOnce(hex(test['key']), additionalData, hex(test['msg'])))).toBe(toHex(sealed))
      }
    }
    expect(count).toBe(316)
    expect(tried).toBe(66)
  })

  it('reads a private key back from PKCS#8', async () => {
    const pair = await xFromSeed(new Uint8Array(32).fill(7))
    expect(toHex((await keyPairFromPkcs8('X25519', pair.pkcs8)).public)).toBe(toHex(pair.public))
  })
})
