import { expect, test } from 'vitest'
import { phone } from '../doc/testing.ts'
import { renameGroup, setOwnName } from './group.actions.ts'
import { groupKind } from './group.ts'

test('the group: its name by organizers, own names by everybody', () => {
  const [olga, mo] = [phone(groupKind, 'olga', 'admin'), phone(groupKind, 'mo', 'member')]
  expect(mo.act(renameGroup, { name: 'Mine' })?.code).toBe('not-organizer')
  expect(olga.act(renameGroup, { name: '  ' })?.code).toBe('name-empty')
  expect(olga.act(setOwnName, { name: 'x'.repeat(81) })?.code).toBe('text-too-long')
  olga.act(renameGroup, { name: ' Tenants ' })
  mo.act(setOwnName, { name: 'Mo' })
  olga.hear(mo)
  expect(olga.view()).toEqual({ name: 'Tenants', names: { [mo.member]: 'Mo' } })
})
