import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fromHex, toHex } from '@porchlight/shared/base/bytes'
import { stretch } from './stretch.ts'
import { stretchAside } from './stretch-client.ts'

const vector = JSON.parse(readFileSync(new URL('../../../../shared/vectors/backup-v1.json', import.meta.url), 'utf8'))
const stretching = { ...vector.stretching, salt: fromHex(vector.stretching.salt) }

test('[P7.3] the same passphrase makes the same key as another implementation of Argon2id, however its letters are composed', async () => {
  expect(toHex(await stretch(vector.passphrase, stretching))).toBe(vector.key)
  expect(toHex(await stretchAside(vector.passphrase.normalize('NFD'), stretching))).toBe(vector.key)
  expect(toHex(await stretch(vector.passphrase.toLowerCase(), stretching))).not.toBe(vector.key)
})
