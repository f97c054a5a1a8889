import { createServer } from 'node:http'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Phone } from './browser.ts'

const server = createServer((_, answer) => {
  answer.setHeader('content-type', 'text/html')
  answer.end('<!doctype html><title>A page</title><p>hello')
})
let address: string
const phones: Phone[] = []

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.dispose()
})

async function start(options: ConstructorParameters<typeof Phone>[0] = {}): Promise<Phone> {
  const phone = await Phone.start(options)
  phones.push(phone)
  return phone
}

/** Writes strictly, so that the value is on the disk when the promise resolves. */
const write = (value: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const open = indexedDB.open('kept', 1)
    open.onupgradeneeded = () => open.result.createObjectStore('values')
    open.onerror = () => reject(open.error!)
    open.onsuccess = () => {
      const transaction = open.result.transaction('values', 'readwrite', { durability: 'strict' })
      transaction.objectStore('values').put(value, 'it')
      transaction.oncomplete = () => resolve()
    }
  })

const read = (): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const open = indexedDB.open('kept', 1)
    open.onerror = () => reject(open.error!)
    open.onsuccess = () => {
      const get = open.result.transaction('values').objectStore('values').get('it')
      get.onsuccess = () => resolve(get.result)
    }
  })

test('a killed phone comes back with what its disk holds', async () => {
  const phone = await start()
  await phone.page.goto(address)
  await phone.page.evaluate(write, 'survived')
  await phone.kill()
  expect(() => phone.page).toThrow('switched off')
  await phone.launch()
  await phone.page.goto(address)
  expect(await phone.page.evaluate(read)).toBe('survived')
})

test('two phones are two processes with a storage each, and one outlives the other', async () => {
  const [one, two] = [await start(), await start({ locale: 'es-US', theme: 'dark' })]
  await one.page.goto(address)
  await two.page.goto(address)
  await one.page.evaluate(write, 'mine')
  await one.kill()
  expect(await two.page.evaluate(() => indexedDB.databases())).toEqual([])
  expect(await two.page.evaluate(() => [navigator.language, matchMedia('(prefers-color-scheme: dark)').matches])).toEqual(['es-US', true])
})

test('flight mode holds over a relaunch, and a disposed phone leaves nothing behind', async () => {
  const phone = await start()
  await phone.setOffline(true)
  await expect(phone.page.goto(address)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
  await phone.crash()
  await expect(phone.page.goto(address)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
  await phone.setOffline(false)
  await phone.page.goto(address)
  expect(await phone.page.title()).toBe('A page')
  await phone.dispose()
  expect(existsSync(phone.profile)).toBe(false)
})
