import { createNewcomers } from './newcomers.ts'
import { createRuntimes } from './runtimes.ts'
import type { Shell } from './shell.ts'
import { createWork } from './work.ts'

/** Everything that is not needed to paint the first screen, in one chunk of its own: keys, roster, sending, receiving. */
export function createMachinery(shell: Shell) {
  const runtimes = createRuntimes(shell)
  return { runtimes, work: createWork(shell, runtimes), ...createNewcomers(shell, runtimes) }
}
export type Machinery = ReturnType<typeof createMachinery>
