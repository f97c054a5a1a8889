import { asyncProperty, assert, array, constantFrom, integer, nat, oneof, record, constant } from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '@porchlight/shared/base/result'
import { makeFaulty } from './testing/faulty-disk.ts'
import type { Fault } from './testing/faulty-disk.ts'
import { nodePhone } from './testing/node-world.ts'
import { GROUP, NOTES } from './testing/notes.ts'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { openTab } from './testing/tab.ts'

/** Random acts on one document, with a disk that fails now and then: nothing acknowledged is ever lost. */
type Act =
  | { do: 'write' | 'restart' | 'cut' | 'compact' }
  | { do: 'far-write'; who: number }
  | { do: 'arrive'; from: number; count: number }
  | { do: 'fail'; faults: Fault[] }

const act: Arbitrary<Act> = oneof(
  { weight: 6, arbitrary: record({ do: constant('write' as const) }) },
  { weight: 2, arbitrary: record({ do: constantFrom('restart' as const, 'cut' as const, 'compact' as const) }) },
  { weight: 4, arbitrary: record({ do: constant('far-write' as const), who: integer({ min: 0, max: 1 }) }) },
  { weight: 4, arbitrary: record({ do: constant('arrive' as const), from: nat(40), count: integer({ min: 1, max: 6 }) }) },
  {
    weight: 2,
    arbitrary: record({
      do: constant('fail' as const),
      faults: array(constantFrom<Fault>('quota', 'abort', 'closed', 'stored-but-lost', undefined), { minLength: 1, maxLength: 5 }),
    }),
  },
)

const FAR_DEVICES = [8, 9]
let runs = 0

test('[P1.5] whatever happens in whatever order, what was acknowledged is there and the view is that of the document', async () => {
  await assert(
    asyncProperty(array(act, { minLength: 5, maxLength: 40 }), async acts => {
      const phone = nodePhone(`property-${runs++}`, seededRandom(runs))
      const faulty = makeFaulty(phone.disk)
      let tab = await openTab(phone)
      const far = await Promise.all(FAR_DEVICES.map(async n => openTab(nodePhone(`property-far-${runs}-${n}`, seededRandom(n)))))
      const sent: { key: string; change: Uint8Array; after: string[] }[] = []
      const acknowledged = new Set<string>()
      const arrived = new Set<string>()
      const tried = new Set<string>()

      for (const [i, step] of acts.entries()) {
        switch (step.do) {
          case 'write': {
            tried.add(`mine ${i}`)
            if ((await tab.write(`mine ${i}`, `${i}`)).ok) acknowledged.add(`mine ${i}`)
            break
          }
          case 'far-write': {
            const one = far[step.who]!
            must(await one.write(`far ${i}`, `${i}`, FAR_DEVICES[step.who]!))
            const [change] = await one.cut()
            const after = sent.filter(({ key }) => one.view()![key] !== undefined).map(({ key }) => key)
            sent.push({ key: `far ${i}`, change: change!, after })
            break
          }
          case 'arrive': {
            const some = sent.slice(step.from % (sent.length + 1)).slice(0, step.count)
            const result = await tab.docs.receive(GROUP, NOTES, some.map(({ change }) => change), []) // oxfmt-ignore
            for (const { key } of some) {
              tried.add(key)
              if (result.ok) arrived.add(key)
            }
            break
          }
          case 'fail':
            faulty.faults.splice(0, Infinity, ...step.faults)
            break
          case 'restart':
            faulty.faults.length = 0
            await tab.end()
            tab = await openTab(phone)
            await tab.docs.warm(GROUP, [NOTES])
            break
          case 'cut':
            faulty.faults.length = 0
            await tab.cut()
            break
          case 'compact':
            await tab.compact()
            break
        }
      }

      faulty.faults.length = 0
      await tab.docs.open(GROUP, NOTES)
      const last = tab.view()
      await tab.end()
      const later = await openTab(phone)
      await later.docs.open(GROUP, NOTES)
      const there = Object.keys(later.view()!)
      expect(there).toEqual(expect.arrayContaining([...acknowledged]))
      // What arrived counts as soon as all that it was written after has arrived too.
      const complete = sent.filter(({ key, after }) => [key, ...after].every(one => arrived.has(one))).map(({ key }) => key)
      expect(there).toEqual(expect.arrayContaining(complete))
      expect(there.filter(key => !tried.has(key))).toEqual([])
      // A write without an answer may be there; nothing that was shown before may be gone.
      expect(later.view()).toMatchObject(last!)
      expect(later.damaged).toEqual([])
      const painted = await openTab(phone)
      await painted.docs.warm(GROUP, [NOTES])
      expect(painted.view()).toEqual(there.length > 0 ? later.view() : painted.view())
    }),
    { numRuns: 40, seed: 20261122 },
  )
})
