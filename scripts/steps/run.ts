import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** A program of the workspace, or of one of its packages. */
export function bin(program: string, of = ''): string {
  const inPackage = join(root, of, 'node_modules/.bin', program)
  return existsSync(inPackage) ? inPackage : join(root, 'node_modules/.bin', program)
}

/** Longer than any step takes on a slow machine: a step that hangs must fail, not wait for ever. */
const LIMIT = 45 * 60_000

/** Runs a program to its end without input, its output going to ours. True when it ended well. */
export function run(program: string, args: string[], env: Record<string, string> = {}, cwd = root): Promise<boolean> {
  return new Promise(resolve => {
    const bins = join(root, 'node_modules/.bin')
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env, PATH: `${bins}:${process.env['PATH'] ?? ''}` },
      stdio: ['ignore', 'inherit', 'inherit'],
      // A group of its own, so that what a hanging step started ends with it.
      detached: true,
    })
    const end = (): void => {
      if (child.pid !== undefined) endGroup(child.pid)
    }
    const late = setTimeout(() => {
      console.error(`ended after ${LIMIT / 60_000} minutes`)
      end()
    }, LIMIT)
    const stop = (): void => {
      end()
      process.exit(130)
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    const done = (well: boolean): void => {
      clearTimeout(late)
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      resolve(well)
    }
    child.once('error', error => {
      console.error(error.message)
      done(false)
    })
    child.once('exit', code => done(code === 0))
  })
}

export const runPackage = (of: string, program: string, args: string[], env: Record<string, string> = {}): Promise<boolean> =>
  run(bin(program, of), args, env, join(root, of))

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
