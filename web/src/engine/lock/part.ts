import type { LockPart, LockState } from '../api-lock.ts'
import type { EngineOptions, Shell } from '../shell.ts'

export interface LockPartPorts {
  readonly options: EngineOptions
  readonly shell: () => Promise<Shell>
  readonly changed: () => void
}

const NO_LOCK: LockState = { isOn: false, secret: undefined, passkey: false }

/** The lock as the open engine sees it. What can be done about it is loaded after the first paint, or when somebody does it. */
export function createLockPart(ports: LockPartPorts) {
  let state: LockState = ports.options.world.unlocked ? { ...NO_LOCK, isOn: true } : NO_LOCK
  const acts = async () => (await import('./part-acts.ts')).createLockActs(ports, look)

  /** As it is stored; another tab may have changed it. After the first paint, and when another tab says so. */
  async function look(): Promise<void> {
    const next = await (await acts()).read()
    if (JSON.stringify(next) === JSON.stringify(state)) return
    state = next
    ports.changed()
  }

  const part: LockPart = {
    lock: () => state,
    turnLockOn: async ways => (await acts()).turnOn(ways),
    changeLock: async (proof, ways) => (await acts()).change(proof, ways),
    turnLockOff: async proof => (await acts()).turnOff(proof),
    secretFor: async use => (await ports.shell()).phone.vault.secret(use),
    newRecoveryCode: async () => (await acts()).newCode(),
    makePasskey: async () => (await acts()).makePasskey(),
  }
  return { part, look }
}
