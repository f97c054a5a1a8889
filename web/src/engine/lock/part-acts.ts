import { Refused } from '@porchlight/shared/base/refusal'
import { fail, type Result } from '@porchlight/shared/base/result'
import type { LockState, NewWays, Proof } from '../api-lock.ts'
import { stretchAside } from '../backup/stretch-client.ts'
import { storageRefusal } from '../db.ts'
import type { EngineOptions } from '../shell.ts'
import { createChanges } from './change.ts'
import { newRecoveryCode } from './codes.ts'
import { lockName } from './device-key.ts'
import { eraseOldSlips } from './old-slips.ts'
import type { LockPartPorts } from './part.ts'
import { browserPasskeys } from './passkey.ts'
import type { SecretPorts } from './secrets.ts'
import { lockStateOf } from './state.ts'

type Changes = ReturnType<typeof createChanges>

export function createLockActs({ options, shell }: LockPartPorts, look: () => Promise<void>) {
  const { world } = options
  const ports = lockPorts(options)

  async function change(act: (them: Changes) => Promise<Result<void>>): Promise<Result<void>> {
    try {
      const { phone, tell } = await shell()
      const done = await act(createChanges(phone.database, world, ports))
      await look()
      if (done.ok) tell({ type: 'lock-changed' })
      return done
    } catch (error) {
      return fail(error instanceof Refused ? error.refusal : storageRefusal(error))
    }
  }

  return {
    /** How the lock stands; what an unfinished change has left behind goes. */
    async read(): Promise<LockState> {
      const { phone } = await shell()
      const state = lockStateOf(await phone.database.alive(() => phone.database.keys.toArray()))
      if (world.slips) await world.locks.request(lockName(world), () => eraseOldSlips(phone.database, world))
      return state
    },
    turnOn: (ways: NewWays) => change(them => them.turnOn(ways)),
    change: (proof: Proof, ways: NewWays) => change(them => them.change(proof, ways)),
    turnOff: (proof: Proof) => change(them => them.turnOff(proof)),
    newCode: () => newRecoveryCode(world.random),
    makePasskey: () => ports.passkeys.make(),
  }
}

/** How secrets are made here: in a worker and by the browser's authenticator, unless a test brings others. */
export const lockPorts = ({ stretch, passkeys }: Pick<EngineOptions, 'stretch' | 'passkeys'>): SecretPorts => ({
  stretch: stretch ?? stretchAside,
  passkeys: passkeys ?? browserPasskeys,
})
