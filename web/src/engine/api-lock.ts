import type { Result } from '@porchlight/shared/base/result'

/** Which keyboard the lock asks for. */
export type SecretKind = 'pin' | 'passphrase'

/** What the engine can do about the lock of this phone, while it is open. */
export interface LockPart {
  /** Keeps its identity until it changes; told by `subscribe`. */
  lock(): LockState
  /** From now on only these open the phone. `lock-changed`: another window has just changed it. */
  turnLockOn(ways: NewWays & { readonly recovery: string }): Promise<Result<void>>
  /** What is given takes the place of what was; the rest stays. Asks for a proof, since the phone may be in another's hand. */
  changeLock(proof: Proof, ways: NewWays): Promise<Result<void>>
  turnLockOff(proof: Proof): Promise<Result<void>>
  /** 32 bytes for one use, always the same; only an open phone can make them. */
  secretFor(use: 'handed-over'): Promise<Uint8Array>
  /** Made up, and stored nowhere: it counts when it is given to `turnLockOn` or `changeLock`. */
  newRecoveryCode(): Promise<string>
  /** Asks the phone's authenticator for a passkey. `passkey-unsupported`, `passkey-refused`. */
  makePasskey(): Promise<Result<Passkey>>
}

export interface LockState {
  readonly isOn: boolean
  /** Which keyboard the lock asks for; undefined: only a passkey opens it. */
  readonly secret: SecretKind | undefined
  readonly passkey: boolean
}

export interface NewWays {
  readonly secret?: { readonly kind: SecretKind; readonly text: string }
  /** `none`: it opens no more. */
  readonly passkey?: Passkey | 'none'
  readonly recovery?: string
}

/** A passkey of this phone's, and what it makes of its salt. */
export interface Passkey {
  readonly credential: Uint8Array
  readonly salt: Uint8Array
  readonly secret: Uint8Array
}

export type Proof =
  | { readonly by: 'secret'; readonly text: string }
  | { readonly by: 'passkey' }
  | { readonly by: 'recovery'; readonly code: string }

/** Opens the engine of a locked phone. Gone with the page. */
export interface Unlocked {
  readonly dataKey: CryptoKey
}

/** A locked phone: all that can be asked of it. */
export interface LockedPhone {
  state(): Promise<LockState & { readonly waitMs: number }>
  /** Called once a second while there is something to wait for. */
  onWait(listener: (waitMs: number) => void): () => void
  /** `lock-wrong`, `lock-wait`, `recovery-wrong`, `passkey-refused`, `lock-none`, and those of storage. */
  unlock(proof: Proof): Promise<Result<Unlocked>>
  /** A forgotten PIN: the code opens, and another PIN takes its place, in one. */
  recover(code: string, secret: NonNullable<NewWays['secret']>): Promise<Result<Unlocked>>
  /** Everything of Porchlight leaves this phone. */
  erase(): Promise<Result<void>>
  close(): void
}
