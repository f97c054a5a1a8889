import { expect, test } from 'vitest'
import { utf8 } from '@porchlight/shared/base/bytes'
import type { Write } from './ports.ts'
import { createCommitter } from './commit.ts'
import type { Database } from './db.ts'
import type { Vault } from './vault.ts'

/** A disk that answers each transaction only when it is told to. */
function setup() {
  const transactions: { puts: string[]; end: (error?: unknown) => void }[] = []
  const strictly: Database['strictly'] = (tables, fill) =>
    new Promise((done, failed) => {
      const puts: string[] = []
      const objectStore = () => ({ put: (row: { name: string }) => puts.push(row.name) })
      fill({ objectStore, commit: () => undefined } as unknown as IDBTransaction)
      transactions.push({ puts, end: error => (error ? failed(error) : done()) })
    })
  const sealing: (() => void)[] = []
  const vault: Vault = {
    name: async text => text.replace('value/', ''),
    seal: (_, plain) => new Promise(sealed => sealing.push(() => sealed(Uint8Array.from(plain)))),
    open: async () => undefined,
    secret: async () => new Uint8Array(32),
  }
  const told: (string | undefined)[] = []
  const database = { strictly } as Database
  const committer = createCommitter(database, vault, { mark: () => undefined }, result =>
    told.push(result.ok ? undefined : result.error.code),
  )
  const commit = (name: string) => committer.commit([{ to: 'value', name, value: utf8(name) } satisfies Write])
  const turn = () => new Promise(next => setImmediate(next))
  return { transactions, sealing, told, committer, commit, turn }
}

test('order is that of the calls, in whatever order the sealing ends; what waits shares the next transaction', async () => {
  const { transactions, sealing, commit, turn } = setup()
  const all = ['a', 'b', 'c', 'd'].map(commit)
  await turn()
  sealing[1]!()
  sealing[0]!()
  await turn()
  expect(transactions.map(({ puts }) => puts)).toEqual([['a', 'b']])
  sealing[3]!()
  sealing[2]!()
  await turn()
  expect(transactions).toHaveLength(1)
  transactions[0]!.end()
  await turn()
  expect(transactions.map(({ puts }) => puts)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  transactions[1]!.end()
  expect((await Promise.all(all)).every(result => result.ok)).toBe(true)
})

test('[P1.3] nobody is answered before the transaction of their commit has ended', async () => {
  const { transactions, sealing, commit, turn } = setup()
  let answered = false
  const saved = commit('a').then(() => (answered = true))
  await turn()
  sealing[0]!()
  await turn()
  expect([transactions.length, answered]).toEqual([1, false])
  transactions[0]!.end()
  await saved
})

test('one that does not fit does not take the others with it', async () => {
  const { transactions, sealing, told, commit, turn, committer } = setup()
  const all = ['a', 'b', 'c'].map(commit)
  await turn()
  sealing.forEach(end => end())
  const full = new DOMException('full', 'QuotaExceededError')
  // The one that all share is refused; of those tried alone again, only the second.
  for (const error of [full, undefined, full, undefined]) {
    await turn()
    transactions.at(-1)!.end(error)
  }
  const results = await Promise.all(all)
  expect(results.map(result => result.ok)).toEqual([true, false, true])
  expect(transactions.map(({ puts }) => puts.join(''))).toEqual(['abc', 'a', 'b', 'c'])
  expect(told).toEqual([undefined, 'storage-full', undefined])
  await committer.settled()
})

test('what cannot be sealed is a bug of its caller only', async () => {
  const { sealing, transactions, commit, committer, turn } = setup()
  const broken = committer.commit([{ to: 'nowhere' } as unknown as Write])
  const fine = commit('a')
  await expect(broken).rejects.toThrow()
  await turn()
  sealing[0]!()
  await turn()
  transactions.at(-1)!.end()
  expect((await fine).ok).toBe(true)
})
