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
  await me.page.evaluate(calm)
}

/**
 * In the page: what comes after the act, a part of the screen whose code is loaded when it is needed, has come when nothing
 * has changed for a while and the page has nothing to do. A screen with a running clock is never still for long.
 */
function calm(): Promise<void> {
  return new Promise(done => {
    let changes = 0
    const observer = new MutationObserver(() => changes++)
    observer.observe(document.body, { childList: true, subtree: true })
    const end = () => {
      observer.disconnect()
      done()
    }
    const watch = (known: number) => setTimeout(() => requestIdleCallback(() => (changes === known ? end() : watch(changes))), 400)
    watch(changes)
    setTimeout(end, 6_000)
  })
}
