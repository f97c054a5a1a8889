import * as A from '@automerge/automerge'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BLOCKS, MARKS } from './note-blocks.ts'
import type { NoteBlock } from './note-blocks.ts'
import { toMarkdown, toPlainText } from './note-text.ts'
import { notesKind } from './notes.ts'
import type { NotesDoc } from './notes.ts'

const ANA = 'a0a0a0a0a0a0a0a0'
const nameOf = (who: string) => (who === ANA ? 'Ana López' : '')
const fresh = (actor = 'aa') => A.load<NotesDoc>(notesKind.initial, { actor: actor.repeat(16) })

/** Writes as the editor does: a marker, then its text. */
function write(doc: A.Doc<NotesDoc>, blocks: readonly [type: keyof typeof BLOCKS, text: string, attrs?: object, parents?: string[]][]) {
  return A.change(doc, draft => {
    let at = draft.text.length
    for (const [type, text, attrs = {}, parents = []] of blocks) {
      A.splitBlock(draft, ['text'], at, {
        type: new A.ImmutableString(BLOCKS[type]),
        parents: parents.map(parent => new A.ImmutableString(parent)),
        attrs,
        isEmbed: false,
      } as never)
      A.splice(draft, ['text'], at + 1, 0, text)
      at += 1 + text.length
    }
  })
}

const minutes = () =>
  write(fresh(), [
    ['heading', 'Boiler', { level: 2 }],
    ['paragraph', 'Ana says: 3 * 4 = 12'],
    ['bullet', 'The city'],
    ['bullet', 'The law', {}, [BLOCKS.bullet]],
    ['numbered', 'First'],
    ['numbered', 'Second'],
    ['check', 'Write', { checked: true }],
    ['check', 'Send', { checked: false }],
    ['quote', 'No heat, no rent'],
    ['preformatted', 'a ``` b'],
  ])

test('headings, lists, checklists, quotes: as blocks, as text, as Markdown', () => {
  const { blocks } = notesKind.read(minutes())
  expect(blocks.map(({ type, level, depth, checked }) => [type, level, depth, checked])).toEqual([
    ['heading', 2, 0, false],
    ['paragraph', 0, 0, false],
    ['bullet', 0, 0, false],
    ['bullet', 0, 1, false],
    ['numbered', 0, 0, false],
    ['numbered', 0, 0, false],
    ['check', 0, 0, true],
    ['check', 0, 0, false],
    ['quote', 0, 0, false],
    ['preformatted', 0, 0, false],
  ])
  expect(structuredClone(blocks)).toEqual(blocks)
  expect(toPlainText(blocks, nameOf)).toBe(
    'Boiler\n------\n\nAna says: 3 * 4 = 12\n\n• The city\n   • The law\n\n1. First\n2. Second\n\n[x] Write\n[ ] Send\n\n> No heat, no rent\n\na ``` b\n',
  )
  expect(toMarkdown(blocks, nameOf)).toBe(
    '## Boiler\n\nAna says: 3 \\* 4 = 12\n\n- The city\n   - The law\n\n1. First\n2. Second\n\n- [x] Write\n- [ ] Send\n\n> No heat, no rent\n\n````\na ``` b\n````\n',
  )
})

test('marks, links and mentions; a link that would run something is none', () => {
  let doc = write(fresh(), [['paragraph', 'bold and a link to her or not']])
  const mark = (word: string, name: string, value: A.MarkValue) => {
    doc = A.change(doc, draft => {
      const start = draft.text.indexOf(word)
      A.mark(draft, ['text'], { start, end: start + word.length, expand: 'none' }, name, value)
    })
  }
  mark('bold', MARKS.bold, true)
  mark('link', MARKS.link, JSON.stringify({ href: 'https://example.org/a_b', title: null }))
  mark('her', MARKS.mention, ANA)
  mark('not', MARKS.link, JSON.stringify({ href: 'javascript:alert(1)', title: null }))
  const { blocks } = notesKind.read(doc)
  expect(toMarkdown(blocks, nameOf)).toBe('**bold** and a [link](<https://example.org/a_b>) to @Ana López or not\n')
  expect(toPlainText(blocks, nameOf)).toBe('bold and a link (https://example.org/a_b) to @Ana López or not\n')
  expect(toPlainText(blocks, () => '')).toContain('to her or')
})

test('text that looks like Markdown stays text', () => {
  const block = (text: string): NoteBlock => ({ type: 'paragraph', level: 0, depth: 0, checked: false, runs: [{ text }] })
  expect(toMarkdown([block('# 1'), block('- a'), block('12. b'), block('_c_ [d] <e>')], nameOf)).toBe(
    '\\# 1\n\n\\- a\n\n12\\. b\n\n\\_c\\_ \\[d\\] \\<e>\n',
  )
})

test('blocks of a later version and of strangers are read as paragraphs', () => {
  const doc = A.change(fresh(), draft => {
    A.splice(draft, ['text'], 0, 0, 'before any marker')
    A.splitBlock(draft, ['text'], 17, { type: new A.ImmutableString('hologram'), attrs: { level: 'x' }, parents: 'y' } as never)
    A.splice(draft, ['text'], 18, 0, 'after')
    A.splitBlock(draft, ['text'], 23, { type: 7, attrs: { level: 99 } } as never)
  })
  expect(notesKind.read(doc).blocks.map(({ type, runs }) => [type, runs.map(run => run.text).join('')])).toEqual([
    ['paragraph', 'before any marker'],
    ['paragraph', 'after'],
    ['paragraph', ''],
  ])
})

test('[P3.10] several write at once: no letter that somebody wrote is gone unless somebody deleted it', () => {
  const step = fc.record({ who: fc.nat(2), at: fc.nat(200), cut: fc.nat(3), hears: fc.nat(5), splits: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 16 }), steps => {
      const docs = ['aa', 'bb', 'cc'].map(fresh)
      const alive = new Set<string>()
      for (const [i, { who, at, cut, hears, splits }] of steps.entries()) {
        // A letter of its own for each step, so that each can be looked for.
        const letter = String.fromCodePoint(0x4e00 + i)
        docs[who] = A.change(docs[who]!, draft => {
          const place = at % (draft.text.length + 1)
          if (splits)
            A.splitBlock(draft, ['text'], place, {
              type: new A.ImmutableString('paragraph'),
              parents: [],
              attrs: {},
              isEmbed: false,
            } as never)
          for (const gone of draft.text.slice(place, place + cut)) alive.delete(gone)
          A.splice(draft, ['text'], place, cut, letter)
        })
        alive.add(letter)
        if (hears < 3 && docs[hears] !== docs[who]) docs[who] = A.merge(docs[who]!, docs[hears]!)
      }
      for (const [i] of docs.entries()) for (const other of docs) if (docs[i] !== other) docs[i] = A.merge(docs[i]!, other)
      const texts = docs.map(doc =>
        notesKind
          .read(doc)
          .blocks.flatMap(block => block.runs.map(run => run.text))
          .join(''),
      )
      expect(new Set(texts).size).toBe(1)
      expect([...texts[0]!].toSorted()).toEqual([...alive].toSorted())
    }),
    { numRuns: 200 },
  )
})
