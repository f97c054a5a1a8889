import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const READER = /[\\/]shared[\\/]src[\\/](?:doc[\\/]flat|meeting[\\/]note(?:s|-blocks))\.ts$/
const VIRTUAL = '\0porchlight-immutable-string'

/**
 * Reading views needs one class and one question of Automerge, and its package brings all of it along (25 KB gzip,
 * before the first paint). For these readers the class comes from its own file, and the question is put to the document
 * itself; both are the same that the rest uses later on.
 */
export function automergePure(): Plugin {
  const file = (name: string) => JSON.stringify(fileURLToPath(new URL(name, import.meta.resolve('@automerge/automerge/slim')).href))
  return {
    name: 'porchlight-automerge-pure',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) => (source === '@automerge/automerge/slim' && importer && READER.test(importer) ? VIRTUAL : undefined),
    load: id =>
      id === VIRTUAL
        ? `import { IMMUTABLE_STRING, STATE } from ${file('../constants.js')}
           export { ImmutableString } from ${file('../immutable_string.js')}
           // As in proxies.js, which would bring the rest.
           export const isImmutableString = value =>
             typeof value === 'object' && value !== null && Object.prototype.hasOwnProperty.call(value, IMMUTABLE_STRING)
           // As in implementation.js, of a document's root.
           export const spans = (doc, path) => doc[STATE].handle.spans(['_root', ...path].join('/'), doc[STATE].heads)`
        : undefined,
  }
}
