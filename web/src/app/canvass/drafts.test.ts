import { expect, test } from 'vitest'
import { fail, ok } from '@porchlight/shared/base/result'
import type { Result } from '@porchlight/shared/base/result'
import { refusal } from '@porchlight/shared/base/refusal'
import type { Engine } from '../../engine/api.ts'
import type { Draft } from './drafts.ts'
import { draftsOf } from './drafts.ts'

const draft = (note: string): Draft => ({ visit: '00000000000000aa', note, literature: false, answers: {} })

/** An engine whose disk answers when it is told to. */
function slowEngine(start: Record<string, unknown> = {}) {
  const disk = new Map(Object.entries(start))
  const waiting: ((result: Result<void>) => void)[] = []
  const writes: unknown[] = []
  const engine = {
    setting: (key: string) => disk.get(key),
    setSetting: (key: string, value: unknown) =>
      new Promise<Result<void>>(resolve => {
        writes.push(value)
        waiting.push(result => {
          if (result.ok) disk.set(key, value)
          resolve(result)
        })
      }),
  } as unknown as Engine
  const settle = async (result: Result<void> = ok(undefined)) => {
    waiting.shift()!(result)
    await Promise.resolve()
    await Promise.resolve()
  }
  return { engine, disk, writes, settle, waiting }
}

test('while a write is under way, only the newest of what is typed is written next', async () => {
  const { engine, writes, settle, disk } = slowEngine()
  const drafts = draftsOf(engine, 'd')
  const done = drafts.set('118', draft('G'))
  void drafts.set('118', draft('Ga'))
  void drafts.set('118', draft('Gate'))
  await settle()
  await settle()
  await done
  expect(writes).toEqual([{ 118: draft('G') }, { 118: draft('Gate') }])
  expect(disk.get('d')).toEqual({ 118: draft('Gate') })
})

test('a door saved is forgotten, the others are kept', async () => {
  const { engine, settle, disk } = slowEngine({ d: { 116: draft('dog'), 118: draft('gate') } })
  const drafts = draftsOf(engine, 'd')
  const done = drafts.set('118', undefined)
  expect(drafts.get('118')).toBeUndefined()
  await settle()
  await done
  expect(disk.get('d')).toEqual({ 116: draft('dog') })
})

test('what another tab kept meanwhile stays', async () => {
  const { engine, settle, disk } = slowEngine()
  const drafts = draftsOf(engine, 'd')
  disk.set('d', { 120: draft('other tab') })
  const done = drafts.set('118', draft('gate'))
  await settle()
  await done
  expect(disk.get('d')).toEqual({ 118: draft('gate'), 120: draft('other tab') })
})

test('a refused write is not lost: it goes along with the next', async () => {
  const { engine, settle, disk } = slowEngine()
  const drafts = draftsOf(engine, 'd')
  const first = drafts.set('118', draft('gate'))
  await settle(fail(refusal('storage-full')))
  await first
  expect(drafts.get('118')).toEqual(draft('gate'))
  expect(disk.has('d')).toBe(false)
  const second = drafts.set('116', draft('dog'))
  await settle()
  await second
  expect(disk.get('d')).toEqual({ 116: draft('dog'), 118: draft('gate') })
})
