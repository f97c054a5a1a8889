import { expect, test } from 'vitest'
import { unkept } from './unkept.ts'

test('[P1.6] a page of a host that lets it be kept may not be kept any more; one that may not is passed on as it is', async () => {
  const page = new Response('<!doctype html>', { headers: { 'Cache-Control': 'no-cache', 'X-Frame-Options': 'DENY' } })
  const passed = unkept(page)
  expect([passed.status, passed.headers.get('Cache-Control'), passed.headers.get('X-Frame-Options')]).toEqual([200, 'no-store', 'DENY'])
  expect(await passed.text()).toBe('<!doctype html>')
  const ours = new Response('', { headers: { 'Cache-Control': 'no-store' } })
  expect(unkept(ours)).toBe(ours)
})
