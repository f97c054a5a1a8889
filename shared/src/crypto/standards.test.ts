import { describe, expect, it } from 'vitest'
import { fromHex, toHex, utf8 } from '../base/bytes.ts'
import { openOnce, sealOnce } from './aead.ts'
import { edFromSeed, signRaw, verifyRaw } from './ed25519.ts'
import { hkdf, hmacSha256, sha256 } from './hash.ts'
import { agree, xFromSeed } from './x25519.ts'

/** The standards' own vectors, so that a clone anywhere checks its cryptography. */
describe('standard vectors', () => {
  it('SHA-256: FIPS 180-2', async () => {
    expect(toHex(await sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it.each([
    ['0b'.repeat(20), '4869205468657265', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    ['4a656665', toHex(utf8('what do ya want for nothing?')), '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'],
    ['aa'.repeat(20), 'dd'.repeat(50), '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe'],
    [
      'aa'.repeat(131),
      toHex(utf8('Test Using Larger Than Block-Size Key - Hash Key First')),
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ],
  ])('HMAC: RFC 4231, key %s', async (key, data, mac) => {
    expect(toHex(await hmacSha256(fromHex(key), fromHex(data)))).toBe(mac)
  })

  it.each([
    [
      '0b'.repeat(22),
      '000102030405060708090a0b0c',
      'f0f1f2f3f4f5f6f7f8f9',
      42,
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    ],
    ['0b'.repeat(22), '', '', 42, '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8'],
  ])('HKDF: RFC 5869, %s %s', async (ikm, salt, info, length, okm) => {
    expect(toHex(await hkdf(fromHex(ikm), fromHex(salt), fromHex(info), length))).toBe(okm)
  })

  it.each([
    ['00'.repeat(32), '', '', '530f8afbc74536b9a963b4f1c4cb738b'],
    ['00'.repeat(32), '', '00'.repeat(16), 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919'],
  ])('AES-256-GCM: NIST test cases 13 and 14, %s', async (key, aad, plain, sealed) => {
    expect(toHex(await sealOnce(fromHex(key), fromHex(aad), fromHex(plain)))).toBe(sealed)
    expect(toHex((await openOnce(fromHex(key), fromHex(aad), fromHex(sealed)))!)).toBe(plain)
  })

  it.each([
    [
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ])('Ed25519: RFC 8032, %s', async (seed, publicKey, message, signature) => {
    const pair = await edFromSeed(fromHex(seed))
    expect(toHex(pair.public)).toBe(publicKey)
    expect(toHex(await signRaw(pair, fromHex(message)))).toBe(signature)
    expect(await verifyRaw(pair.public, fromHex(message), fromHex(signature))).toBe(true)
    expect(await verifyRaw(pair.public, fromHex(message + '00'), fromHex(signature))).toBe(false)
  })

  it('X25519: RFC 7748 section 6.1', async () => {
    const alice = await xFromSeed(fromHex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a'))
    const bob = await xFromSeed(fromHex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb'))
    expect(toHex(alice.public)).toBe('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a')
    expect(toHex(bob.public)).toBe('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f')
    const shared = '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742'
    expect(toHex(await agree(alice, bob.public))).toBe(shared)
    expect(toHex(await agree(bob, alice.public))).toBe(shared)
  })

  it('X25519: RFC 7748 section 5.2, one thousand rounds', async () => {
    let [k, u] = [fromHex('09' + '00'.repeat(31)), fromHex('09' + '00'.repeat(31))]
    for (let i = 0; i < 1000; i++) {
      // The rounds use every 32 bytes as a point, also those whose top bit is to be ignored.
      const point = u.slice()
      point[31]! &= 0x7f
      ;[k, u] = [await agree(await xFromSeed(k), point), k]
    }
    expect(toHex(k)).toBe('684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51')
  })
})

describe('keys that must not be used', () => {
  // Points of order 1, 2, 4 and 8, with either sign; and the same numbers written a second way.
  const small = ['00', '01'].map(first => first + '00'.repeat(31))
  const order8 = [
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ]
  const aboveP = ['ec', 'ed', 'ee', 'ff'].map(first => first + 'ff'.repeat(30) + '7f')
  const signed = (key: string) => key.slice(0, 62) + (parseInt(key.slice(62), 16) | 0x80).toString(16)

  it.each([...small, ...order8, ...aboveP].flatMap(key => [key, signed(key)]))('[A11] Ed25519 %s is weak-key', async key => {
    // With such a key this signature of all zeros but R verifies for many messages.
    const forged = fromHex('01' + '00'.repeat(63))
    await expect(verifyRaw(fromHex(key), utf8('anything'), forged)).rejects.toThrow('weak-key')
  })

  it.each([...small, ...aboveP, signed('09' + '00'.repeat(31)), 'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800'])(
    '[A11] X25519 %s is weak-key',
    async key => {
      await expect(agree(await xFromSeed(new Uint8Array(32).fill(1)), fromHex(key))).rejects.toThrow('weak-key')
    },
  )
})
