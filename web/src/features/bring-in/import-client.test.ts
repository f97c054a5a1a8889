import { must } from '@porchlight/shared/base/result'
import { unpackBase } from '@porchlight/shared/canvass/base-bytes'
import { countsBy } from '@porchlight/shared/canvass/import/choice'
import { serveImport } from '@porchlight/shared/canvass/import/service'
import type { WorkerPort } from '@porchlight/shared/canvass/import/service'
import { generateOhioFile } from '@porchlight/shared/canvass/town-file'
import { afterEach, expect, test } from 'vitest'
import { createImportClient } from './import-client.ts'
import type { ImportWorker } from './import-client.ts'

const open: MessagePort[] = []
afterEach(() => {
  for (const port of open.splice(0)) port.close()
})

/** The worker's own code at the other end of a message channel: all that crosses is cloned, as it is to a worker. */
function overChannel(): ImportWorker {
  const { port1, port2 } = new MessageChannel()
  open.push(port1, port2)
  serveImport(port2 as unknown as WorkerPort)
  const worker = port1 as unknown as ImportWorker
  worker.terminate = () => port1.close()
  return worker
}

const file = new Blob([...generateOhioFile(6000)])
const info = { importId: '0123456789abcdef', fileName: 'a.csv', importedAt: 0, terms: '' }

test('a file is looked at, scanned with progress, and one precinct collected', async () => {
  const client = createImportClient(overChannel)
  const seen = must(await client.look(file))
  const steps: number[] = []
  const scan = must(await client.scan(file, seen, seen.layout, { report: done => void steps.push(done) }))
  expect(scan.voters).toBe(6000)
  expect(steps.at(-1)).toBe(file.size)
  expect(steps.length).toBeGreaterThan(1)
  const [precinct, voters] = [...countsBy(scan, {}, 'precincts')][0]!
  const read: number[] = []
  const report = (_: number, total: number) => void read.push(total)
  const { base, parts } = must(await client.collect(file, scan, seen.layout, { precincts: [precinct] }, info, { report }))
  expect(base.voters).toHaveLength(voters)
  expect(unpackBase(parts.map(part => part.bytes))).toEqual(base)
  // Not all of it once more.
  expect(Math.max(...read)).toBeLessThan(file.size / 2)
  client.close()
})

test('a worker that has read a file ends with it, and one is ready for the next', async () => {
  const ended: number[] = []
  let started = 0
  const client = createImportClient(() => {
    const [worker, number] = [overChannel(), started++]
    const end = worker.terminate
    worker.terminate = () => {
      ended.push(number)
      end()
    }
    return worker
  })
  client.warm()
  expect(started).toBe(1)
  const seen = must(await client.look(file))
  expect(ended).toEqual([])
  await client.scan(file, seen, seen.layout)
  expect([ended, started]).toEqual([[0], 2])
  const stop = new AbortController()
  await client.scan(file, seen, seen.layout, { signal: stop.signal, report: () => stop.abort() })
  expect(ended).toEqual([0, 1])
  void client.scan(file, seen, seen.layout)
  await client.look(file)
  client.close()
  expect(ended.toSorted()).toEqual([0, 1, 2, 3])
  expect(started).toBe(4)
})

test('cancelled: at once on this side, and the next job is served', async () => {
  const client = createImportClient(overChannel)
  const seen = must(await client.look(file))
  const stop = new AbortController()
  const ended = client.scan(file, seen, seen.layout, { signal: stop.signal, report: () => stop.abort() })
  expect(await ended).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(await client.scan(file, seen, seen.layout, { signal: stop.signal })).toMatchObject({ error: { code: 'cancelled' } })
  expect(must(await client.scan(file, seen, seen.layout)).voters).toBe(6000)
  client.close()
})

test('a worker that dies is told, and the next file has one of its own', async () => {
  const workers: ImportWorker[] = []
  const client = createImportClient(() => {
    const worker = overChannel()
    if (workers.length === 0) worker.postMessage = () => queueMicrotask(() => worker.onerror?.({ message: 'out of memory' }))
    workers.push(worker)
    return worker
  })
  expect(await client.look(file)).toMatchObject({ error: { code: 'import-failed', detail: 'out of memory' } })
  expect((await client.look(file)).ok).toBe(true)
  expect(workers).toHaveLength(2)
  client.close()
})

test('refusals come over as they are, and closing ends what is under way', async () => {
  const client = createImportClient(overChannel)
  expect(await client.look(new Blob([]))).toMatchObject({ error: { code: 'file-empty' } })
  const seen = must(await client.look(file))
  const scan = client.scan(file, seen, seen.layout)
  client.close()
  expect(await scan).toMatchObject({ error: { code: 'cancelled' } })
})

test('a worker that does not come up before it is needed is not waited for', async () => {
  const workers: ImportWorker[] = []
  const client = createImportClient(() => {
    const worker = overChannel()
    workers.push(worker)
    return worker
  })
  client.warm()
  workers[0]!.onerror?.({ message: 'not loaded' })
  expect((await client.look(file)).ok).toBe(true)
  expect(workers).toHaveLength(2)
  client.close()
})
