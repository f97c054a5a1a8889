import type { Result } from '@porchlight/shared/base/result'
import { Refused } from '@porchlight/shared/base/refusal'
import { fail } from '@porchlight/shared/base/result'
import type { LockPart, LockState } from '../api-lock.ts'
import { storageRefusal } from '../db.ts'
import type { EngineOptions, Shell } from '../shell.ts'
import type { createChanges } from './change.ts'
import { lockName } from './device-key.ts'
import { isSameLock, lockStateOf, NO_LOCK } from './state.ts'

interface Ports {
  readonly shell: () => Promise<Shell>
  readonly changed: () => void
}
type Changes = ReturnType<typeof createChanges>

/** The lock as the open engine sees it. What changes it is loaded when somebody does. */
export function createLockPart(options: EngineOptions, { shell, changed }: Ports) {
  const { world } = options
  let state: LockState = world.unlocked ? { ...NO_LOCK, isOn: true } : NO_LOCK

  async function changes(): Promise<Changes> {
    const [{ createChanges }, ports, { phone }] = await Promise.all([import('./change.ts'), lockPorts(options), shell()])
    return createChanges(phone.database, world, ports)
  }

  /** As it is stored; another tab may have changed it. */
  async function look(): Promise<void> {
    const { phone } = await shell()
    const next = lockStateOf(await phone.database.alive(() => phone.database.keys.toArray()))
    if (isSameLock(next, state)) return
    state = next
    changed()
  }

  async function change(act: (them: Changes) => Promise<Result<void>>): Promise<Result<void>> {
    try {
      const done = await act(await changes())
      await look()
      if (done.ok) (await shell()).tell({ type: 'lock-changed' })
      return done
    } catch (error) {
      return fail(error instanceof Refused ? error.refusal : storageRefusal(error))
    }
  }

  const part: LockPart = {
    lock: () => state,
    turnLockOn: ways => change(them => them.turnOn(ways)),
    changeLock: (proof, ways) => change(them => them.change(proof, ways)),
    turnLockOff: proof => change(them => them.turnOff(proof)),
    secretFor: async use => (await shell()).phone.vault.secret(use),
    newRecoveryCode: async () => (await import('./codes.ts')).newRecoveryCode(world.random),
    makePasskey: async () => (await lockPorts(options)).passkeys.make(),
  }

  return {
    part,
    /** After the first paint, and when another tab says so. */
    async look(): Promise<void> {
      await look()
      if (!world.slips) return
      const { eraseOldSlips } = await import('./old-slips.ts')
      const { phone } = await shell()
      await world.locks.request(lockName(world), () => eraseOldSlips(phone.database, world))
    },
  }
}

/** How secrets are made here: in a worker and by the browser's authenticator, unless a test brings others. */
export async function lockPorts({ stretch, passkeys }: Pick<EngineOptions, 'stretch' | 'passkeys'>) {
  const [{ stretchAside }, { browserPasskeys }] = await Promise.all([import('../backup/stretch-client.ts'), import('./passkey.ts')])
  return { stretch: stretch ?? stretchAside, passkeys: passkeys ?? browserPasskeys }
}
