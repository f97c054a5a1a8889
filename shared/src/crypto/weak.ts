import { toHex } from '../base/bytes.ts'
import { need } from '../base/refusal.ts'

/**
 * Public keys that must never be used: points of small order (with such an Ed25519 key Chromium and Firefox verify
 * forged signatures as true, with such an X25519 key the shared secret is known) and encodings that are not the
 * canonical one (one key would have several ids).
 */
const TOP = '7f'
const P_MINUS_1 = 'ec' + 'ff'.repeat(30) + TOP
const ED_SMALL = new Set([
  '00'.repeat(32),
  '01' + '00'.repeat(31),
  P_MINUS_1,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
])
const X_SMALL = new Set([
  '00'.repeat(32),
  '01' + '00'.repeat(31),
  P_MINUS_1,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
])

/** The 255-bit number is at or above p = 2^255 - 19. */
function aboveField(bytes: Uint8Array): boolean {
  if ((bytes[31]! & 0x7f) !== 0x7f || bytes[0]! < 0xed) return false
  for (let i = 1; i < 31; i++) if (bytes[i] !== 0xff) return false
  return true
}

const withoutSign = (bytes: Uint8Array): string => {
  const copy = bytes.slice()
  copy[31]! &= 0x7f
  return toHex(copy)
}

export const isWeakEd = (key: Uint8Array): boolean => key.length !== 32 || aboveField(key) || ED_SMALL.has(withoutSign(key))

export const isWeakX = (key: Uint8Array): boolean =>
  key.length !== 32 || (key[31]! & 0x80) !== 0 || aboveField(key) || X_SMALL.has(toHex(key))

/** Throws Refused('weak-key'). */
export function needStrongEd(key: Uint8Array): void {
  need(!isWeakEd(key), 'weak-key')
}

/** Throws Refused('weak-key'). */
export function needStrongX(key: Uint8Array): void {
  need(!isWeakX(key), 'weak-key')
}
