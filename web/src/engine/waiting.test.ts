import { expect, test } from 'vitest'
import { docId, type ChannelId } from '@porchlight/shared/base/ids'
import { createWaiting } from './waiting.ts'

const NOTES = docId('notes', 'group', '0000000000000001')
const OTHER_NOTES = docId('notes', 'group', '0000000000000002')
const PEOPLE = docId('people', 'group')
const channel = (doc: string) => `channel of ${doc}` as ChannelId
const counting = () => createWaiting(doc => doc.startsWith('notes/'), channel)

test('[U6] a text that waits is one, however many letters were typed; other changes count each', () => {
  const waiting = counting()
  for (let i = 0; i < 32; i++) waiting.changed(NOTES)
  expect(waiting.count()).toBe(1)
  waiting.changed(PEOPLE)
  waiting.changed(PEOPLE)
  waiting.changed(OTHER_NOTES)
  expect(waiting.count()).toBe(4)
  // Half of it is sealed already: still one text.
  waiting.cut(NOTES, 20, channel(NOTES))
  waiting.cut(PEOPLE, 2, channel(PEOPLE))
  expect(waiting.count()).toBe(4)
  waiting.sent([{ channel: channel(NOTES), changes: 20, isTyped: true }])
  expect(waiting.count()).toBe(4)
  waiting.cut(NOTES, 12, channel(NOTES))
  waiting.sent([
    { channel: channel(NOTES), changes: 12, isTyped: true },
    { channel: channel(PEOPLE), changes: 2, isTyped: false },
  ])
  expect(waiting.count()).toBe(1)
})

test('[U6] what is stored is counted in the same way', () => {
  const waiting = counting()
  waiting.changed(PEOPLE)
  waiting.begin(
    [NOTES, NOTES, PEOPLE],
    [
      { channel: channel(NOTES), changes: 7, isTyped: true },
      { channel: channel(OTHER_NOTES), changes: 3, isTyped: true },
      { channel: channel(PEOPLE), changes: 2, isTyped: false },
    ],
  )
  expect(waiting.count()).toBe(5)
  waiting.begin([], [])
  expect(waiting.count()).toBe(0)
})
