import { expect, test } from 'vitest'
import type { DeviceId } from '../base/ids.ts'
import { phone } from '../doc/testing.ts'
import { devicesKind, nameDevice } from './devices.ts'

const [lost, paper] = ['a1'.repeat(16) as DeviceId, 'b2'.repeat(16) as DeviceId]

test('what devices are called comes together from two phones, and says what is no phone', () => {
  const alice = phone(devicesKind, 'alice', 'admin')
  const bob = phone(devicesKind, 'bob')
  expect(alice.act(nameDevice, { device: lost, name: ' Old Pixel ' })).toBeUndefined()
  expect(bob.act(nameDevice, { device: paper, name: 'In the drawer', use: 'paper' })).toBeUndefined()
  alice.hear(bob)
  bob.hear(alice)
  expect(alice.view()).toEqual({ names: { [lost]: 'Old Pixel', [paper]: 'In the drawer' }, uses: { [paper]: 'paper' } })
  expect(bob.view()).toEqual(alice.view())
})

test('a name is neither empty nor longer than a row; saying it again makes no change', () => {
  const alice = phone(devicesKind, 'alice', 'admin')
  expect(alice.act(nameDevice, { device: lost, name: ' ' })?.code).toBe('name-empty')
  expect(alice.act(nameDevice, { device: lost, name: 'x'.repeat(41) })?.code).toBe('text-too-long')
  alice.act(nameDevice, { device: lost, name: 'Pixel' })
  const before = alice.changes().length
  alice.act(nameDevice, { device: lost, name: 'Pixel' })
  expect(alice.changes().length).toBe(before)
})
