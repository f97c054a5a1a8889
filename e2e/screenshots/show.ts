// The screens of states.ts, shown by a build that has the development engine in it.
import { join } from 'node:path'
import { root, runPackage } from '../../scripts/steps/run.ts'
import { errors } from '@playwright/test'
import type { Person } from '../people.ts'
import type { State } from './states/state.ts'

/** The development engine is part of this build only. `name`: of a folder, since two may be built at once. */
export async function buildScreens(name = 'screens'): Promise<string> {
  const folder = join(root, '.cache', name)
  const args = ['build', '--mode', 'development', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error']
  if (!(await runPackage('web', 'vite', args, { NODE_ENV: 'development' }))) throw new Error('the app could not be built')
  return folder
}

/** Brings a screen into a state, with everything on it that comes when it is needed. */
export async function show(me: Person, state: State): Promise<void> {
  await me.go(`${state.path}${state.path.includes('?') ? '&' : '?'}fake=${state.fake}`)
  await me.page.getByRole('heading', { level: 1 }).first().waitFor()
  await state.act?.(me)
  await me.page.locator('.opening').waitFor({ state: 'detached' })
  // A worker that is ended while its code is still coming leaves a request open for ever: then the screen is as it is.
  await me.page.waitForLoadState('networkidle', { timeout: 3_000 }).catch((error: unknown) => {
    if (!(error instanceof errors.TimeoutError)) throw error
  })
}
