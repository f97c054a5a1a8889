// The built app, as people get it. `npm test` builds it before; a test that is run alone builds it if it is missing.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, runPackage } from '../scripts/steps/run.ts'

const dist = join(root, 'web/dist')

/** The folder of the built app. `PORCHLIGHT_APP` names another build. */
export async function builtApp(): Promise<string> {
  const named = process.env['PORCHLIGHT_APP']
  if (named) return named
  if (!existsSync(join(dist, 'index.html')) && !(await runPackage('web', 'vite', ['build'], { NODE_ENV: 'production' })))
    throw new Error('the app could not be built')
  return dist
}
