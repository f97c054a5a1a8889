// [P9.3] The same app with nothing sealed, so that the search for canaries is seen to find them. Made only here, by
// putting other source in the place of two modules while bundling: the product has no switch that could be left on.
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { root } from '../../scripts/steps/run.ts'

/** Of the same lengths as the real one, and readable. */
const AEAD = `
export const GCM_TAG = 16
export const sealOnce = async (key, aad, plain) => { const out = new Uint8Array(plain.length + 16); out.set(plain); return out }
export const openOnce = async (key, aad, sealed) => sealed.length < 16 ? undefined : sealed.slice(0, sealed.length - 16)
`

const glass = {
  name: 'porchlight-glass',
  enforce: 'pre',
  load: (id: string) => (id.split('?')[0]!.endsWith('/shared/src/crypto/aead.ts') ? AEAD : undefined),
  transform(code: string, id: string) {
    if (!id.split('?')[0]!.endsWith('/web/src/engine/world.ts')) return undefined
    if (!code.includes("sealing: 'on'")) throw new Error('the engine takes its sealing from somewhere else now')
    return code.replace("sealing: 'on'", "sealing: 'off'")
  },
}

/** The folder of the built app. `name`: of that folder, since two may be built at once. */
export async function buildGlass(name = 'glass'): Promise<string> {
  const web = join(root, 'web')
  const vite = createRequire(join(web, 'package.json')).resolve('vite')
  const { build } = (await import(pathToFileURL(vite).href)) as { build(config: object): Promise<unknown> }
  const outDir = join(root, '.cache', name)
  const before = process.cwd()
  const mode = process.env['NODE_ENV']
  // Within a test it would be another app: without its service worker, for one.
  process.env['NODE_ENV'] = 'production'
  // The worker's build looks for its files from here.
  process.chdir(web)
  try {
    await build({
      root: web,
      configFile: join(web, 'vite.config.ts'),
      logLevel: 'error',
      plugins: [glass],
      build: { outDir, emptyOutDir: true },
    })
  } finally {
    process.chdir(before)
    if (mode === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = mode
  }
  return outDir
}
