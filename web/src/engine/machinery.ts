import { createBackups } from './backup/backups.ts'
import { createRelayFollower } from './follow-relay.ts'
import { createLeaving } from './leaving.ts'
import { createNewcomers } from './newcomers.ts'
import { createHost } from './pairing/host.ts'
import { createRenewal } from './pairing/renew.ts'
import { createPairing } from './pairing/work.ts'
import { createRuntimes } from './runtimes.ts'
import type { Shell } from './shell.ts'
import { createTakenBack } from './taken-back.ts'
import { createWork } from './work.ts'

/** Everything that is not needed to paint the first screen, in one chunk of its own: keys, roster, sending, receiving. */
export function createMachinery(shell: Shell) {
  const { phone, leader } = shell
  const runtimes = createRuntimes(shell)
  const leaving = createLeaving(shell, runtimes)
  const takenBack = createTakenBack(shell, runtimes)
  const follower = createRelayFollower(shell, runtimes)
  runtimes.afterChange(async id => {
    await follower.look(id)
    await leaving.look(id)
    await takenBack.look(id)
  })
  const newcomers = createNewcomers(shell, runtimes, leaving)
  phone.onDamage((_, channel) => channel && void leader.call('readAgain', { channel }))
  const { answerIn, ...pairing } = createPairing(shell, newcomers.keep)
  const onGroups = createWork(shell, runtimes, leaving)
  const work = {
    ...onGroups,
    ...createBackups(shell, runtimes, newcomers.keep),
    ...createHost(shell, runtimes),
    renewDevice: createRenewal(shell, runtimes, newcomers.keep),
    /** A file may bring the group itself, if this phone waits to be let in. */
    async bringIn(args: { file: Blob }) {
      const entered = await answerIn(args.file)
      return entered.ok ? onGroups.bringIn(args) : entered
    },
  }
  return { runtimes, work, pairing, ...newcomers }
}
export type Machinery = ReturnType<typeof createMachinery>
/** What only the leading tab does, by name: leader.ts brings the calls here. */
export type WorkName = keyof Machinery['work']
