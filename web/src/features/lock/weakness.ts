import type { SecretKind } from '../../engine/api-lock.ts'

const PIN_LENGTH = 6
const PASSPHRASE_LENGTH = 12

/** Why this PIN or passphrase cannot be one: too short, or among the first that anybody tries. */
export function weakness(kind: SecretKind, text: string): 'short' | 'guessable' | undefined {
  if (kind === 'passphrase') return text.replaceAll(/\s/g, '').length < PASSPHRASE_LENGTH ? 'short' : undefined
  if (!/^\d+$/.test(text) || text.length < PIN_LENGTH) return 'short'
  const steps = new Set([...text].slice(1).map((digit, i) => (Number(digit) - Number(text[i]) + 10) % 10))
  const half = text.slice(0, text.length / 2)
  // 111111, 123456, 987654, 246802, 123123.
  return steps.size === 1 || half + half === text || isYearTwice(text) ? 'guessable' : undefined
}

const isYearTwice = (text: string): boolean => /^(19|20)\d\d(19|20)\d\d$/.test(text)
