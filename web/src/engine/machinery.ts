import { createBackups } from './backup/backups.ts'
import { createNewcomers } from './newcomers.ts'
import { createRuntimes } from './runtimes.ts'
import type { Shell } from './shell.ts'
import { createWork } from './work.ts'

/** Everything that is not needed to paint the first screen, in one chunk of its own: keys, roster, sending, receiving. */
export function createMachinery(shell: Shell) {
  const { phone, leader } = shell
  const runtimes = createRuntimes(shell)
  const newcomers = createNewcomers(shell, runtimes)
  phone.onDamage((_, channel) => channel && void leader.call('readAgain', { channel }))
  const work = { ...createWork(shell, runtimes), ...createBackups(shell, runtimes, newcomers.keep) }
  return { runtimes, work, ...newcomers }
}
export type Machinery = ReturnType<typeof createMachinery>
/** What only the leading tab does, by name: leader.ts brings the calls here. */
export type WorkName = keyof Machinery['work']
