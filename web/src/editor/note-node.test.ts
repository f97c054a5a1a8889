import { ImmutableString, type Span } from '@automerge/automerge/slim'
import { expect, test } from 'vitest'
import { noteNode } from './note-node.ts'

const block = (type: string, parents: readonly string[] = [], attrs = {}): Span =>
  ({
    type: 'block',
    value: { type: new ImmutableString(type), parents: parents.map(one => new ImmutableString(one)), attrs, isEmbed: false },
  }) as never
const text = (value: string): Span => ({ type: 'text', value })
const shown = (...all: Span[]) => {
  const node = noteNode(all)
  node.check()
  return node.children.map(child => [child.type.name, child.textContent])
}

test('[N3] a heading within the item of a list, as two people make it together, is shown', () => {
  expect(shown(block('paragraph'), text('one'), block('heading', ['unordered-list-item'], { level: 2 }), text('two'))).toEqual([
    ['paragraph', 'one'],
    ['bullet_list', 'two'],
  ])
})

test("[N3] [P8.1] what no schema allows, a stranger's blocks among it, is shown flat, with every letter", () => {
  for (const parents of [['heading'], ['code-block', 'blockquote'], ['no-such-block', 'heading']])
    expect(shown(block('paragraph', parents), text('one'), block('check-list-item', parents, { checked: true }), text('two'))).toEqual([
      ['paragraph', 'one'],
      ['check_item', 'two'],
    ])
  const odd = { type: 'block', value: {} } as never
  expect(shown(odd, text('one')).map(([, words]) => words)).toEqual(['one'])
})
