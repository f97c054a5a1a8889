/** ProseMirror belongs to the web package; `typing.ts` says where each of its parts lies. */
declare module 'peer-prosemirror-*' {
  export const baseKeymap: object
  export function history(): object
  export function keymap(keys: object): object
  export class Schema {
    constructor(spec: object)
    node(type: string, attrs: null, content: readonly object[]): object
    text(value: string): object
  }
  export const EditorState: { create(config: object): object }
  export class EditorView {
    constructor(place: Element, props: object)
  }
}
