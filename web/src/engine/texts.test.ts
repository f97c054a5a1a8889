import { splice } from '@automerge/automerge/slim'
import { array, assert, asyncProperty, constantFrom, nat, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { must } from '@porchlight/shared/base/result'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { isActorOf } from '@porchlight/shared/wire/batch'
import { NOTES_PATH, notesKind, type NotesDoc } from '@porchlight/shared/meeting/notes'
import type { SharedText, TextChange } from './api-text.ts'
import type { World } from './ports.ts'
import { type Fault, makeFaulty } from './testing/faulty-disk.ts'
import { nodePhone } from './testing/node-world.ts'
import { author, GROUP, NOTES } from './testing/notes.ts'
import { openTab } from './testing/tab.ts'

let phones = 0
const newPhone = () => nodePhone(`texts-${phones++}`, seededRandom(phones))
type Phone = ReturnType<typeof newPhone>

async function openText(phone: Phone, by: number, world: Partial<World> = {}) {
  const tab = await openTab(phone, { kind: notesKind, world })
  const text = must(await tab.docs.text(GROUP, () => author(by), notesKind, NOTES, { during: write => write(), memberOf }))
  return { ...tab, text }
}
async function memberOf(actor: string) {
  for (const { member, device } of [author(1), author(2), author(3)]) if (await isActorOf(actor, device, NOTES)) return member
  return undefined
}
const type = (text: SharedText<NotesDoc>, letters: string, at = text.doc().text.length, over = 0) =>
  text.change(doc => void splice(doc, [...NOTES_PATH], at, over, letters))

describe('a text that people edit together', () => {
  test('what is typed is there at once, is durable when "saved" says so, and waits to be sent', async () => {
    const phone = newPhone()
    const one = await openText(phone, 1)
    type(one.text, 'Bring ')
    type(one.text, 'chairs')
    expect(one.text.doc().text).toBe('Bring chairs')
    expect(one.text.unsaved()).toBe(true)
    must(await one.text.saved())
    expect(one.text.unsaved()).toBe(false)
    const killed = await openText(phone, 1)
    expect(killed.text.doc().text).toBe('Bring chairs')
    expect((await killed.store.unsent(GROUP)).flatMap(row => row.changes)).toHaveLength(2)
  })

  test('what others have written comes into the open editor, told once and as patches', async () => {
    const [here, there] = [await openText(newPhone(), 1), await openText(newPhone(), 2)]
    const told: TextChange<NotesDoc>[] = []
    type(here.text, 'ours')
    here.text.on('change', change => told.push(change))
    type(there.text, 'theirs')
    must(await there.text.saved())
    must(await here.docs.receive(GROUP, NOTES, await there.cut(), []))
    must(await here.text.saved())
    must(await there.docs.receive(GROUP, NOTES, await here.cut(), []))
    expect(told).toHaveLength(1)
    expect(told[0]!.patches).not.toEqual([])
    expect(here.text.doc().text).toBe(there.text.doc().text)
    expect(here.text.doc().text).toMatch(/^(ourstheirs|theirsours)$/)
    expect(await here.heads()).toEqual(await there.heads())
  })

  test('its view follows a moment later, and is there before the document after a restart', async () => {
    const phone = newPhone()
    const one = await openText(phone, 1)
    type(one.text, 'Bring chairs')
    must(await one.text.saved())
    const seen = () => one.docs.view(GROUP, notesKind, NOTES)?.blocks.map(block => block.runs.map(run => run.text).join(''))
    await new Promise<void>(resolve => one.docs.watch(GROUP, NOTES, () => seen()?.[0] === 'Bring chairs' && resolve()))
    await expect
      .poll(async () => {
        const later = await openTab(phone, { kind: notesKind, world: { loadAutomerge: () => Promise.reject(new Error('too early')) } })
        await later.docs.warm(GROUP, [NOTES])
        return later.docs.view(GROUP, notesKind, NOTES)?.blocks.length
      })
      .toBe(1)
  })

  test('who wrote what, and what it was then', async () => {
    let now = Date.UTC(2026, 10, 1)
    const clock = { now: () => now, after: () => () => undefined }
    const [here, there] = [await openText(newPhone(), 1, { clock }), await openText(newPhone(), 2, { clock })]
    type(here.text, 'Bring ')
    now += 60_000
    type(here.text, 'chairs')
    must(await here.text.saved())
    must(await there.docs.receive(GROUP, NOTES, await here.cut(), []))
    now += 60_000
    type(there.text, 'tables', 6, 6)
    now += 3_600_000
    type(there.text, '!')
    const versions = await there.text.versions()
    expect(versions.map(({ by, at, changes }) => [by, at, changes])).toEqual([
      [author(1).member, Date.UTC(2026, 10, 1, 0, 1), 2],
      [author(2).member, Date.UTC(2026, 10, 1, 0, 2), 1],
      [author(2).member, Date.UTC(2026, 10, 1, 1, 2), 1],
    ])
    expect(versions.map(version => there.text.at(version).text)).toEqual(['Bring chairs', 'Bring tables', 'Bring tables!'])
    // Looking back changes nothing.
    expect(there.text.doc().text).toBe('Bring tables!')
  })

  test('a disk that refuses loses nothing that was typed, whatever it says', async () => {
    const faults = array(constantFrom<Fault>('quota', 'abort', 'closed', 'stored-but-lost', undefined), { maxLength: 4 })
    await assert(
      asyncProperty(faults, array(nat(9), { minLength: 1, maxLength: 12 }), async (coming, letters) => {
        const phone = newPhone()
        const one = await openText(phone, 1)
        const faulty = makeFaulty(phone.disk)
        faulty.faults.push(...coming)
        for (const letter of letters) {
          type(one.text, String(letter))
          await one.text.saved()
        }
        for (let stored = await one.text.saved(); !stored.ok; stored = await one.text.saved());
        expect((await openText(phone, 1)).text.doc().text).toBe(letters.join(''))
      }),
      { numRuns: 30 },
    )
  })

  test('[N1] no letter that somebody typed vanishes unless somebody deleted it, whoever types what and when it comes together', async () => {
    const step = record({
      who: nat(2),
      what: constantFrom('type', 'type', 'type', 'delete', 'exchange', 'save'),
      at: nat(1000),
    })
    await assert(
      asyncProperty(array(step, { minLength: 5, maxLength: 40 }), async steps => {
        const phones = [await openText(newPhone(), 1), await openText(newPhone(), 2), await openText(newPhone(), 3)]
        const carried = phones.map(() => [] as Uint8Array[])
        const typed = new Set<string>()
        const deleted = new Set<string>()
        let number = 0
        const exchange = async () => {
          for (const [i, one] of phones.entries()) {
            must(await one.text.saved())
            carried[i]!.push(...(await one.cut()))
          }
          for (const one of phones) must(await one.docs.receive(GROUP, NOTES, carried.flat(), []))
        }
        for (const { who, what, at } of steps) {
          const { text } = phones[who]!
          const now = text.doc().text
          if (what === 'type') {
            // Every letter is another one, so that each can be followed.
            const letter = String.fromCodePoint(0x4e00 + number++)
            typed.add(letter)
            type(text, letter, at % (now.length + 1))
          } else if (what === 'delete' && now.length > 0) {
            const place = at % now.length
            deleted.add(now[place]!)
            type(text, '', place, 1)
          } else if (what === 'save') must(await text.saved())
          else await exchange()
        }
        await exchange()
        await exchange()
        const [first, ...others] = phones.map(one => one.text.doc().text)
        for (const other of others) expect(other).toBe(first)
        expect([...first!].toSorted()).toEqual([...typed].filter(letter => !deleted.has(letter)).toSorted())
      }),
      { numRuns: 60 },
    )
  })
})
