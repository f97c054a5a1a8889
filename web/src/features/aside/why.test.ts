import { expect, test } from 'vitest'
import { whySentence } from './why.ts'
import { whyWords } from './words.ts'

/** Whatever a batch can be set aside for: judge.ts, weigh.ts and what they ask. */
const CODES = [
  'malformed',
  'wrong-doc',
  'unknown-author',
  'bad-signature',
  'author-no-right',
  'removed-author',
  'after-cut',
  'actor-mismatch',
  'too-large',
  'too-many-operations',
  'actor-too-long',
  'message-too-long',
  'map-key-too-long',
  'snapshot-contradicted',
]

test.each(['en', 'es'] as const)('[P8.9] each reason has a sentence of its own sort (%s)', language => {
  for (const code of CODES) {
    const said = whySentence(whyWords[language], 'visits/1@turf/0f3a91c24be07d55', code)
    expect(said, code).not.toContain('(')
  }
  // Of a lost phone it is not said that its owner was removed.
  expect(whySentence(whyWords[language], 'visits/1@turf/0f3a91c24be07d55', 'after-cut', true)).toBe(whyWords[language].afterPhone)
  // Of operations, and of what a later version says, the code is told as well.
  expect(whySentence(whyWords[language], 'log', 'not-admin')).toBe(`${whyWords[language].roster} (not-admin)`)
  expect(whySentence(whyWords[language], 'group/1@group', 'of-later')).toBe(`${whyWords[language].other} (of-later)`)
})
