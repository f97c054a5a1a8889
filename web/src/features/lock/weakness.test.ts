import { expect, test } from 'vitest'
import { weakness } from './weakness.ts'

test('PINs that anybody tries first are turned down', () => {
  for (const guess of ['111111', '123456', '987654', '246802', '123123', '19841985'])
    expect(weakness('pin', guess), guess).toBe('guessable')
  for (const short of ['2704', 'abcdef', '']) expect(weakness('pin', short)).toBe('short')
  expect(weakness('pin', '270419')).toBeUndefined()
  expect(weakness('passphrase', 'oak street')).toBe('short')
  expect(weakness('passphrase', 'four herons on the pier')).toBeUndefined()
})
