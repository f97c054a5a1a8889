import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import type { LockedPhone, LockPart, LockState, NewWays, Proof } from '../engine/api-lock.ts'

/** The one PIN that the fake lock takes. */
const PIN = '270419'
const CODE = 'abcdefghjkmnpqrstuvw'

const isRight = (proof: Proof): boolean =>
  proof.by === 'passkey' || (proof.by === 'secret' ? proof.text === PIN : proof.code.replaceAll(/[^a-z0-9]/gi, '').toLowerCase() === CODE)

const judge = (proof: Proof): Result<void> =>
  isRight(proof) ? ok(undefined) : fail(refusal(proof.by === 'recovery' ? 'recovery-wrong' : 'lock-wrong'))

const stateOf = (flags: ReadonlySet<string>): LockState => ({
  isOn: true,
  secret: flags.has('passkey-only') ? undefined : flags.has('phrase') ? 'passphrase' : 'pin',
  passkey: flags.has('passkey') || flags.has('passkey-only'),
})

export function fakeLock(flags: ReadonlySet<string>, changed: () => void): LockPart {
  let state: LockState = flags.has('lock') ? stateOf(flags) : { isOn: false, secret: undefined, passkey: false }
  const set = (next: LockState): Result<void> => {
    state = next
    changed()
    return ok(undefined)
  }
  const after = (ways: NewWays): LockState => ({
    isOn: true,
    secret: ways.secret?.kind ?? state.secret,
    passkey: ways.passkey === undefined ? state.passkey : ways.passkey !== 'none',
  })
  return {
    lock: () => state,
    turnLockOn: async ways => set(after(ways)),
    changeLock: async (proof, ways) => {
      const judged = judge(proof)
      return judged.ok ? set(after(ways)) : judged
    },
    turnLockOff: async proof => {
      const judged = judge(proof)
      return judged.ok ? set({ isOn: false, secret: undefined, passkey: false }) : judged
    },
    secretFor: async () => new Uint8Array(32).fill(1),
    newRecoveryCode: async () => CODE.match(/.{5}/g)!.join('-'),
    makePasskey: async () => {
      const some = new Uint8Array(32)
      return flags.has('no-passkey') ? fail(refusal('passkey-unsupported')) : ok({ credential: some, salt: some, secret: some })
    },
  }
}

/** `?fake=locked`: the lock's own screen. Its engine is not opened: nothing is behind it. */
export function fakeLockedPhone(flags: ReadonlySet<string>): LockedPhone {
  const unlock = async (proof: Proof) => {
    const judged = judge(proof)
    if (!judged.ok) return judged
    return ok({ dataKey: await crypto.subtle.importKey('raw', new Uint8Array(32), 'HKDF', false, ['deriveBits']) })
  }
  const waitMs = flags.has('wait') ? 287_000 : 0
  return {
    state: async () => ({ ...stateOf(flags), waitMs }),
    onWait: listener => {
      listener(waitMs)
      return () => undefined
    },
    unlock,
    recover: async code => unlock({ by: 'recovery', code }),
    erase: async () => ok(undefined),
    close: () => undefined,
  }
}
