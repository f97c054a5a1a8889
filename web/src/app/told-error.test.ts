import { expect, test } from 'vitest'
import { toldError } from './told-error.ts'

function thrown(stack: string | undefined): Error {
  const error = new TypeError('it is gone')
  if (stack === undefined) delete error.stack
  else error.stack = stack
  return error
}

test('the message stands first, whether the browser puts it into the stack or not', () => {
  expect(toldError(thrown('TypeError: it is gone\n    at open (app.js:1:2)'))).toBe('TypeError: it is gone\n    at open (app.js:1:2)')
  expect(toldError(thrown('open@app.js:1:2'))).toBe('TypeError: it is gone\nopen@app.js:1:2')
  expect(toldError(thrown(undefined))).toBe('TypeError: it is gone')
})
