/**
 * Writes the frozen vectors: `node shared/vectors/make.ts` from the root. They were made once, for version 1 of every
 * format; the test only reads them. Making them again with other bytes means that a published format was changed:
 * then it needs a new version and a new file beside this one, never an edit.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { makeVectors } from '../src/roster/testing/make-vectors.ts'

const FILE = new URL('./v1.json', import.meta.url)
if (existsSync(FILE)) throw new Error('version 1 is frozen; a change of format is a version 2')
writeFileSync(FILE, JSON.stringify(await makeVectors(), undefined, 1) + '\n')
