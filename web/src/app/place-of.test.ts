import { expect, it } from 'vitest'
import { routes } from './all-routes.ts'
import { placeOf } from './place-of.ts'

/** Before there is a group; and what only leads on, or comes from outside. */
const NOWHERE = /^$|^\/begin|^\/handed$|^\/open$/

it.each(routes.filter(({ path }) => path !== '').map(({ path }) => path))('%s: a place of the bar is marked', path => {
  if (NOWHERE.test(path)) expect(placeOf(path)).toBeUndefined()
  else expect(placeOf(path)).toBeDefined()
})

it('goes by the whole first word', () => {
  expect(placeOf('/')).toBe('today')
  expect(placeOf('/back/numbers')).toBe('today')
  expect(placeOf('/backup')).toBe('group')
  expect(placeOf('/walk/turf/door/person')).toBe('walk')
  expect(placeOf('/nowhere')).toBeUndefined()
})
