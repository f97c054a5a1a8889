import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from './bytes.ts'
import { fromBase45, toBase45, toLetters } from './letters.ts'

test('base 45 as RFC 9285 has it, there and back', () => {
  expect([toBase45(utf8('AB')), toBase45(utf8('Hello!!')), toBase45(utf8('base-45'))]).toEqual(['BB8', '%69 VD92EX0', 'UJCLQE7W581'])
  expect(fromBase45('QED8WEX0')).toEqual(utf8('ietf!'))
  fc.assert(fc.property(fc.uint8Array(), bytes => void expect(fromBase45(toBase45(bytes))).toEqual(new Uint8Array(bytes))))
})

test('what is no base 45 is refused', () => {
  for (const text of ['A', 'GGW', 'ab8', ':::', '::']) expect(() => fromBase45(text), text).toThrow('malformed')
})

test('letters are the first bits, five each', () => {
  expect(toLetters(new Uint8Array([0xff, 0xff, 0xff, 0xff, 0xff]), 8)).toBe('ZZZZZZZZ')
  expect(toLetters(new Uint8Array([0x08, 0x42]), 3)).toBe('111')
})
