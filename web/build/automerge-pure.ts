import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const READER = /[\\/]shared[\\/]src[\\/]doc[\\/]flat\.ts$/
const VIRTUAL = '\0porchlight-immutable-string'

/**
 * Reading a view needs one class of Automerge, and its package brings all of it along (15 KB gzip, before the first
 * paint). For that one reader the class comes from its own file; it is the same class that the rest uses later on.
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
        ? `import { IMMUTABLE_STRING } from ${file('../constants.js')}
           export { ImmutableString } from ${file('../immutable_string.js')}
           // As in proxies.js, which would bring the rest.
           export const isImmutableString = value =>
             typeof value === 'object' && value !== null && Object.prototype.hasOwnProperty.call(value, IMMUTABLE_STRING)`
        : undefined,
  }
}
