import { expect, test, vi } from 'vitest'
import { keepAwake } from './keep-awake.ts'

function phone(request: () => Promise<{ release: () => Promise<void> }>) {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState })
  const see = (state: DocumentVisibilityState) => {
    page.visibilityState = state
    page.dispatchEvent(new Event('visibilitychange'))
  }
  const asked = vi.fn(request)
  return { page: page as unknown as Document, see, asked, wakeLock: { request: asked } }
}
const settled = () => new Promise<void>(resolve => queueMicrotask(resolve))

test('[D7] the screen is kept on, again after the app was put away, and let go at the end', async () => {
  const release = vi.fn(() => Promise.resolve())
  const { page, see, asked, wakeLock } = phone(() => Promise.resolve({ release }))
  const end = keepAwake(page, { wakeLock })
  await settled()
  expect(asked).toHaveBeenCalledWith('screen')
  see('hidden')
  expect(asked).toHaveBeenCalledTimes(1)
  see('visible')
  expect(asked).toHaveBeenCalledTimes(2)
  await settled()
  end()
  expect(release).toHaveBeenCalled()
  see('visible')
  expect(asked).toHaveBeenCalledTimes(2)
})

test('[D7] told otherwise while it was asked for, it is let go as soon as it comes', async () => {
  const release = vi.fn(() => Promise.resolve())
  const { page, wakeLock } = phone(() => Promise.resolve({ release }))
  keepAwake(page, { wakeLock })()
  expect(release).not.toHaveBeenCalled()
  await settled()
  expect(release).toHaveBeenCalledTimes(1)
})

test('[D7] a phone that cannot, or whose battery is low, says nothing', async () => {
  const { page, wakeLock } = phone(() => Promise.reject(new DOMException('low battery', 'NotAllowedError')))
  keepAwake(page, {})()
  const end = keepAwake(page, { wakeLock })
  await settled()
  end()
})
