import type { Bytes } from '@porchlight/shared/base/bytes'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import type { Passkey } from '../api-lock.ts'

/** The phone's own authenticator: a finger or a face, and a secret that it makes from a salt (WebAuthn PRF). */
export interface Passkeys {
  make(): Promise<Result<Passkey>>
  ask(credential: Bytes, salt: Bytes): Promise<Result<Bytes>>
}

const TIMEOUT_MS = 120_000
const bytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))

export const browserPasskeys: Passkeys = {
  async make() {
    const salt = bytes(32)
    try {
      if (typeof PublicKeyCredential === 'undefined') return fail(refusal('passkey-unsupported'))
      const made = await navigator.credentials.create({
        publicKey: {
          rp: { name: 'Porchlight' },
          // Neither a person's name nor a group's: it is shown by the phone's own list of passkeys.
          user: { id: bytes(16), name: 'Porchlight', displayName: 'Porchlight' },
          challenge: bytes(32),
          pubKeyCredParams: [
            { type: 'public-key', alg: -7 },
            { type: 'public-key', alg: -257 },
          ],
          authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
          timeout: TIMEOUT_MS,
          extensions: { prf: { eval: { first: salt } } },
        },
      })
      const credential = made as PublicKeyCredential | null
      if (!credential?.getClientExtensionResults().prf?.enabled) return fail(refusal('passkey-unsupported'))
      const id = new Uint8Array(credential.rawId)
      // Many authenticators tell the secret only when they are asked for it.
      const asked = secretIn(credential) ?? (await browserPasskeys.ask(id, salt))
      return asked.ok ? ok({ credential: id, salt, secret: asked.value }) : asked
    } catch (error) {
      return refused(error)
    }
  },
  async ask(credential, salt) {
    try {
      if (typeof PublicKeyCredential === 'undefined') return fail(refusal('passkey-unsupported'))
      const asked = await navigator.credentials.get({
        publicKey: {
          challenge: bytes(32),
          allowCredentials: [{ type: 'public-key', id: credential }],
          userVerification: 'required',
          timeout: TIMEOUT_MS,
          extensions: { prf: { eval: { first: salt } } },
        },
      })
      return secretIn(asked as PublicKeyCredential | null) ?? fail(refusal('passkey-unsupported'))
    } catch (error) {
      return refused(error)
    }
  },
}

function secretIn(credential: PublicKeyCredential | null): Result<Bytes> | undefined {
  const first = credential?.getClientExtensionResults().prf?.results?.first
  if (!first) return undefined
  return ok(new Uint8Array(first instanceof ArrayBuffer ? first : (first.buffer as ArrayBuffer)).slice() as Bytes)
}

/** Turned down, timed out, or not possible here: the browser does not say which. */
function refused(error: unknown): Result<never> {
  const isUnsupported = error instanceof DOMException && ['NotSupportedError', 'SecurityError'].includes(error.name)
  return fail(refusal(isUnsupported ? 'passkey-unsupported' : 'passkey-refused', { detail: String(error) }))
}
